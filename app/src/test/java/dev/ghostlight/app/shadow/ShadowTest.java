package dev.ghostlight.app.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.trace.Traced;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShadowTest {
    private static final ShadowLimits SMALL = new ShadowLimits(200, Duration.ofSeconds(20));
    private static final ShadowLimits HASTY = new ShadowLimits(200, Duration.ofSeconds(1));
    private static final String TABLE = "CREATE TABLE t (id bigint PRIMARY KEY, v text);";

    @Test
    void a_syntax_error_in_the_schema_names_file_and_line() {
        assertThatThrownBy(() -> Shadows.of(17, TABLE + "\n\nCREATE TABEL u ();", SMALL))
                .isInstanceOf(ShadowException.class)
                .hasMessageContaining("schema.sql:3: ")
                .hasMessageContaining("syntax error at or near \"TABEL\"")
                .hasMessageContaining("SQLSTATE 42601");
    }

    @Test
    void a_statement_that_hangs_is_ended_and_named() throws Exception {
        assertThatThrownBy(() -> Shadows.of(17, TABLE + "\nSELECT pg_sleep(600);", HASTY))
                .isInstanceOf(ShadowException.class)
                .hasMessageContaining("schema.sql:2: did not end within 1 s");
        try (Shadow shadow = Shadows.of(17, TABLE, HASTY)) {
            assertThat(failure(shadow, "SET statement_timeout = 0", "SELECT pg_sleep(600)"))
                    .isEqualTo(new StatementTrace.Failure("57014", "did not end within 1 s"));
            // One that catches the call to stop goes by force.
            assertThat(failure(
                                    shadow,
                                    "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN"
                                            + " NULL; END; END LOOP; END $$")
                            .code())
                    .isEqualTo("57014");
            assertThat(trace(shadow, Shadows.together("SELECT 1"))
                            .statements()
                            .getFirst()
                            .failure())
                    .isEmpty();
        }
    }

    @Test
    void what_a_dump_has_of_another_server_does_not_hinder() throws Exception {
        String dump = """
                SET default_tablespace = '';
                SET transaction_timeout = 0;
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE SCHEMA billing;
                ALTER SCHEMA billing OWNER TO accountant;
                CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
                CREATE EXTENSION IF NOT EXISTS pg_stat_statements WITH SCHEMA public;
                COMMENT ON EXTENSION citext IS 'x';
                CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM billing.invoice';
                CREATE TABLE billing.invoice (id int PRIMARY KEY, name text COLLATE pg_catalog."de_DE.utf8") TABLESPACE fast;
                ALTER TABLE billing.invoice OWNER TO accountant;
                GRANT SELECT ON billing.invoice TO "Reader One";
                CREATE ROLE admin SUPERUSER LOGIN PASSWORD 'x';
                GRANT ALL ON billing.invoice TO admin;
                ALTER DATABASE prod SET timezone TO 'UTC';
                """;
        try (Shadow shadow = Shadows.of(17, dump, SMALL)) {
            assertThat(shadow.assumptions()).isEmpty();
            assertThat(one(shadow, "SELECT count(*) FROM billing.invoice")).isEqualTo("200");
            assertThat(one(shadow, "SELECT count(*) FROM pg_roles WHERE rolsuper"))
                    .isEqualTo("1");
        }
    }

    @Test
    void an_extension_that_the_server_lacks_is_told_and_named_where_it_is_missed() throws Exception {
        String postgis = "CREATE EXTENSION postgis;";
        try (Shadow shadow = Shadows.of(17, postgis, SMALL)) {
            assertThat(shadow.assumptions())
                    .singleElement()
                    .satisfies(assumption -> assertThat(assumption.missing()).isEqualTo("the extension postgis"));
        }
        assertThatThrownBy(() -> Shadows.of(17, postgis + "\nCREATE TABLE place (id int, spot geometry);", SMALL))
                .isInstanceOf(ShadowException.class)
                .hasMessageContaining("schema.sql:2: ")
                .hasMessageContaining("It may need what the shadow lacks: the extension postgis");
    }

    @Test
    void locks_stay_until_the_end_of_the_transaction_and_are_told_once() throws Exception {
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            List<StatementTrace> traces = trace(
                            shadow, Shadows.together("ALTER TABLE t ADD COLUMN z int", "UPDATE t SET z = 1"))
                    .statements();
            assertThat(traces.getFirst().locks())
                    .containsExactly(new Lock(Relation.table("t"), PostgresLock.ACCESS_EXCLUSIVE, false));
            assertThat(traces.getLast().locks())
                    .noneMatch(lock -> lock.relation().name().equals("t"));
            assertThat(traces.getLast().work()).contains(new Work(Work.Kind.ROWS_CHANGED, Relation.table("t"), 1));
        }
    }

    @Test
    void what_the_migration_makes_itself_is_new() throws Exception {
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            List<StatementTrace> traces = trace(
                            shadow,
                            Shadows.migration(
                                    new Block(true, Shadows.statements("CREATE TABLE n (id int)")),
                                    new Block(false, Shadows.statements("CREATE INDEX ni ON n (id)", "DROP TABLE t"))))
                    .statements();
            assertThat(traces.get(0).created()).containsExactly(Relation.table("n"));
            assertThat(traces.get(1).locks()).isNotEmpty().allMatch(Lock::isNew);
            assertThat(traces.get(1).work())
                    .containsExactly(new Work(Work.Kind.INDEX_BUILD, new Relation("ni", Relation.Kind.INDEX, "n")));
            assertThat(traces.get(2).dropped()).contains(Relation.table("t"));
            assertThat(traces.get(2).locks()).isNotEmpty().noneMatch(Lock::isNew);
        }
    }

    @Test
    void the_part_of_the_rows_that_change_is_told() throws Exception {
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            List<StatementTrace> traces = trace(
                            shadow,
                            Shadows.together(
                                    "DELETE FROM t WHERE id <= 50",
                                    "INSERT INTO t VALUES (1000, 'x')",
                                    "INSERT INTO t SELECT id + 5000, v FROM t"))
                    .statements();
            assertThat(changed(traces.get(0))).containsExactly(0.25);
            assertThat(changed(traces.get(1))).isEmpty();
            assertThat(changed(traces.get(2))).hasSize(1);
        }
    }

    @Test
    void a_migration_that_fails_half_way_says_where_and_leaves_its_transaction_undone() throws Exception {
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            MigrationTrace trace = trace(
                    shadow,
                    Shadows.migration(
                            new Block(true, Shadows.statements("CREATE TABLE n ()")),
                            new Block(
                                    true, Shadows.statements("CREATE TABLE m ()", "ALTER TABLE gone ADD z int", "X"))));
            assertThat(trace.statements()).hasSize(3);
            assertThat(trace.statements().getLast().failure())
                    .hasValue(new StatementTrace.Failure("42P01", "ERROR: relation \"gone\" does not exist"));
            assertThat(one(shadow, "SELECT to_regclass('n') || ',' || coalesce(to_regclass('m')::text, '')"))
                    .isEqualTo("n,");
        }
    }

    @Test
    void what_cannot_run_in_a_transaction_fails_there_and_runs_alone() throws Exception {
        String concurrently = "CREATE INDEX CONCURRENTLY ti ON t (v)";
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            StatementTrace together =
                    trace(shadow, Shadows.together(concurrently)).statements().getFirst();
            assertThat(together.runsAlone()).isTrue();
            assertThat(together.failure())
                    .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("25001"));
            StatementTrace alone =
                    trace(shadow, Shadows.each(concurrently)).statements().getFirst();
            assertThat(alone.failure()).isEmpty();
            assertThat(alone.runsAlone()).isTrue();
            assertThat(alone.locks())
                    .contains(new Lock(Relation.table("t"), PostgresLock.SHARE_UPDATE_EXCLUSIVE, false));
        }
    }

    @Test
    void a_procedure_that_commits_is_traced_from_outside() throws Exception {
        String schema = TABLE + "\nCREATE PROCEDURE p() LANGUAGE plpgsql AS 'begin update t set v = v; commit;"
                + " alter table t add z int; perform pg_sleep(0.3); commit; end';";
        try (Shadow shadow = Shadows.of(17, schema, SMALL)) {
            StatementTrace trace =
                    trace(shadow, Shadows.each("CALL p()")).statements().getFirst();
            assertThat(trace.failure()).isEmpty();
            assertThat(trace.runsAlone()).isTrue();
            assertThat(trace.locks()).contains(new Lock(Relation.table("t"), PostgresLock.ACCESS_EXCLUSIVE, false));
            assertThat(changed(trace)).containsExactly(1.0);
        }
    }

    @Test
    void the_time_zone_of_production_decides_on_a_rewrite() throws Exception {
        String schema = "CREATE TABLE e (id int PRIMARY KEY, at timestamp);";
        String change = "ALTER TABLE e ALTER COLUMN at TYPE timestamptz";
        try (Shadow shadow = Shadows.of(17, schema, List.of(), Map.of("TimeZone", "Europe/Berlin"), SMALL)) {
            Traced traced = shadow.trace(Shadows.together(change));
            assertThat(traced.trace().statements().getFirst().work())
                    .containsExactly(new Work(Work.Kind.REWRITE, Relation.table("e")));
            assertThat(traced.assumptions()).isEmpty();
        }
        try (Shadow shadow = Shadows.of(17, schema, SMALL)) {
            Traced traced = shadow.trace(Shadows.together(change));
            assertThat(traced.trace().statements().getFirst().work()).isEmpty();
            assertThat(traced.assumptions())
                    .extracting(Assumption::missing)
                    .containsExactly("the time zone of the sessions that migrate");
        }
    }

    @Test
    void what_the_shadow_never_does_is_left_out_and_told() throws Exception {
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            Traced traced = shadow.trace(Shadows.each(
                    "ALTER SYSTEM SET work_mem = '1GB'",
                    "COPY t TO PROGRAM 'cat'",
                    "CREATE ROLE r SUPERUSER",
                    "GRANT SELECT ON t TO r, s",
                    "ALTER TABLE t ADD COLUMN z int"));
            assertThat(traced.trace().statements())
                    .hasSize(5)
                    .allMatch(trace -> trace.failure().isEmpty());
            assertThat(traced.assumptions())
                    .extracting(assumption -> assumption.where().line())
                    .containsExactly(1, 2);
            assertThat(failure(shadow, "DROP DATABASE postgres").code()).isEqualTo("25001");
            MigrationTrace dropped = trace(shadow, Shadows.each("DROP DATABASE postgres"));
            assertThat(dropped.statements().getFirst().failure()).isPresent();
            assertThat(one(shadow, "SELECT count(*) FROM t")).isEqualTo("200");
        }
    }

    @Test
    void a_role_that_only_production_has_may_own_a_table() throws Exception {
        try (Shadow shadow = Shadows.of(18, TABLE, SMALL)) {
            Traced traced =
                    shadow.trace(Shadows.together("ALTER TABLE t OWNER TO app", "ALTER TABLE t ADD COLUMN z int"));
            assertThat(traced.assumptions()).isEmpty();
            assertThat(traced.trace().statements())
                    .hasSize(2)
                    .allMatch(trace -> trace.failure().isEmpty());
            assertThat(traced.trace().statements().getFirst().locks())
                    .contains(new Lock(Relation.table("t"), PostgresLock.ACCESS_EXCLUSIVE, false));
        }
    }

    @Test
    void a_copy_is_as_the_shadow_was_and_goes_its_own_way() throws Exception {
        try (Shadow shadow = Shadows.of(18, TABLE, SMALL);
                Shadow copy = shadow.copy()) {
            trace(copy, Shadows.together("ALTER TABLE t ADD COLUMN z int"));
            assertThat(one(copy, "SELECT count(z) + count(*) FROM t")).isEqualTo("200");
            assertThat(failure(shadow, "SELECT z FROM t").code()).isEqualTo("42703");
        }
    }

    @Test
    void tables_that_only_the_facts_know_are_told() throws Exception {
        TableFacts facts = TableFacts.unknown("tt", Place.of("facts.yaml", "/tables/tt"));
        try (Shadow shadow = Shadows.of(17, TABLE, List.of(facts), Map.of(), SMALL)) {
            assertThat(shadow.assumptions()).singleElement().satisfies(assumption -> {
                assertThat(assumption.where()).isEqualTo(facts.where());
                assertThat(assumption.missing()).isEqualTo("the table tt in the schema");
            });
        }
    }

    @Test
    void tables_are_filled_as_production_is_shaped() throws Exception {
        TableFacts unknown = TableFacts.unknown("t", Place.of("facts.yaml", "/tables/t"));
        TableFacts facts = new TableFacts(
                "t",
                unknown.where(),
                Quantity.of(100),
                unknown.rowBytes(),
                unknown.asideBytes(),
                unknown.indexBytes(),
                unknown.writesPerSecond(),
                unknown.readsPerSecond(),
                unknown.longestTransactionSeconds(),
                unknown.clientTimeoutSeconds(),
                unknown.clients(),
                unknown.isRetried(),
                List.of(new ColumnFacts("v", Quantity.of(0.4), Quantity.of(7), Quantity.of(90))));
        try (Shadow shadow = Shadows.of(17, TABLE, List.of(facts), Map.of(), SMALL)) {
            assertThat(one(
                            shadow,
                            "SELECT concat_ws(',', count(*), count(distinct v), (count(*) - count(v)) / 10, min(length(v)))"
                                    + " FROM t"))
                    .isEqualTo("100,7,4,90");
        }
    }

    @Test
    void every_kind_of_column_and_condition_is_filled() throws Exception {
        String schema = """
                CREATE TYPE mood AS ENUM ('sad', 'glad');
                CREATE DOMAIN email AS text CHECK (value ~ '^[^@]+@[^@]+$');
                CREATE DOMAIN percent AS numeric(5, 2) CHECK (value BETWEEN 0 AND 100);
                CREATE DOMAIN code AS char(2) NOT NULL CHECK (value IN ('DE', 'FR'));
                CREATE TABLE tenant (id serial PRIMARY KEY, name varchar(4) NOT NULL UNIQUE, home int);
                CREATE TABLE person (tenant int REFERENCES tenant, id bigint GENERATED ALWAYS AS IDENTITY,
                  boss bigint, e email NOT NULL, p percent, c code, m mood NOT NULL, ms mood[], u uuid NOT NULL,
                  n numeric(4, 2) NOT NULL, j jsonb NOT NULL, i inet, r tstzrange NOT NULL, b bytea NOT NULL, x xml,
                  double_n numeric GENERATED ALWAYS AS (n * 2) STORED, age int CHECK (age >= 18 AND age < 100),
                  state text CHECK (state IN ('new', 'old')) NOT NULL, starts date, ends date, CHECK (starts < ends),
                  tags text[] NOT NULL, bits bit(4) NOT NULL, t time NOT NULL, iv interval NOT NULL, f real NOT NULL,
                  PRIMARY KEY (tenant, id));
                ALTER TABLE person ADD FOREIGN KEY (tenant, boss) REFERENCES person (tenant, id);
                ALTER TABLE tenant ADD FOREIGN KEY (id, home) REFERENCES person (tenant, id);
                CREATE TABLE badge (tenant int, person bigint, kind smallint, FOREIGN KEY (tenant, person)
                  REFERENCES person, PRIMARY KEY (tenant, person, kind));
                CREATE TABLE only_one (is_it bool PRIMARY KEY CHECK (is_it));
                CREATE TABLE log (id bigint, at timestamptz, kind text) PARTITION BY RANGE (at);
                CREATE TABLE log_old PARTITION OF log FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
                CREATE TABLE log_new PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2020-02-01') PARTITION BY LIST (kind);
                CREATE TABLE log_new_a PARTITION OF log_new FOR VALUES IN ('a');
                CREATE TABLE log_rest PARTITION OF log DEFAULT;
                CREATE TABLE shard (id int PRIMARY KEY) PARTITION BY HASH (id);
                CREATE TABLE shard_0 PARTITION OF shard FOR VALUES WITH (MODULUS 3, REMAINDER 0);
                CREATE TABLE shard_1 PARTITION OF shard FOR VALUES WITH (MODULUS 3, REMAINDER 1);
                CREATE TABLE shard_2 PARTITION OF shard FOR VALUES WITH (MODULUS 3, REMAINDER 2);
                CREATE TABLE has_rows (id int);
                INSERT INTO has_rows VALUES (1), (2);
                CREATE TABLE impossible (id int CHECK (id > 5 AND id < 3) NOT NULL);
                """;
        for (int major : List.of(14, 18)) {
            try (Shadow shadow = Shadows.of(major, schema, SMALL)) {
                assertThat(shadow.assumptions())
                        .as(shadow.assumptions().toString())
                        .extracting(Assumption::missing)
                        .containsExactly("rows for the shadow's table impossible");
                for (String table : List.of(
                        "tenant",
                        "person",
                        "badge",
                        "log_old",
                        "log_new_a",
                        "log_rest",
                        "shard_0",
                        "shard_1",
                        "shard_2")) {
                    assertThat(Integer.parseInt(one(shadow, "SELECT count(*) FROM " + table)))
                            .as(table)
                            .isGreaterThan(20);
                }
                assertThat(one(shadow, "SELECT count(*) FROM only_one")).isEqualTo("1");
                assertThat(one(shadow, "SELECT count(*) FROM has_rows")).isEqualTo("2");
                assertThat(trace(shadow, Shadows.together("INSERT INTO tenant (name) VALUES ('new!')"))
                                .statements()
                                .getFirst()
                                .failure())
                        .isEmpty();
            }
        }
    }

    @Test
    void what_a_user_made_never_runs_with_a_superusers_rights() throws Exception {
        String schema = """
                CREATE TABLE who (name text);
                CREATE FUNCTION tell() RETURNS boolean LANGUAGE plpgsql AS 'begin if (select rolsuper from pg_roles where rolname = current_user) then raise exception ''superuser''; end if; return true; end';
                CREATE TABLE t (id int PRIMARY KEY, v int CHECK (tell()));
                CREATE FUNCTION imm(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'begin perform public.tell(); return $1; end';
                CREATE INDEX ti ON t (imm(v));
                """;
        try (Shadow shadow = Shadows.of(17, schema, SMALL)) {
            assertThat(shadow.assumptions()).isEmpty();
            assertThat(one(shadow, "SELECT count(*) FROM t")).isEqualTo("200");
            assertThat(trace(shadow, Shadows.together("ALTER TABLE t DISABLE TRIGGER ALL", "UPDATE t SET v = v"))
                            .statements())
                    .hasSize(2)
                    .allMatch(trace -> trace.failure().isEmpty());
        }
    }

    @Test
    void the_rows_of_a_copy_are_read() throws Exception {
        try (Shadow shadow = Shadows.of(17, TABLE, SMALL)) {
            Statement copy = new Statement(
                    1, "COPY t (id, v) FROM stdin", new Place("V1__change.sql", "", 1, 1), "1000\tü\n1001\t\\N\n");
            assertThat(trace(shadow, Shadows.migration(new Block(true, List.of(copy))))
                            .statements()
                            .getFirst()
                            .failure())
                    .isEmpty();
            assertThat(one(shadow, "SELECT v FROM t WHERE id = 1000")).isEqualTo("ü");
        }
    }

    @Test
    void an_empty_schema_makes_a_shadow() throws Exception {
        try (Shadow shadow = Shadows.of(17, "", SMALL)) {
            assertThat(trace(shadow, Shadows.together("CREATE TABLE t ()")).statements())
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.created()).containsExactly(Relation.table("t")));
        }
    }

    private static MigrationTrace trace(Shadow shadow, Migration migration) throws Exception {
        return shadow.trace(migration).trace();
    }

    private static StatementTrace.Failure failure(Shadow shadow, String... texts) throws Exception {
        return trace(shadow, Shadows.together(texts))
                .statements()
                .getLast()
                .failure()
                .orElseThrow();
    }

    private static List<Double> changed(StatementTrace trace) {
        return trace.work().stream()
                .filter(work -> work.kind() == Work.Kind.ROWS_CHANGED)
                .map(Work::part)
                .toList();
    }

    private static String one(Shadow shadow, String sql) throws SQLException {
        try (Connection connection = shadow.server().connect(PostgresServer.Role.SUPERUSER, shadow.database());
                java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
