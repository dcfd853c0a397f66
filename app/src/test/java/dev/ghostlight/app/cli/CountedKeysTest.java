package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountedKeysTest {
    private static final String LOG = "GET /s?id=7 200\nGET / 200\nGET /s?id=8 200\nGET /s?id=7 200\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keys_are_counted_in_a_log() throws Exception {
        Files.writeString(folder.resolve("access.log"), LOG);
        assertCalls(forecast("log: access.log, key: 'id=(\\w+)'"), 8);
    }

    @Test
    void keys_are_counted_in_a_compressed_log() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("access.log.gz")))) {
            out.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        assertCalls(forecast("log: access.log.gz, key: 'id=(\\w+)'"), 8);
    }

    @Test
    void keys_are_taken_from_a_table_of_counts() throws Exception {
        Files.writeString(folder.resolve("keys.csv"), "key,count\na,5\nb,3\nc,1\n");
        assertCalls(forecast("counts: keys.csv"), 12);
    }

    @Test
    void bytes_that_are_no_text_do_not_matter() throws Exception {
        Files.write(
                folder.resolve("access.log"), (LOG + "id=\u00ff\u0000 id=7\n").getBytes(StandardCharsets.ISO_8859_1));
        assertCalls(forecast("log: access.log, key: 'id=(\\d+)'"), 8);
    }

    @Test
    void a_file_that_is_missing_is_told_with_its_place() throws Exception {
        Ran ran = forecast("log: access.log, key: 'id=(\\w+)'");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .startsWith(folder + "/ghostlight.yaml:15:")
                .contains("/environments/prod/caches/items/keys/log: ", "there is no such file")
                .endsWith("Nothing was forecast. Mend it, or write count and popularity in its stead.\n");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void a_pattern_that_is_never_found_is_told_with_the_first_lines() throws Exception {
        Files.writeString(folder.resolve("access.log"), LOG);
        Ran ran = forecast("log: access.log, key: 'sticker=(\\w+)'");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.messages()).hasSize(1);
        assertThat(ran.err())
                .contains("'sticker=(\\w+)' is found in none of the 4 lines.", "| GET /s?id=7 200 | GET / 200");
    }

    @Test
    void every_wrong_line_of_a_table_is_told() throws Exception {
        Files.writeString(folder.resolve("keys.csv"), "a,5\nb,many\nc\n");
        Ran ran = forecast("counts: keys.csv");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.messages()).hasSize(2);
        assertThat(ran.err()).contains("keys.csv:2: 'many'", "keys.csv:3: ");
    }

    @Test
    void hostile_lines_do_not_reach_the_terminal() throws Exception {
        Files.writeString(folder.resolve("access.log"), "\u001b]0;owned\u0007\n");
        Ran ran = forecast("log: access.log, key: 'id=(\\w+)'");
        assertThat(ran.err()).contains("none of the 1 lines").doesNotContain("\u001b", "\u0007");
    }

    @Test
    void on_a_terminal_the_progress_is_drawn_and_wiped_away() throws Exception {
        Files.writeString(folder.resolve("access.log"), LOG);
        Ran ran = forecast("log: access.log, key: 'id=(\\w+)'", Ran.ON_A_TERMINAL);
        assertThat(ran.err()).startsWith("\r").contains("access.log").endsWith("\r\u001b[K\r");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.CLEAR);
    }

    /** Every node asks for every key once. */
    private static void assertCalls(Ran ran, int calls) {
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
        assertThat(ran.out()).contains("To first expiry  " + calls + " calls in 1 h");
        assertThat(ran.err()).isEmpty();
    }

    private Ran forecast(String keys) throws IOException {
        return forecast(keys, Map.of());
    }

    private Ran forecast(String keys, Map<String, String> variables) throws IOException {
        String yaml = ForecastCommandTest.SERVICE
                .replace("count: 100, popularity: uniform", keys)
                .replace("gap: 1m", "gap: 0s");
        Files.writeString(folder.resolve("ghostlight.yaml"), yaml);
        return Ran.with(variables, "", "forecast", folder.toString());
    }
}
