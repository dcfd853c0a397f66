package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitCommandTest {
    private static final String[] ENOUGH = ("--service shop --nodes 50 --requests 8000/s --keys 3000"
                    + " --popularity zipf(0.9) --ttl 2h --capacity 1000/s --gap 0s")
            .split(" ");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void options_are_written_and_can_be_forecast() {
        Ran ran = init("", false, ENOUGH);
        assertThat(ran)
                .isEqualTo(new Ran(
                        ExitCode.CLEAR, "Wrote " + file() + ". Next: ghostlight forecast " + folder + "\n", ""));
        assertThat(file()).content().contains("service: shop\n", "nodes: 50\n", "# downtime: 20s\n");
        assertThat(Ran.of("forecast", folder.toString()).exitCode()).isEqualTo(ExitCode.DANGER);
    }

    @Test
    void what_is_already_there_is_never_touched() throws Exception {
        Files.writeString(file(), "mine");
        Ran ran = init("", false, ENOUGH);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .isEqualTo("ghostlight init: " + file()
                        + " is already there. It was not touched. Edit it, or name another folder.\n");
        assertThat(file()).hasContent("mine");
    }

    @Test
    void a_terminal_is_asked() {
        Ran ran = init("shop\n50\n\nshop-db\n1000/s\nitems\n8000/s\n3000\nzipf(0.9)\n2h\n0s\n", true);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
        assertThat(ran.err())
                .startsWith("What is the service called? (such as stickers) How many servers run it? (such as 50) ");
        assertThat(file()).content().contains("shop-db:", "items:", "# downtime: 20s", "popularity: zipf(0.9)");
    }

    @Test
    void what_the_options_say_is_not_asked() {
        Ran ran = init("\n\n\n\n", true, ENOUGH);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
        assertThat(ran.err()).contains("How long does a server take").doesNotContain("How many servers run it?");
    }

    @Test
    void a_wrong_answer_is_told_and_asked_again() {
        Ran ran =
                init("shop\nfifty\n\n50\n\nshop-db\n1000\n1000/s\nitems\n8000/s\n3000\nzipf\nuniform\n2h\n0s\n", true);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
        assertThat(ran.err())
                .contains("command line: --nodes: 'fifty'", "It cannot be left open", "--capacity: '1000' has no unit")
                .contains("--popularity: 'zipf'");
        assertThat(file()).content().contains("nodes: 50", "capacity: 1000/s", "popularity: uniform");
    }

    @Test
    void who_never_answers_well_is_not_asked_for_ever() {
        Ran ran = init("shop\n" + "no number\n".repeat(1_000), true);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("Nothing was written.").hasLineCount(5 + 6 + 1);
        assertThat(file()).doesNotExist();
    }

    @Test
    void an_end_of_the_input_in_the_middle_writes_nothing() {
        for (String typed : List.of("", "shop", "shop\n50\n\nshop-db\n")) {
            Ran ran = init(typed, true);
            assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("--requests: it is missing", "ghostlight init: Nothing was written.");
            assertThat(file()).doesNotExist();
        }
    }

    @Test
    void wrong_options_are_told_before_anything_is_asked() {
        Ran ran = init("shop\n", true, "--nodes", "x", "--ttl", "2");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.messages()).hasSize(3).first().asString().startsWith("command line: --nodes: 'x'");
        assertThat(file()).doesNotExist();
    }

    @Test
    void without_a_terminal_it_tells_what_is_missing_and_writes_nothing() {
        Ran ran = init("shop\n50\n", false, "--nodes", "50");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--popularity: it is missing").doesNotContain("What is the service called");
        assertThat(file()).doesNotExist();
    }

    @Test
    void hostile_answers_are_refused_and_nothing_is_written() {
        for (String name : List.of(
                "a: {b: [",
                "*anchor",
                "!!java.lang.Runtime",
                "\"",
                "- x",
                "# none",
                "a\nb: c",
                "\u0000\u0085",
                "../x")) {
            Ran ran = init("", false, answers("--service", name));
            assertThat(ran.exitCode()).as("%s: %s", name, ran.err()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains(" is not a name.");
            assertThat(file()).doesNotExist();
        }
    }

    @Test
    void names_that_other_programs_read_as_something_else_stay_names() throws Exception {
        for (String name : List.of("yes", "null", "1e3", "0x1f", "größe", "x.y_z-1")) {
            Ran ran = init("", false, answers("--service", name));
            assertThat(ran.exitCode()).as("%s: %s", name, ran.err()).isEqualTo(ExitCode.CLEAR);
            assertThat(Ran.of("forecast", folder.toString()).out()).contains("The forecast for " + name + " in prod");
            Files.delete(file());
        }
    }

    @Test
    void a_folder_that_is_not_there_is_made() {
        folder = folder.resolve("shop/deploy");
        Ran ran = init("", false, ENOUGH);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
        assertThat(file()).content().contains("service: shop\n");
    }

    @Test
    void a_folder_is_made_only_for_a_file_that_is_written() {
        folder = folder.resolve("shop");
        assertThat(init("", false, "--nodes", "50").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_file_in_place_of_the_folder_is_told() throws Exception {
        folder = Files.writeString(folder.resolve("shop"), "mine");
        Ran ran = init("", false, ENOUGH);
        assertThat(ran)
                .isEqualTo(new Ran(
                        ExitCode.USAGE,
                        "",
                        "ghostlight init: " + folder + " is not a folder. Nothing was written. Name another one.\n"));
        assertThat(folder).hasContent("mine");
    }

    @Test
    void links_to_what_is_not_there_are_not_followed() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        Files.createSymbolicLink(file(), nowhere);
        assertThat(init("", false, ENOUGH).err()).contains(" is already there. It was not touched.");
        folder = Files.createSymbolicLink(folder.resolve("shop"), nowhere);
        assertThat(init("", false, ENOUGH).err()).contains(folder + " is not a folder. Nothing was written.");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws Exception {
        // Below a file not even root can make a folder.
        Path file = Files.writeString(folder.resolve("file"), "mine");
        folder = file.resolve("shop");
        Ran ran = init("", false, ENOUGH);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(ran.err())
                .startsWith("ghostlight init: " + file() + " cannot be written: ")
                .endsWith(". Nothing was written. Name a folder that can be written.\n");
    }

    @Test
    void of_many_at_the_same_time_one_writes() throws Exception {
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(() -> init("", false, ENOUGH).exitCode());
        }
        List<Integer> exitCodes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> run : threads.invokeAll(runs)) {
                exitCodes.add(run.get());
            }
        }
        assertThat(exitCodes).containsOnlyOnce(ExitCode.CLEAR).contains(ExitCode.USAGE);
        assertThat(Ran.of("forecast", folder.toString()).exitCode()).isEqualTo(ExitCode.DANGER);
    }

    /** Answers that are enough, with another one to one of the questions. */
    private static String[] answers(String option, String answer) {
        String[] answers = ENOUGH.clone();
        answers[List.of(answers).indexOf(option) + 1] = answer;
        return answers;
    }

    private Path file() {
        return folder.resolve("ghostlight.yaml");
    }

    private Ran init(String typed, boolean isTerminal, String... options) {
        List<String> arguments = new ArrayList<>(List.of("init", folder.toString()));
        arguments.addAll(List.of(options));
        return Ran.with(isTerminal ? Ran.ON_A_TERMINAL : Map.of(), typed, arguments.toArray(String[]::new));
    }
}
