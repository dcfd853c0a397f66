package dev.ghostlight.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.ConfigFile;
import dev.ghostlight.app.golden.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every environment of every example forecasts what its golden files hold, and the READMEs show real output. */
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final Pattern BLOCK = Pattern.compile("```\\n(\\$ [^`]*)```");
    private static final String COMMAND = "$ ./ghostlight forecast ";

    @TestFactory
    Stream<DynamicTest> every_environment_forecasts_what_its_golden_files_hold() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path example : examples()) {
            for (String environment : ConfigFile.read(example).environmentNames()) {
                tests.add(DynamicTest.dynamicTest(
                        example.getFileName() + " " + environment, () -> compare(example, environment)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> every_readme_shows_real_output() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path example : examples()) {
            Matcher block = BLOCK.matcher(Files.readString(example.resolve("README.md")));
            while (block.find()) {
                List<String> lines = block.group(1).lines().toList();
                tests.add(DynamicTest.dynamicTest(lines.getFirst(), () -> assertShown(lines)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void compare(Path example, String environment) throws Exception {
        List<String> arguments = List.of(example.toString(), "--env", environment);
        Path golden = example.resolve("golden");
        Forecast text = Forecast.of(arguments);
        JsonNode json = Forecast.json(arguments.toArray(String[]::new));
        if (isMeasured(json)) {
            String exit = "exit code " + text.exitCode() + "\n";
            Golden.assertMatches(golden.resolve(environment + ".masked.txt"), Masked.text(text.out()) + exit);
            Golden.assertMatches(golden.resolve(environment + ".masked.json"), pretty(Masked.json(json)));
            return;
        }
        Golden.assertMatches(
                golden.resolve(environment + ".txt"),
                COMMAND + String.join(" ", arguments) + "\n" + text.out() + "exit code " + text.exitCode() + "\n");
        Golden.assertMatches(golden.resolve(environment + ".json"), pretty(json));
        if (environment.equals("prod")) {
            Golden.assertMatches(
                    golden.resolve(environment + ".md"),
                    Forecast.of(Stream.concat(arguments.stream(), Stream.of("--format", "markdown"))
                                    .toList())
                            .out());
        }
    }

    private static String pretty(JsonNode json) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    /** Whether it holds times that were measured on this machine. */
    private static boolean isMeasured(JsonNode json) {
        return json.has("migrations");
    }

    /** The lines below the command stand in its output, in this order; the last one is its exit code. */
    private static void assertShown(List<String> lines) {
        assertThat(lines.getFirst()).startsWith(COMMAND);
        String command = lines.getFirst().substring(COMMAND.length()).replace("'", "");
        Forecast forecast = Forecast.of(List.of(command.split(" ")));
        if (isMeasured(Forecast.json(command.split(" ")))) {
            String said = Masked.words(forecast.out()) + " " + Masked.words("exit code " + forecast.exitCode());
            lines.stream()
                    .skip(1)
                    .map(Masked::words)
                    .forEach(line -> assertThat(said).contains(line));
            return;
        }
        List<String> said = new ArrayList<>(forecast.out().lines().toList());
        said.add("exit code " + forecast.exitCode());
        assertThat(said)
                .as("the output of %s has what the README shows of it", lines.getFirst())
                .containsSubsequence(lines.subList(1, lines.size()));
        assertThat(lines.getLast()).startsWith("exit code ");
    }

    private static List<Path> examples() throws Exception {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("ghostlight.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
