package dev.ghostlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.cli.Ghostlight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of the guide, and holds them to the exit codes that it tells. */
final class ForecastGuideTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\./ghostlight (.*?) # exit code (\\d)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

    @TempDir
    private Path written;

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_ends_as_the_guide_says(String command, int exitCode) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int actual = Ghostlight.run(
                arguments(command),
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of());

        assertThat(err.toString()).isEmpty();
        assertThat(actual).isEqualTo(exitCode);
        assertThat(written)
                .satisfiesAnyOf(
                        folder -> assertThat(folder).isNotEmptyDirectory(),
                        _ -> assertThat(out.toString()).isNotBlank());
    }

    static Stream<Object[]> commands() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide/forecast.md"));
        List<String> lines = SHELL.matcher(guide)
                .results()
                .flatMap(block -> block.group(1).replace("\\\n", " ").lines())
                .toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).matches(COMMAND));
        return lines.stream().flatMap(line -> COMMAND.matcher(line).results()).map(command ->
                new Object[] {command.group(1).strip(), Integer.valueOf(command.group(2))});
    }

    /** The words of a command, with its files where this test finds them. */
    private List<String> arguments(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .map(word -> word.startsWith("examples/") ? ROOT.resolve(word).toString() : word)
                .map(word ->
                        word.startsWith("forecast.") ? written.resolve(word).toString() : word)
                .toList();
    }
}
