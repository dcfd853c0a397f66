package dev.ghostlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.Config;
import dev.ghostlight.app.config.ConfigFile;
import dev.ghostlight.app.config.LoadConfig;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.hazards.Hazards;
import dev.ghostlight.core.judge.JudgeHazard;
import dev.ghostlight.core.load.LoadForecaster;
import dev.ghostlight.core.migration.MigrationHazard;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Hazard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds every hazard to its page and its test, and every page's examples to what is forecast for them. */
final class HazardPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "hazards");
    private static final Path TESTS = Path.of("..", "core", "src", "test", "java");
    private static final int WIDTH_MAX = 100;

    @ParameterizedTest
    @MethodSource("hazards")
    void the_page_begins_with_the_id_and_the_title(Hazard hazard) throws IOException {
        assertThat(page(hazard)).startsWith("# " + hazard.id() + "\n\n" + hazard.title() + "\n\n");
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void the_page_can_be_read_in_a_terminal(Hazard hazard) throws IOException {
        assertThat(page(hazard).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH_MAX));
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void the_bad_example_has_the_hazard_and_says_what_the_page_says(Hazard hazard) throws Exception {
        List<Finding> findings = badFindings(hazard);

        assertThat(findings).as("findings of %s", hazard.id()).hasSize(1);
        assertThat(words(only("text", section("Bad", hazard)))).isEqualTo(words(said(findings.getFirst())));
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void the_change_in_the_good_example_cures_the_bad_one(Hazard hazard) throws Exception {
        assertThat(goodFindings(hazard)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void the_class_has_a_test(Hazard hazard) {
        String name = hazard.getClass().getName().replace('.', '/');

        assertThat(TESTS.resolve(name + "Test.java")).isRegularFile();
    }

    @Test
    void ids_are_in_kebab_case_and_differ() {
        assertThat(Hazards.ALL)
                .extracting(Hazard::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void every_page_belongs_to_a_hazard() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Hazards.ALL.stream()
                            .map(hazard -> hazard.id() + ".md")
                            .toList());
        }
    }

    static List<Hazard> hazards() {
        return Hazards.ALL;
    }

    private static String page(Hazard hazard) throws IOException {
        return Files.readString(PAGES.resolve(hazard.id() + ".md"));
    }

    /** What stands under a heading, of which there must be one. */
    private static String section(String heading, Hazard hazard) throws IOException {
        List<String> found = Pattern.compile("\n## ")
                .splitAsStream(page(hazard))
                .filter(section -> section.startsWith(heading + "\n"))
                .toList();
        assertThat(found).as("sections '%s' of %s", heading, hazard.id()).hasSize(1);
        return found.getFirst();
    }

    /** The one block of a language. */
    private static String only(String language, String section) {
        List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).as("blocks of %s in%n%s", language, section).hasSize(1);
        return blocks.getFirst();
    }

    private static Object tree(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** The first with the words of the second, as deep as both have words. */
    private static Object changed(Object base, Object change) {
        if (!(base instanceof Map<?, ?> words && change instanceof Map<?, ?> changes)) {
            return change;
        }
        Map<Object, Object> merged = new LinkedHashMap<>(words);
        changes.forEach((word, value) -> merged.merge(word, value, HazardPagesTest::changed));
        return merged;
    }

    private static List<Finding> badFindings(Hazard hazard) throws Exception {
        String bad = section("Bad", hazard);
        if (hazard instanceof JudgeHazard) {
            return of(hazard, JudgeExample.findings(tree(only("yaml", bad))));
        }
        return hazard instanceof MigrationHazard
                ? of(hazard, migration(hazard, "bad", only("sql", bad), tree(only("yaml", bad))))
                : of(hazard, load(only("yaml", bad)));
    }

    /** The smallest change to the bad example: other settings, or another migration on the same database. */
    private static List<Finding> goodFindings(Hazard hazard) throws Exception {
        String good = section("Good", hazard);
        Object bad = tree(only("yaml", section("Bad", hazard)));
        if (hazard instanceof MigrationHazard) {
            return of(hazard, migration(hazard, "good", only("sql", good), bad));
        }
        Object changed = changed(bad, tree(only("yaml", good)));
        if (hazard instanceof JudgeHazard) {
            return of(hazard, JudgeExample.findings(changed));
        }
        return of(hazard, load(new Dump(DumpSettings.builder().build()).dumpToString(changed)));
    }

    private static List<Finding> migration(Hazard hazard, String example, String sql, Object facts) throws Exception {
        return MigrationExample.findings(new WrittenTraces(hazard.id(), example), sql, facts);
    }

    private static List<Finding> of(Hazard hazard, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.hazard().equals(hazard.id()))
                .toList();
    }

    private static List<Finding> load(String yaml) throws ConfigException {
        Config config = ConfigFile.parse("ghostlight.yaml", yaml);
        return LoadForecaster.forecast(LoadConfig.facts(config, config.environment(null), source -> {
                    throw new AssertionError("an example needs a file: " + source);
                }))
                .findings();
    }

    private static String said(Finding finding) {
        return String.join(
                " ",
                finding.severity().name().toLowerCase(Locale.ROOT) + ":",
                finding.what(),
                finding.effect(),
                finding.remedy());
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
