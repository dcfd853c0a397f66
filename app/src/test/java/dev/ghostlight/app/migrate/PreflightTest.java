package dev.ghostlight.app.migrate;

import static dev.ghostlight.app.migrate.Playground.brief;
import static dev.ghostlight.app.migrate.Playground.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreflightTest {
    private static final Step ADD = brief("ALTER TABLE item ADD COLUMN c int");

    private static @Nullable Playground server;

    @TempDir
    private Path folder = Path.of("");

    private final Playground playground = Objects.requireNonNull(server);

    @BeforeAll
    static void start() throws Exception {
        server = new Playground(17);
    }

    @AfterAll
    static void stop() throws ServerException {
        Objects.requireNonNull(server).close();
    }

    @BeforeEach
    void fill() throws Exception {
        playground.begin(folder.resolve("ledger.jsonl"));
    }

    private void refused(MigrateRequest request, String... words) throws Exception {
        assertThatThrownBy(() -> playground.migrate(request))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.kind()).isEqualTo(MigrateException.Kind.REFUSED))
                .hasMessageContainingAll(words);
        assertThat(playground.ask("SELECT to_regclass('ghostlight_migration_steps')"))
                .as("nothing was written")
                .isEqualTo("null");
    }

    private MigrateRequest request(
            Quantity backupAgeSeconds, @Nullable String reason, @Nullable DatabaseFacts facts, Step... steps) {
        MigrateRequest usual = playground.request(steps);
        return new MigrateRequest(
                usual.name(),
                usual.way(),
                usual.target(),
                usual.run(),
                usual.ledger(),
                usual.limits(),
                Optional.ofNullable(facts),
                backupAgeSeconds,
                usual.backupAgeSecondsMax(),
                Optional.ofNullable(reason),
                usual.flyway());
    }

    @Test
    void without_a_recent_backup_only_a_reason_helps() throws Exception {
        refused(request(Quantity.of(90_000), null, null, ADD), "its last backup is 1 d 1 h old, more than 1 d");
        refused(request(Quantity.unknown(), null, null, ADD), "nobody says when its last backup was made");
        assertThat(playground
                        .migrate(request(Quantity.unknown(), "it is a toy", null, ADD))
                        .ending())
                .isEmpty();
        assertThat(Files.readString(playground.ledger())).contains("\"noBackup\":\"it is a toy\"");
    }

    @Test
    void facts_that_contradict_the_database_are_refused_all_at_once() throws Exception {
        Place where = Place.of("facts.yaml", "/tables/item");
        TableFacts unknown = TableFacts.unknown("item", where);
        TableFacts item = new TableFacts(
                "item",
                where,
                Quantity.of(3e8),
                unknown.rowBytes(),
                unknown.asideBytes(),
                unknown.indexBytes(),
                unknown.writesPerSecond(),
                unknown.readsPerSecond(),
                unknown.longestTransactionSeconds(),
                Quantity.of(3),
                unknown.clients(),
                unknown.isRetried(),
                List.of(new ColumnFacts("severity", Quantity.unknown(), Quantity.unknown(), Quantity.unknown())));
        DatabaseFacts facts = facts(17, item);
        refused(
                request(Quantity.of(60), null, facts, ADD),
                "the facts say 300,000,000 rows, and the server estimates 5,000",
                "table item has no column severity");
        refused(request(Quantity.of(60), null, facts(16, unknown), ADD), "this is PostgreSQL 17, and the facts");
        assertThat(Migrate.clientTimeoutSeconds(playground.request(ADD).way(), facts))
                .hasValue(3);
    }

    private static DatabaseFacts facts(int major, TableFacts table) {
        Quantity unknown = Quantity.unknown();
        return new DatabaseFacts(
                "main-db",
                Place.of("facts.yaml", ""),
                new Engine(Engine.Kind.POSTGRESQL, major, 0),
                Optional.empty(),
                List.of(table),
                Map.of(),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                ServerSpeed.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMIT | begins or ends a transaction",
                " /* c */ rollback | begins or ends a transaction",
                "ALTER TABLE pg_class ADD COLUMN c int | this user does not own it",
            })
    void what_cannot_be_done_is_seen_before_anything_is_done(String sql, String what) throws Exception {
        refused(playground.request(ADD, brief(sql)), what);
    }

    @Test
    void rows_of_others_are_not_written_to() throws Exception {
        refused(
                playground.request(update("pg_catalog.pg_class", "oid", "relname = relname", "true")),
                "this user may not UPDATE its rows");
    }

    private MigrateRequest ofFlyway(String file) throws Exception {
        MigrateRequest usual = playground.request(ADD);
        return new MigrateRequest(
                usual.name(),
                usual.way(),
                usual.target(),
                usual.run(),
                usual.ledger(),
                usual.limits(),
                usual.facts(),
                usual.backupAgeSeconds(),
                usual.backupAgeSecondsMax(),
                usual.noBackupReason(),
                Optional.of(new MigrateRequest.Flyway(
                        "flyway_schema_history",
                        FlywayScript.of(folder.resolve(file), "ALTER TABLE item\n  ADD COLUMN c int;\n"))));
    }

    @Test
    void a_migration_of_flyway_is_entered_into_its_history_once() throws Exception {
        refused(ofFlyway("V1.10__add_c.sql"), "there is no such table");
        playground.run(
                "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),"
                        + " description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL,"
                        + " checksum int, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT"
                        + " now(), execution_time int NOT NULL, success boolean NOT NULL)",
                "INSERT INTO flyway_schema_history VALUES (1, '1.8', '<< Flyway Baseline >>', 'BASELINE', 'x', NULL,"
                        + " 'me', now(), 0, true)");
        for (String version : List.of("V1__a.sql", "V1_9__b.sql", "V1.10__add_c.sql", "V2__later.sql", "R__view.sql")) {
            Files.writeString(folder.resolve(version), "SELECT 1");
        }
        refused(ofFlyway("V1.10__add_c.sql"), "version 1.9 was not run, and comes before 1.10");
        playground.run("INSERT INTO flyway_schema_history VALUES (2, '1.9', 'b', 'SQL', 'x', 1, 'me', now(), 0, true)");
        assertThat(playground.migrate(ofFlyway("V1.10__add_c.sql")).ending()).isEmpty();
        assertThat(playground.ask("SELECT installed_rank || ' ' || version || ' ' || description || ' ' || type || ' '"
                        + " || script || ' ' || checksum || ' ' || installed_by || ' ' || success"
                        + " FROM flyway_schema_history ORDER BY installed_rank DESC"))
                .isEqualTo("3 1.10 add c SQL V1.10__add_c.sql " + crc("ALTER TABLE item  ADD COLUMN c int;")
                        + " migrator true");
        Files.delete(playground.ledger());
        refused(ofFlyway("V1.10__add_c.sql"), "version 1.10 is there already");
        refused(ofFlyway("V1.8.5__c.sql"), "version 1.9 was run already, and comes after 1.8.5");
    }

    private static int crc(String lines) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    @Test
    void a_name_that_flyway_does_not_know_is_refused() {
        assertThatThrownBy(() -> FlywayScript.of(folder.resolve("add.sql"), ""))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("is not the name of a versioned migration");
    }

    @Test
    void the_checksum_leaves_out_the_byte_order_mark_and_line_ends() throws Exception {
        assertThat(FlywayScript.checksum("\ufeffa\r\nb\n")).isEqualTo(FlywayScript.checksum("ab"));
    }
}
