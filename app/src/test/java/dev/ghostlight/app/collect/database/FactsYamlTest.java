package dev.ghostlight.app.collect.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.config.KnownDatabase;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsYamlTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private static CollectedDatabase database(String name, String ddl, String reason) {
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put(name, name);
        return new CollectedDatabase(
                new Engine(Engine.Kind.POSTGRESQL, 17, 2),
                NOW,
                "db/" + name,
                Optional.of(ddl),
                List.of(new CollectedTable(TableFacts.unknown(name, Place.of("", "")), Quantity.of(123_456_789_012.0))),
                settings,
                Quantity.of(100),
                Quantity.unknown(),
                Quantity.of(0.00012345),
                Optional.of(NOW),
                Quantity.of(0.0432),
                List.of(),
                List.of(reason));
    }

    private KnownDatabase read(CollectedDatabase database) throws Exception {
        Path file = folder.resolve("facts.yaml");
        Files.writeString(file, FactsYaml.of(database));
        return DatabaseConfig.facts(file, NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "on",
                "12",
                "~",
                "a: b",
                "# c",
                "\"",
                "'",
                "we\"ird\n${x}\t\\",
                "*a",
                "- x",
                "{",
                "\u0001\u0085\u2028\ufeff",
                "größe",
                "\ud83d\ude00",
                " lead",
                "trail "
            })
    void every_name_and_every_schema_survives_the_file(String name) throws Exception {
        String ddl = "  CREATE TABLE \"" + name + "\" ();\n\n\tSELECT '\n---\n...';\n\n";
        KnownDatabase known = read(database(name, ddl, name));

        assertThat(known.facts().tables().getFirst().name()).isEqualTo(name);
        assertThat(known.facts().settings()).containsEntry(name, name);
        assertThat(known.facts().schema().orElseThrow().ddl()).isEqualTo(ddl);
        assertThat(known.source()).contains("db/" + name);
    }

    @Test
    void numbers_are_written_as_exactly_as_they_are_known() throws Exception {
        String yaml = FactsYaml.of(database("t", "CREATE TABLE t ();", "why"));

        assertThat(yaml)
                .contains(
                        "\nengine: postgresql 17\n",
                        "\n    table-bytes: 123.5GB\n",
                        "\nreplica-lag: 0.0001s\n",
                        "\nbackup: 2026-11-20T10:00:00Z\n",
                        "\n# - why\n")
                .doesNotContain("replicas:", "rows:");
        assertThat(read(database("t", "CREATE TABLE t ();", "why")).facts().backupAgeSeconds())
                .isEqualTo(Quantity.of(0));
    }
}
