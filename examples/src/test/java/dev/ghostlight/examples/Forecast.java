package dev.ghostlight.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.cli.Ghostlight;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run of {@code ghostlight forecast} came to; nothing was written to standard error.
 *
 * @param exitCode its exit code
 * @param out its standard output
 */
record Forecast(int exitCode, String out) {
    /** Runs it in this process, in the root of the repository. */
    static Forecast of(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("forecast"));
        words.addAll(arguments);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Ghostlight.run(
                words,
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(out),
                new PrintWriter(err),
                // Where servers are kept ready hangs on it.
                Map.of("HOME", System.getProperty("user.home")));
        assertThat(err.toString()).as("what %s complains of", words).isEmpty();
        return new Forecast(exitCode, out.toString());
    }

    /** The JSON of a forecast. */
    static JsonNode json(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--format", "json"));
        return JsonMapper.shared().readTree(of(words).out());
    }
}
