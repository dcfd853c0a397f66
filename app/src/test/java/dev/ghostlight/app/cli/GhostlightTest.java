package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Hazard;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class GhostlightTest {
    private static final List<Hazard> HAZARDS =
            List.of(new Known("dark-stage", "Somebody falls off the stage."), new Known("no-page", "It has no page."));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_version_is_printed() {
        assertThat(run("--version")).isEqualTo(ExitCode.CLEAR);
        assertThat(out.toString()).matches("ghostlight \\d+\\.\\d+\\.\\d+\\R");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void every_verb_has_help_that_goes_to_standard_output() {
        for (String verb : List.of("explain", "completion")) {
            assertThat(run(verb, "--help")).isEqualTo(ExitCode.CLEAR);
            assertThat(out.toString()).contains("Usage: ghostlight " + verb);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_help_lists_the_verbs_and_the_exit_codes() {
        assertThat(run("--help")).isEqualTo(ExitCode.CLEAR);
        assertThat(out.toString()).contains("explain", "completion", "Exit codes: 0 clear, 1 danger");
    }

    @Test
    void without_a_verb_the_usage_is_wrong() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .isEqualTo("ghostlight: No verb is given. Nothing was run. 'ghostlight --help' tells what there is.\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void an_unknown_verb_is_refused_with_the_one_meant() {
        assertThat(run("explian", "dark-stage")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .startsWith("ghostlight: 'explian' is not a verb. Nothing was run. Did you mean 'explain'? ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void an_unknown_option_is_refused_with_the_one_meant() {
        assertThat(run("explain", "--hepl")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .startsWith("ghostlight explain: '--hepl' is not an option. Nothing was run. Did you mean '--help'? ");
    }

    @Test
    void all_wrong_words_are_named_at_once() {
        assertThat(run("explain", "dark-stage", "other", "--loud")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'other' is one argument too many.", "'--loud' is not an option.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_value_for_an_option_that_takes_none_is_refused() {
        assertThat(run("--help=now")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .startsWith("ghostlight: Invalid value for option '--help': 'now'")
                .contains("Nothing was run.");
    }

    @Test
    void an_argument_that_begins_with_an_at_sign_is_a_word() {
        assertThat(run("explain", "@/etc/passwd")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("ghostlight explain: '@/etc/passwd' is not a hazard.");
    }

    @Test
    void hostile_words_are_refused_as_they_are() {
        for (String word :
                List.of("", " ", "../../secret", "${sys:user.home}", "a\u0000b", "ö", "x".repeat(1_000_000))) {
            assertThat(run("explain", word)).isEqualTo(ExitCode.USAGE);
            assertThat(err.toString()).contains("'" + word + "' is not a hazard.");
        }
    }

    @Test
    void a_hazard_is_explained_by_its_page() {
        assertThat(run("explain", "dark-stage")).isEqualTo(ExitCode.CLEAR);
        assertThat(out.toString()).isEqualTo("# dark-stage\n\nLeave a light on – always.\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void without_a_hazard_all_are_listed() {
        assertThat(run("explain")).isEqualTo(ExitCode.CLEAR);
        assertThat(out.toString())
                .isEqualTo("dark-stage  Somebody falls off the stage.\nno-page     It has no page.\n");
    }

    @Test
    void an_unknown_hazard_is_refused_with_the_one_meant() {
        assertThat(run("explain", "dark-stag")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .isEqualTo("ghostlight explain: 'dark-stag' is not a hazard. Nothing was explained."
                        + " Did you mean 'dark-stage'? 'ghostlight explain' lists all hazards.\n");
    }

    @Test
    void a_failure_is_told_without_a_stack_trace() {
        assertThat(run("explain", "no-page")).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString())
                .startsWith("ghostlight explain: it broke off: ")
                .contains("no-page has no page", "GHOSTLIGHT_DEBUG=1")
                .doesNotContain("\tat ");
    }

    @Test
    void a_failure_is_told_with_a_stack_trace_when_asked_for() {
        assertThat(run(Map.of("GHOSTLIGHT_DEBUG", "1"), "explain", "no-page")).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString()).contains("\tat dev.ghostlight.app.cli.Explain");
    }

    @Test
    void an_error_of_the_machine_is_no_verdict() {
        Console console = console(Map.of());
        CommandLine commandLine = Ghostlight.commandLine(console, HAZARDS).addSubcommand(new Exhausted());
        assertThat(Ghostlight.run(List.of("exhausted"), console, commandLine)).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString()).contains("StackOverflowError").doesNotContain("\tat ");
    }

    @Test
    void the_completion_script_knows_the_verbs() {
        assertThat(run("completion")).isEqualTo(ExitCode.CLEAR);
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("explain completion");
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> variables, String... arguments) {
        Console console = console(variables);
        return Ghostlight.run(List.of(arguments), console, Ghostlight.commandLine(console, HAZARDS));
    }

    private Console console(Map<String, String> variables) {
        return new Console(
                new BufferedReader(Reader.nullReader()), new PrintWriter(out), new PrintWriter(err), variables);
    }

    private record Known(String id, String title) implements Hazard {}

    @Command(name = "exhausted")
    private static final class Exhausted implements Runnable {
        @Override
        public void run() {
            throw new StackOverflowError();
        }
    }
}
