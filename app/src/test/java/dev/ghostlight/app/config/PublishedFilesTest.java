package dev.ghostlight.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ghostlight.app.config.shape.EditorSchema;
import dev.ghostlight.app.config.source.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files in {@code docs} that are made from the reference file; {@code -Dghostlight.rewrite=true} writes them anew.
 */
class PublishedFilesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA = JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(EditorSchema.of(
                            ConfigShape.root(),
                            "ghostlight.yaml",
                            "What Ghostlight knows of a service and of where it runs."))
            + "\n";
    private static final String GUIDE = """
            # Configuration: ghostlight.yaml

            One file in the service's repository tells Ghostlight what runs where. `ghostlight init` writes a first one;
            `docs/schema/ghostlight.schema.json` is its schema, for editors.

            Unknown words are refused, and all problems are told at once, with line and path. What is missing is unknown,
            or assumed and said so: nothing is guessed silently.

            The file below is the reference: an example that works, with every word described above it.

            ```yaml
            %s```
            """.formatted(ConfigShape.reference());

    private static final String FACTS_SCHEMA = JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(EditorSchema.of(
                            FactsShape.root(),
                            "Facts of a database",
                            "What Ghostlight must know of production to say what a migration does to it."))
            + "\n";

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA, InputFormat.JSON);

    @Test
    void the_schema_is_the_one_of_the_reference_file() throws IOException {
        assertPublished("schema/ghostlight.schema.json", SCHEMA);
    }

    @Test
    void the_schema_of_facts_is_the_one_of_their_reference_file() throws IOException {
        assertPublished("schema/facts.schema.json", FACTS_SCHEMA);
    }

    @Test
    void the_guide_of_facts_holds_their_reference_file() throws IOException {
        Path page = Path.of("..", "docs", "guide", "facts.md");
        String written = Files.readString(page).replaceFirst("(?s)```yaml\n# Facts of a database:.*?```\n", "@@@");
        assertThat(written).as("the page has a block for the reference file").contains("@@@");
        assertPublished("guide/facts.md", written.replace("@@@", "```yaml\n" + FactsShape.reference() + "```\n"));
    }

    @Test
    void the_reference_file_of_facts_keeps_to_its_schema() {
        Schema facts = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(FACTS_SCHEMA, InputFormat.JSON);
        assertThat(facts.validate(json(FactsShape.reference()), InputFormat.JSON))
                .isEmpty();
        assertThat(facts.validate(json("engine: postgresql 16\ntables: { t: { row: 1 } }"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_guide_holds_the_reference_file() throws IOException {
        assertPublished("guide/configuration.md", GUIDE);
    }

    private static void assertPublished(String name, String text) throws IOException {
        Path file = Path.of("..", "docs").resolve(name);
        if (Boolean.getBoolean("ghostlight.rewrite")) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("made from the reference file; mvn -pl app -am test -Dghostlight.rewrite=true writes it anew")
                .hasContent(text);
    }

    @Test
    void the_reference_file_keeps_to_the_schema() {
        assertThat(byTheSchema(ConfigShape.reference())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "service: s; service: my-service; true",
                "service: s; service: \"on\"; true",
                "service: s; service: 12; false",
                "service: s; servise: s; false",
                "service: s; service: a b; false",
                "service: s; service: ; false",
                "nodes: 2; nodes: 2, downtime: 1m30s, slow-start: 1 m 44 s; true",
                "nodes: 2; nodes: 12k; true",
                "nodes: 2; nodes: 0; false",
                "nodes: 2; nodes: 2000000; false",
                "nodes: 2; nodes: 2.5; false",
                "nodes: 2; nodes: -2; false",
                "nodes: 2; nodes: 2, downtime: 20; false",
                "nodes: 2; nodes: 2, downtime: 30s1m; false",
                "nodes: 2; nodes: 2, hosts: [a, b]; false",
                "nodes: 2; hosts: [a, b]; true",
                "nodes: 2; hosts: []; false",
                "nodes: 2; downtime: 1s; false",
                "{ main-db: {} }; { main-db: }; true",
                "{ main-db: {} }; { main-db: { queue: unbounded, late-answers: fill } }; true",
                "{ main-db: {} }; { main-db: { queue: endless } }; false",
                "{ main-db: {} }; { main-db: { capacity: 1000 } }; false",
                "{ main-db: {} }; { main-db: { capacity: 1_000/s } }; true",
                "{ main-db: {} }; { main-db: {}, a/b: {} }; false",
                "{ after-write: 2h }; never; true",
                "{ after-write: 2h }; ever; false",
                "{ after-write: 2h }; { after-write: 2h, jitter: 10% }; true",
                "{ after-write: 2h }; { max-entries: 5, jitter: 10% }; false",
                "{ after-write: 2h }; {}; false",
                "held: per-node; held: shared; true",
                "held: per-node; held: both; false",
                "count: 12000, popularity: uniform; count: 12000; false",
                "count: 12000, popularity: uniform; count: 12000, popularity: zipf(0.9); true",
                "count: 12000, popularity: uniform; count: 12000, popularity: zipf; false",
                "count: 12000, popularity: uniform; counts: keys.csv; true",
                "count: 12000, popularity: uniform; counts: keys.csv, popularity: uniform; false",
                "count: 12000, popularity: uniform; log: a.log; false",
                "count: 12000, popularity: uniform; log: a.log, key: 'a=(\\d+)'; true",
                "{ gap: 4m }; { starts: [0s, 1s] }; true",
                "{ gap: 4m }; { gap: 4m, starts: [0s, 1s] }; false",
                "{ gap: 4m }; { batch: 1 }; false",
                "{ gap: 4m }; { gap: 4m, canary: { nodes: 1 } }; false",
                "{ gap: 4m }; { gap: 4m }\\nforecast: { margin: none }; true",
                "{ gap: 4m }; { gap: 4m }\\nforecast: { margin: 5% }; true",
                "{ gap: 4m }; { gap: 4m }\\nforecast: { margin: 5 }; false",
                "{ gap: 4m }; { gap: 4m }\\nforecast: ; true",
                "rollout:;   b: { like: prod, rollout: { batch: 2 } }\\nrollout:; true",
                "rollout:;   b: { like: prod, fleet: { node: 2 } }\\nrollout:; false",
                "rollout:;   b: { rollout: { batch: 2 } }\\nrollout:; false",
                "rollout:;   b: { like: prod, rollout: { gap: 1s, starts: [0s, 1s] } }\\nrollout:; false",
            })
    void the_schema_and_the_reader_agree(String replaced, String by, boolean good) {
        assertThat(Sample.SMALL).contains(replaced);
        String indented = replaced.equals("rollout:") ? "  " + by : by;
        String text = Sample.SMALL.replace(replaced, indented.replace("\\n", "\n"));

        assertThat(byTheReader(text)).as("the reader on%n%s", text).isEqualTo(good);
        assertThat(byTheSchema(text)).as("the schema on%n%s", text).isEqualTo(good);
    }

    private static boolean byTheReader(String text) {
        try {
            ConfigFile.parse("ghostlight.yaml", text);
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    private boolean byTheSchema(String text) {
        return schema.validate(json(text), InputFormat.JSON).isEmpty();
    }

    private static String json(String text) {
        LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
        return JSON.writeValueAsString(new Load(core).loadFromString(text));
    }
}
