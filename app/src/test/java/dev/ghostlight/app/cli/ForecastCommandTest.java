package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForecastCommandTest {
    static final String SERVICE = """
            service: shop
            environments:
              prod:
                fleet: { nodes: 4, downtime: 0s }
                balancer: { kind: haproxy, balance: roundrobin }
                stores:
                  db: { capacity: 10000/s, baseline: 0/s, queue: 500ms, answer: 1ms, timeout: 1s, retries: 0, late-answers: dropped }
                caches:
                  items:
                    fills-from: db
                    held: per-node
                    expires: { after-write: 1h }
                    single-flight: per-node
                    requests: 500/s
                    keys: { count: 100, popularity: uniform }
              beta:
                like: prod
                stores:
                  db: { capacity: 10/s }
            rollout: { gap: 1m }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_safe_rollout_is_clear() throws Exception {
        Ran ran = forecast();
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
        assertThat(ran.out()).startsWith("CLEAR  The forecast for shop in prod found no danger");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void an_overload_is_danger() throws Exception {
        Ran ran = forecast("--env", "beta", "--gap", "0s");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DANGER);
        assertThat(ran.out()).startsWith("DANGER  The forecast for shop in beta found ");
    }

    @Test
    void a_warning_fails_only_when_asked_to() throws Exception {
        write(SERVICE.replace("capacity: 10000/s, ", "").replace("gap: 1m", "gap: 0s"));
        assertThat(Ran.of("forecast", folder.toString(), "--env", "prod").exitCode())
                .as("the capacity is unknown, and nothing else is wrong")
                .isEqualTo(ExitCode.HOLD);
        assertThat(Ran.of("forecast", folder.toString(), "--fail-on", "warning").exitCode())
                .isEqualTo(ExitCode.DANGER);
        assertThat(Ran.of("forecast", folder.toString(), "--fail-on", "danger").exitCode())
                .isEqualTo(ExitCode.HOLD);
    }

    @Test
    void an_unknown_option_is_refused_with_the_one_meant() throws Exception {
        assertRefused(forecast("--enviroment", "prod"), "'--enviroment' is not an option.");
        assertRefused(forecast("--capacty", "1/s"), "'--capacty' is not an option.", "Did you mean '--capacity'?");
    }

    @Test
    void an_unknown_environment_is_refused_with_the_one_meant() throws Exception {
        Ran ran = forecast("--env", "prd");
        assertRefused(ran, "ghostlight.yaml:2:1: /environments: there is no environment 'prd'. Nothing was forecast.");
        assertThat(ran.err()).contains("Did you mean prod?");
        assertRefused(forecast("--env", ""), "there is no environment ''", "Name one of prod, beta");
        assertRefused(forecast("--env", "\u001b[31mred"), "there is no environment '\\x{1b}[31mred'");
    }

    @Test
    void an_unknown_severity_is_refused_with_the_one_meant() throws Exception {
        assertRefused(
                forecast("--fail-on", "dangr"),
                "Invalid value for option '--fail-on': 'dangr' is none of danger, warning. Did you mean 'danger'?"
                        + " Nothing was run.");
    }

    @Test
    void all_problems_of_the_file_and_the_options_are_told_at_once() throws Exception {
        write(SERVICE.replace("nodes: 4", "nodes: many").replace("requests: 500/s", "requests: 500"));
        Ran ran = Ran.of("forecast", folder.toString(), "--margin", "lots", "--horizon", "3");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .contains("/fleet/nodes: 'many'", "/requests: '500' has no unit", "--margin: 'lots'", "--horizon: '3'");
    }

    @Test
    void a_file_and_a_plain_question_exclude_each_other() throws Exception {
        assertRefused(
                forecast("--nodes", "5", "--keys", "100"),
                "A plain question needs no file, and a file no" + " --nodes, --keys. Leave out " + folder
                        + ", or write the facts into it. Nothing was run.");
    }

    @Test
    void a_plain_question_is_answered_without_a_file() {
        Ran ran = plain("--ttl", "2h", "--capacity", "1000/s", "--gap", "0s");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DANGER);
        assertThat(ran.out())
                .contains("cold-cache-overload\n    command line --cache\n", "--single-flight  none: ")
                .doesNotContain("command line:", "/environments/");
    }

    @Test
    void a_plain_question_without_a_capacity_is_on_hold() {
        Ran ran = plain("--ttl", "2h", "--gap", "0s");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.HOLD);
        assertThat(ran.out()).startsWith("HOLD").contains("capacity-unknown");
    }

    @Test
    void a_plain_question_asks_for_all_that_is_missing_and_never_guesses_a_popularity() {
        Ran ran = Ran.of("forecast", "--nodes", "50", "--capacity", "1000/s");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.messages())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).doesNotContain("/environments", "/rollout", "yaml"))
                .contains("command line: --popularity: it is missing: How do the reads spread over the keys:"
                        + " zipf(EXPONENT) or uniform? Nothing can be forecast without it."
                        + " Add it, such as --popularity 'zipf(0.9)'.")
                .contains("command line: --ttl: it is missing: How long does an entry stay after it was filled?"
                        + " Nothing can be forecast without it. Add it, such as --ttl 2h, or --max-entries 10k.");
    }

    @Test
    void a_plain_question_tells_what_is_wrong_beside_what_is_missing() {
        Ran ran = Ran.of("forecast", "--nodes", "0", "--capacity", "1000", "--popularity", "zpf(0.9)", "--batch", "x");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .contains("command line: --nodes: '0'", "command line: --capacity: '1000' has no unit.")
                .contains("command line: --popularity: 'zpf(0.9)'", "command line: --batch: 'x'")
                .contains("command line: --requests: it is missing")
                .doesNotContain("--popularity: it is missing");
    }

    @Test
    void a_cache_that_is_only_bounded_by_entries_needs_no_lifetime() {
        Ran ran = plain("--max-entries", "100", "--capacity", "100k/s", "--gap", "1m");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isNotEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_plain_question_has_no_environments() {
        assertRefused(plain("--env", "prod"), "--env names an environment of a file, and a plain question has none.");
    }

    @Test
    void an_option_that_is_empty_or_given_twice_is_refused() throws Exception {
        assertRefused(forecast("--gap", ""), "'--gap': it is empty. Nothing was run.");
        assertRefused(forecast("--gap", "  "), "it is empty");
        assertRefused(forecast("--gap", "1s", "--gap", "2s"), "'--gap': it is given twice. Nothing was run.");
        assertRefused(forecast("--gap"), "Missing required parameter for option '--gap'");
    }

    @Test
    void a_path_that_is_not_there_or_not_a_configuration_is_refused() throws Exception {
        assertRefused(Ran.of("forecast", folder.resolve("nowhere").toString()), "the file is not there");
        assertRefused(Ran.of("forecast", folder.toString()), "ghostlight.yaml: the file is not there");
        Files.write(folder.resolve("ghostlight.yaml"), new byte[] {'a', (byte) 0xFF, (byte) 0xFE});
        assertRefused(Ran.of("forecast", folder.toString()), "UTF-8");
        assertRefused(Ran.of("forecast", "a\u0000b"), "Invalid value for positional parameter");
    }

    @Test
    void hostile_values_are_refused_without_reaching_the_terminal() {
        for (String value :
                List.of("\u001b]0;owned\u0007", "${sys:user.home}", "1\n2", "'; rm -rf /", "9".repeat(100_000), "ö٣")) {
            Ran ran = plain("--ttl", value, "--gap", "0s");
            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err())
                    .startsWith("command line: --ttl: '")
                    .hasLineCount(1)
                    .hasSizeLessThan(400)
                    .doesNotContain("\u001b", "\u0007");
        }
    }

    @Test
    void names_of_a_plain_question_are_shown_and_do_no_harm() {
        Ran ran = plain("--ttl", "2h", "--gap", "0s", "--capacity", "1000/s", "--store", "größe");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DANGER);
        assertThat(ran.out()).contains("Load on größe");
        assertRefused(
                plain("--ttl", "2h", "--gap", "0s", "--service", "a: {b\n\u001b[31m"),
                "--service: 'a: {b\\x{a}\\x{1b}[31m' is not a name.");
    }

    private Ran forecast(String... options) throws IOException {
        write(SERVICE);
        List<String> arguments = new ArrayList<>(List.of("forecast", folder.toString()));
        arguments.addAll(Arrays.asList(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Ran plain(String... options) {
        List<String> arguments = new ArrayList<>(List.of("forecast", "--nodes", "50", "--requests", "8000/s"));
        arguments.addAll(List.of("--keys", "3000", "--popularity", "zipf(0.9)"));
        arguments.addAll(Arrays.asList(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("ghostlight.yaml"), yaml, StandardCharsets.UTF_8);
    }

    private static void assertRefused(Ran ran, String... words) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(words);
        assertThat(ran.out()).isEmpty();
    }
}
