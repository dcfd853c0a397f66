package dev.ghostlight.app.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseConfigTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private KnownDatabase file(String text) throws ConfigException, IOException {
        Path file = folder.resolve("db.facts.yaml");
        Files.writeString(file, text);
        return DatabaseConfig.facts(file, NOW);
    }

    private KnownDatabase store(String words) throws ConfigException, IOException {
        Files.writeString(
                folder.resolve("ghostlight.yaml"),
                Sample.SMALL.replace("{ main-db: {} }", "{ main-db: " + words + " }"));
        Config config = ConfigFile.read(folder);
        return DatabaseConfig.facts(config, config.environment(null), "main-db", NOW);
    }

    private interface Reading {
        KnownDatabase read() throws ConfigException, IOException;
    }

    private static List<String> problems(Reading reading) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, reading::read);
        assertThat(refused).isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void the_reference_file_is_read_as_it_is_written() throws Exception {
        KnownDatabase known = file(FactsShape.reference());
        DatabaseFacts facts = known.facts();

        assertThat(facts.engine()).isEqualTo(new Engine(Engine.Kind.POSTGRESQL, 16, 0));
        assertThat(facts.settings()).isEqualTo(Map.of("TimeZone", "Europe/Berlin", "maintenance_work_mem", "256MB"));
        assertThat(facts.connections()).isEqualTo(Quantity.of(200));
        assertThat(facts.replicas()).isEqualTo(Quantity.of(2));
        assertThat(facts.replicaLagSeconds()).isEqualTo(Quantity.of(0.8));
        assertThat(facts.freeDiskBytes()).isEqualTo(Quantity.of(600e9));
        assertThat(facts.backupAgeSeconds()).isEqualTo(Quantity.of(8 * 3600));
        assertThat(facts.readBytesPerSecond()).isEqualTo(Quantity.of(200e6));
        assertThat(facts.speed()).isEqualTo(new ServerSpeed(Quantity.of(1.5), Quantity.of(0.045)));
        assertThat(facts.schema().orElseThrow().ddl()).contains("CREATE TABLE events");
        assertThat(known.collected()).contains(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(known.source()).contains("db-1.example:5432/stickers");
        assertThat(known.assumptions()).isEmpty();
        TableFacts table = facts.table("vulnerabilities");
        assertThat(table.rows()).isEqualTo(Quantity.of(300e6));
        assertThat(table.rowBytes()).isEqualTo(Quantity.of(420));
        assertThat(table.asideBytes()).isEqualTo(Quantity.of(20e9));
        assertThat(table.indexBytes()).isEqualTo(Quantity.of(36e9));
        assertThat(table.writesPerSecond()).isEqualTo(Quantity.of(900));
        assertThat(table.readsPerSecond()).isEqualTo(Quantity.of(2000));
        assertThat(table.longestTransactionSeconds()).isEqualTo(Quantity.of(40));
        assertThat(table.clientTimeoutSeconds()).isEqualTo(Quantity.of(5));
        assertThat(table.clients()).isEqualTo(new Clients.Pool(20, 1));
        assertThat(table.isRetried()).contains(true);
        assertThat(table.columns())
                .containsExactly(new ColumnFacts("severity", Quantity.of(0.05), Quantity.of(4), Quantity.of(8)));
        assertThat(facts.table("scan-jobs").clients()).isEqualTo(new Clients.Closed(30, Quantity.of(0.1)));
        assertThat(facts.table("events").clients()).isEqualTo(new Clients.Open());
    }

    @Test
    void facts_of_the_configuration_win_over_those_of_the_file_and_keep_their_places() throws Exception {
        Files.writeString(folder.resolve("db.facts.yaml"), """
                engine: postgresql 16
                tables:
                  jobs: { rows: 5k, row-bytes: 100, table-bytes: 500kB, writes: 3/s }
                  logs: { rows: 1.2B }
                """);

        KnownDatabase known = store(
                "{ facts: db.facts.yaml, engine: postgresql 17, tables: { jobs: { rows: 300M }, more: { rows: 1 } } }");

        assertThat(known.facts().engine().major()).isEqualTo(17);
        assertThat(known.facts().table("jobs").rows()).isEqualTo(Quantity.of(300e6));
        assertThat(known.facts().table("jobs").writesPerSecond()).isEqualTo(Quantity.of(3));
        assertThat(known.facts().table("logs").rows()).isEqualTo(Quantity.of(1.2e9));
        assertThat(known.facts().table("more").rows()).isEqualTo(Quantity.of(1));
        assertThat(known.facts().table("logs").where().file()).endsWith("db.facts.yaml");
        assertThat(known.facts().table("more").where().file()).endsWith("ghostlight.yaml");
    }

    @Test
    void what_nobody_wrote_is_unknown_and_told_with_how_to_provide_it() throws Exception {
        KnownDatabase known = file("engine: mysql 8.0.36\ntables: { t: { rows: 5, table-bytes: 500B } }");

        assertThat(known.facts().engine()).isEqualTo(new Engine(Engine.Kind.MYSQL, 8, 0));
        assertThat(known.facts().connections()).isEqualTo(Quantity.unknown());
        assertThat(known.facts().backupAgeSeconds()).isEqualTo(Quantity.unknown());
        assertThat(known.facts().schema()).isEmpty();
        assertThat(known.facts().table("t").rowBytes()).as("follows").isEqualTo(Quantity.of(100));
        assertThat(known.missing("t"))
                .extracting(missing -> missing.where().pointer())
                .contains("/tables/t/writes", "/tables/t/clients", "/tables/t/retried")
                .doesNotContain("/tables/t/rows", "/tables/t/row-bytes");
        assertThat(known.missing("nobody/wrote")).hasSize(10).first().satisfies(missing -> {
            assertThat(missing.where().pointer()).isEqualTo("/tables/nobody~1wrote/rows");
            assertThat(missing.missing()).isEqualTo("How many rows it has");
            assertThat(missing.provide()).isEqualTo("rows: 300M, or run: ghostlight collect");
        });
    }

    @Test
    void an_age_that_was_collected_grows() throws Exception {
        KnownDatabase known = file("engine: postgresql 16\ncollected: 2026-11-19T10:00:00Z\nbackup: 8h");
        assertThat(known.facts().backupAgeSeconds()).isEqualTo(Quantity.of(32 * 3600));
        assertThat(file("engine: postgresql 16\ncollected: 2026-09-01T10:00:00Z")
                        .assumptions())
                .singleElement()
                .satisfies(old -> assertThat(old.assumed()).contains("what it was 80 days ago"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "engine: postgres 16; :1:1: /engine: 'postgres 16' is no engine; Did you mean postgresql?",
                "engine: oracle 23; 'oracle 23'; Write one of postgresql, mariadb, mysql",
                "engine: mariadb 10; 'mariadb 10'; such as mariadb 10.11",
                "engine: postgresql; 'postgresql'; such as postgresql 16",
                "engine: postgresql 9; 'postgresql 9' is no engine; Forecasts begin with postgresql 11",
                "engine: mysql 5.5; 'mysql 5.5'; mysql 5.6",
                "engine: postgresql 16.x; 'postgresql 16.x'; Write one such as",
                "engin: postgresql 16; :1:1: /engin: ; Did you mean 'engine'?",
                "`engine: postgresql 16\ntables: { t: { row: 5 } }`; :2:16: ; Did you mean 'rows'?",
                "`engine: postgresql 16\ntables: { t: { rows: 300 Mio } }`; '300 Mio' is not a count; 300M or 1.2B",
                "`engine: postgresql 16\ntables: { t: { row-bytes: 420B } }`; '420B' is out of range; to 1M",
                "`engine: postgresql 16\ntables: { t: { index-bytes: 420 } }`; '420' has no unit; 420B for bytes",
                "`engine: postgresql 16\ntables: { t: { clients: { pool: 20 } } }`; 'wait' is missing; unbounded",
                "`engine: postgresql 16\ntables: { t: { clients: opne } }`; 'opne' stands where words belong; or open",
                "`engine: postgresql 16\ntables: { t: { clients: { pool: 1, wait: 1s, workers: 2 } } }`; exclude each; Keep",
                "`engine: postgresql 16\ntables: { on: { rows: 1 } }`; :2:11: ; Put it in quotes",
                "`engine: postgresql 16\nbackup: yesterday`; 'yesterday'; or a time",
                "`engine: postgresql 16\nbackup: 2026-13-01T00:00:00Z`; '2026-13-01T00:00:00Z' is not a duration; or a time",
                "`engine: postgresql 16\ndisk: 200`; '200' has no unit; 200MB/s",
                "`engine: postgresql 16\nslowness: 0`; '0' is out of range; more than 0",
                "`engine: postgresql 16\nschema: nowhere.sql`; :2:1: ; the file is not there",
                "`engine: postgresql 16\ntables: { t: { rows: 1G, row-bytes: 400, table-bytes: 1GB } }`; :2:42: ; Correct rows",
                "`engine: postgresql 16\ntables: { job: { rows: 1 } }\nschema: 'CREATE TABLE public.jobs (id int);'`; no table 'job'; jobs",
            })
    void what_cannot_be_meant_is_refused(String text, String what, String remedy) {
        if (text.contains("{ job:")) {
            // Part of another name is a name that may be there: only what is nowhere is refused.
            assertThat(problems(() -> file(text.replace("job:", "jbos:"))))
                    .singleElement()
                    .asString()
                    .contains("no table 'jbos'", "Did you mean jobs?");
            return;
        }
        assertThat(problems(() -> file(text)))
                .anySatisfy(problem -> assertThat(problem).contains(what).contains(remedy));
    }

    @Test
    void all_problems_of_a_file_are_told_at_once() {
        assertThat(problems(
                        () -> file("engine: postgresql\ntables: { a: { rows: 1G, row-bytes: 400, table-bytes: 1GB } }\n"
                                + "schema: nowhere.sql")))
                .hasSize(3);
    }

    @Test
    void files_that_are_no_facts_are_refused() throws Exception {
        assertThat(problems(() -> file(""))).singleElement().asString().contains("'engine' is missing");
        assertThat(problems(() -> file("- a"))).isNotEmpty();
        assertThat(problems(() -> DatabaseConfig.facts(folder.resolve("no.yaml"), NOW)))
                .singleElement()
                .asString()
                .contains("the file is not there", "ghostlight collect");
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "engine: postgresql 16 # größe".getBytes(ISO_8859_1));
        assertThat(problems(() -> DatabaseConfig.facts(file, NOW)))
                .singleElement()
                .asString()
                .contains("is not UTF-8");
        Files.write(file, new byte[(1 << 26) + 1]);
        assertThat(problems(() -> DatabaseConfig.facts(file, NOW)))
                .singleElement()
                .asString()
                .contains("longer than 64 MiB");
    }

    @Test
    void names_that_are_hostile_are_names() throws Exception {
        String name = "we\\\"ird\\n${x}; -- \\u0001";
        KnownDatabase known = file("engine: postgresql 16\ntables: { \"" + name + "\": { rows: 5 } }");
        assertThat(known.facts().tables().getFirst().name()).isEqualTo("we\"ird\n${x}; -- \u0001");
    }

    @Test
    void a_store_needs_an_engine_only_when_it_is_asked_for_its_database() throws Exception {
        assertThat(problems(() -> store("{ capacity: 5/s }")))
                .singleElement()
                .asString()
                .contains("ghostlight.yaml:", "it is not said which server");
        assertThat(problems(() -> store("{ engine: postgresq 16 }")))
                .as("told by the reading of the configuration")
                .singleElement()
                .asString()
                .contains("Did you mean postgresql?");
        assertThat(problems(() -> store("{ facts: no.yaml }")))
                .singleElement()
                .asString()
                .contains("no.yaml");
    }

    @Test
    void where_migrations_are_is_read() throws Exception {
        Config config = ConfigFile.parse("ghostlight.yaml", ConfigShape.reference());
        MigrationsConfig migrations =
                MigrationsConfig.of(config, config.environment("prod")).orElseThrow();
        assertThat(migrations.path()).isEqualTo(Path.of("db/migrations"));
        assertThat(migrations.store()).isEqualTo("main-db");
        assertThat(migrations.tool()).isEqualTo("flyway");
        assertThat(migrations.placeholders()).isEqualTo(Map.of("owner", "stickers"));
        assertThat(migrations.inTransaction()).contains("per-migration");
        assertThat(migrations.applied()).isEmpty();
        assertThat(MigrationsConfig.of(config, config.environment("staging"))
                        .orElseThrow()
                        .applied())
                .contains("V41__add_stickers.sql");
        Config small = ConfigFile.parse("a", Sample.SMALL);
        assertThat(MigrationsConfig.of(small, small.environment(null))).isEqualTo(Optional.empty());
        assertThat(problems(() -> {
                    ConfigFile.parse("a", Sample.SMALL + "migrations: { path: m, store: man-db, tool: flywy }\n");
                    return file("");
                }))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("no store 'man-db'", "Did you mean main-db?"))
                .anySatisfy(problem -> assertThat(problem).contains("'flywy'", "Did you mean flyway?"));
    }
}
