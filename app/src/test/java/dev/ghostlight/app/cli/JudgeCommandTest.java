package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class JudgeCommandTest {
    private static final String UNEXPECTED = "ERROR unexpected\njava.lang.IllegalStateException: cart 77 is closed\n"
            + "\tat shop.Cart.add(Cart.java:41)";

    private static final long SEED = 20_261_127;

    @TempDir
    private Path folder = Path.of("");

    private JudgeFiles files = new JudgeFiles(folder);

    @BeforeEach
    void begin() {
        files = new JudgeFiles(folder);
    }

    private Ran judged(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("judge", "--baseline-dir", files.before(), "--canary-dir", files.after()));
        arguments.addAll(Arrays.asList(more));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Ran ran) {
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void a_fleet_in_which_nothing_changed_is_promoted() throws Exception {
        files.fleet();
        Ran ran = judged();

        assertThat(ran.exitCode()).as(ran.err() + ran.out()).isEqualTo(ExitCode.CLEAR);
        assertThat(ran.out()).startsWith("PROMOTE  Nothing new and nothing worse was seen on node-3.");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_new_error_holds_at_its_first_time_and_rolls_back_at_its_third() throws Exception {
        files.fleet(JudgeFiles.at(70, UNEXPECTED));
        Ran once = judged();
        assertThat(once.exitCode()).isEqualTo(ExitCode.HOLD);
        assertThat(once.out())
                .startsWith("HOLD ")
                .contains("unexpected: java.lang.IllegalStateException", "1 m 10 s after", "judge mark v1:");

        files.fleet(JudgeFiles.at(70, UNEXPECTED), JudgeFiles.at(140, UNEXPECTED), JudgeFiles.at(210, UNEXPECTED));
        assertThat(judged().exitCode()).isEqualTo(ExitCode.DANGER);

        files.fleet(JudgeFiles.at(70, UNEXPECTED));
        assertThat(judged("--rollback-on", "new-error").exitCode()).isEqualTo(ExitCode.DANGER);
    }

    @Test
    void the_json_tells_signatures_and_on_request_each_line() throws Exception {
        files.fleet(JudgeFiles.at(75, UNEXPECTED));
        JsonNode report = json(judged("--format", "json", "--lines"));

        assertThat(report.get("verdict").asString()).isEqualTo("hold");
        JsonNode first = report.get("signatures").get(0);
        assertThat(first.get("class").asString()).isEqualTo("NEW");
        assertThat(first.get("node").asString()).isEqualTo("node-3");
        assertThat(first.get("firstLine").asInt()).isEqualTo(9);
        assertThat(first.get("sample").asString()).isEqualTo(UNEXPECTED.substring("ERROR ".length()));
        List<String> kinds = new ArrayList<>();
        report.get("lines").forEach(line -> kinds.add(line.get("class").asString()));
        assertThat(kinds).hasSize(63).containsOnly("KNOWN", "NEW");
        assertThat(kinds.subList(8, 11)).containsOnly("NEW");
        assertThat(json(judged("--format", "json")).has("lines")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"json", "markdown", "html", "sarif"})
    void every_format_names_the_new_error(String format) throws Exception {
        files.fleet(JudgeFiles.at(75, UNEXPECTED));
        Ran ran = judged("--format", format);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.HOLD);
        assertThat(ran.out()).contains("new-error", "IllegalStateException");
    }

    @Test
    void one_folder_of_all_nodes_will_do_if_the_changed_ones_and_the_time_are_named() throws Exception {
        files.fleet();
        List<String> all = JudgeFiles.orders(-3_600, 600);
        all.add(JudgeFiles.at(601, JudgeFiles.ERROR));
        files.log("before/node-3.log", all.toArray(String[]::new));
        String[] arguments = {"judge", "--baseline-dir", files.before(), "--changed", "node-3"};
        Ran ran = Ran.of(Stream.of(arguments, new String[] {"--changed-at", JudgeFiles.CHANGE})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.HOLD);
        assertThat(ran.out()).contains("no route to shard 7");

        Ran without = Ran.of(arguments);
        assertThat(without.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(without.err()).contains("--changed-at is missing");
    }

    @Test
    void what_was_learnt_is_known_and_what_was_marked_is_heeded() throws Exception {
        files.fleet(JudgeFiles.at(75, JudgeFiles.ERROR));
        String baseline = folder.resolve("kept/baseline.gz").toString();
        String old = files.log("old.log", JudgeFiles.at(-90_000, "ERROR no route to shard 3"))
                .toString();
        Ran learnt = Ran.of("judge", "learn", old, "--into", baseline, "--release", "1.0");
        assertThat(learnt.exitCode()).as(learnt.err()).isZero();
        assertThat(learnt.out()).contains("learnt 1 records of release 1.0");
        assertThat(judged("--baseline", baseline).exitCode()).isEqualTo(ExitCode.CLEAR);

        String fingerprint = json(judged("--format", "json"))
                .get("signatures")
                .get(0)
                .get("fingerprint")
                .asString();
        Ran marked = Ran.of("judge", "mark", fingerprint, "stop", "--reason", "it lost orders", "--into", baseline);
        assertThat(marked.exitCode()).as(marked.err()).isZero();
        Ran stopped = judged("--baseline", baseline);
        assertThat(stopped.exitCode()).isEqualTo(ExitCode.DANGER);
        assertThat(stopped.out()).contains("marked-signature", "it lost orders");

        Ran.of("judge", "mark", fingerprint, "none", "--into", baseline);
        assertThat(judged("--baseline", baseline).exitCode()).isEqualTo(ExitCode.CLEAR);
    }

    @Test
    void metrics_are_judged_alone_or_beside_logs() throws Exception {
        String metrics = files.metrics(32, false);
        Ran alone = Ran.of(
                "judge",
                "--metrics",
                metrics,
                "--changed",
                "node-3",
                "--changed-at",
                JudgeFiles.CHANGE,
                "--expect",
                "mails_sent per orders_paid");
        assertThat(alone.exitCode()).as(alone.err()).isEqualTo(ExitCode.DANGER);
        assertThat(alone.out())
                .contains("metric-worse", "latency_ms is higher", "went-silent", "mails_sent per orders_paid");

        files.fleet();
        Ran beside =
                judged("--metrics", files.metrics(20, true), "--changed-at", JudgeFiles.CHANGE, "--format", "json");
        assertThat(beside.exitCode()).as(beside.out()).isEqualTo(ExitCode.CLEAR);
        assertThat(json(beside).get("metrics")).hasSize(3);
        assertThat(json(beside).get("judge").get("changed").get(0).asString()).isEqualTo("node-3");
    }

    @Test
    void metrics_of_which_nobody_says_what_was_changed_are_refused_with_their_nodes() throws Exception {
        Ran ran = Ran.of("judge", "--metrics", files.metrics(20, true), "--changed-at", JudgeFiles.CHANGE);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("node-0, node-1", "nothing says which of them was changed", "--changed NODE");

        Ran other = Ran.of(
                "judge",
                "--metrics",
                files.metrics(20, true),
                "--changed-at",
                JudgeFiles.CHANGE,
                "--changed",
                "node-3",
                "--expect",
                "mail_sent");
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("there is no metric 'mail_sent'", "Did you mean 'mails_sent'?");
    }

    @Test
    void standard_input_is_judged_as_well() throws Exception {
        String baseline = files.log("before.log", JudgeFiles.orders(-3_600, 0).toArray(String[]::new))
                .toString();
        Ran ran = Ran.with(
                Map.of(),
                String.join("\n", JudgeFiles.orders(0, 600)) + "\n" + JudgeFiles.at(601, JudgeFiles.ERROR) + "\n",
                "judge",
                "--baseline",
                baseline,
                "--canary",
                "-");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.HOLD);
        assertThat(ran.out()).contains("no route to shard 7");
    }

    @Test
    void bytes_that_no_text_has_and_lines_without_end_are_read_as_far_as_they_go() throws Exception {
        Path before = files.log("before.log", JudgeFiles.orders(-3_600, 0).toArray(String[]::new));
        Path after = folder.resolve("after.log");
        byte[] head = (String.join("\n", JudgeFiles.orders(0, 600)) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + 1_000_000);
        new Random(SEED).nextBytes(all);
        System.arraycopy(head, 0, all, 0, head.length);
        Files.write(after, all);

        Ran ran = Ran.of("judge", "--baseline", before.toString(), "--canary", after.toString());
        assertThat(ran.exitCode()).as(ran.err()).isIn(ExitCode.CLEAR, ExitCode.HOLD);
        assertThat(ran.out()).contains("holds bytes that no text has");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "judge | Nothing says what is judged",
                "judge --canary a.log | Nothing says what is usual",
                "judge --canary nowhere.log --baseline nowhere-2.log | nowhere.log",
                "judge --canary-dir nowhere --baseline-dir nowhere-2 | nowhere-2",
                "judge --canary a.log --baseline b.log --changed-at noon | --changed-at: 'noon'",
                "judge --canary a.log --baseline b.log --false-alarms 200% | --false-alarms",
                "judge --canary a.log --baseline b.log --watch soon | --watch: 'soon'",
                "judge --canary a.log --baseline b.log --rollback-on new-eror | Did you mean 'new-error'?",
                "judge --metrics nowhere.csv --changed-at 2026-11-20T12:00:00Z | nowhere.csv",
                "judge --metrics nowhere.csv | --changed-at is missing",
                "judge --canary - --baseline b.log --follow | standard input is none",
                "judge --canary a.log --baseline b.log --follow --lines | Leave out --lines",
                "judge --canary a.log --baseline b.log --expect x | --expect is about metrics",
                "judge nowhere --follow --changed a | nowhere",
                "judge learn nowhere.log --release 1 --into x.gz | nowhere.log",
                "judge mark v1:12 harmless --reason x | 'v1:12' is no fingerprint",
                "judge mark v1:0123456789abcdef harmles --reason x | Did you mean 'harmless'?",
                "judge mark v1:0123456789abcdef harmless | --reason is missing",
                "judge records nowhere.log | nowhere.log"
            })
    void what_cannot_be_judged_is_refused(String command, String said) {
        Ran ran = Ran.of(command.split(" "));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(said);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void a_damaged_baseline_is_refused_and_stays_as_it_is() throws Exception {
        Path baseline = folder.resolve("baseline.gz");
        String old =
                files.log("old.log", JudgeFiles.at(-90_000, JudgeFiles.ERROR)).toString();
        Ran.of("judge", "learn", old, "--into", baseline.toString(), "--release", "1.0");
        byte[] cut = Arrays.copyOf(Files.readAllBytes(baseline), 60);
        Files.write(baseline, cut);

        Ran learnt = Ran.of("judge", "learn", old, "--into", baseline.toString(), "--release", "1.1");
        assertThat(learnt.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(learnt.err()).contains("baseline.gz", "cut off");
        assertThat(Files.readAllBytes(baseline)).isEqualTo(cut);
    }

    @Test
    void two_who_learn_at_once_lose_nothing() throws Exception {
        String baseline = folder.resolve("baseline.gz").toString();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String log = files.log("log-" + i + ".log", JudgeFiles.at(i, JudgeFiles.ERROR))
                    .toString();
            threads.add(Thread.ofPlatform()
                    .name("learn-", i)
                    .start(() -> Ran.of("judge", "learn", log, "--into", baseline, "--release", "1.0")));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        String log = files.log("last.log", JudgeFiles.at(9, JudgeFiles.ERROR)).toString();
        assertThat(Ran.of("judge", "learn", log, "--into", baseline, "--release", "1.0")
                        .out())
                .contains("1 signatures of 5 learnings");
    }

    @Test
    void the_records_of_a_log_are_told() throws Exception {
        String log = files.log("a.log", JudgeFiles.at(1, UNEXPECTED), JudgeFiles.at(2, JudgeFiles.ORDER))
                .toString();
        Ran ran = Ran.of("judge", "records", log, "--format", "json");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).endsWith("\n");
        JsonNode records = json(ran).get("records");
        assertThat(records).hasSize(2);
        assertThat(records.get(0).get("kind").asString()).isEqualTo("trace");
        assertThat(records.get(0).get("lastLine").asInt()).isEqualTo(3);
        assertThat(records.get(1).get("text").asString()).isEqualTo("order stored");
        assertThat(Ran.of("judge", "records", log).out())
                .startsWith("1-3  trace  error  v1:")
                .contains("    order stored");
    }
}
