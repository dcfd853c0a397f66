package dev.ghostlight.core.migration.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.facts.TableSchema;
import dev.ghostlight.core.migration.facts.TableSchema.Column;
import dev.ghostlight.core.migration.facts.TableSchema.Constraint;
import dev.ghostlight.core.migration.facts.TableSchema.Demand;
import dev.ghostlight.core.migration.facts.TableSchema.Dependent;
import dev.ghostlight.core.migration.facts.TableSchema.Generation;
import dev.ghostlight.core.migration.facts.TableSchema.Partitioning;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.LockMode;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RewriterTest {
    private static final Engine POSTGRES = new Engine(Engine.Kind.POSTGRESQL, 17, 0);
    private static final Quantity UNKNOWN = Quantity.unknown();
    private static final Place WHERE = Place.of("V7.sql", "");

    @Test
    void a_default_that_differs_by_row_is_filled_in_batches() {
        assertThat(script("ALTER TABLE jobs ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid()"))
                .isEqualTo("""
                -- V7.sql, in steps that hurt nobody.
                -- A step that fails with "lock timeout" has changed nothing: run it again.

                -- Step 1 of 5: locks for a moment only.
                BEGIN;
                SET LOCAL lock_timeout = '500ms';
                ALTER TABLE jobs ADD COLUMN key uuid, ALTER COLUMN key SET DEFAULT gen_random_uuid();
                COMMIT;

                -- Step 2 of 5: in batches; ghostlight migrate sizes them by time.
                DO $ghostlight$
                DECLARE
                  ghostlight_from_1 jobs.id%TYPE;
                  ghostlight_to_1 jobs.id%TYPE;
                BEGIN
                  SELECT id INTO ghostlight_from_1 FROM jobs ORDER BY id LIMIT 1;
                  IF NOT FOUND THEN
                    RETURN;
                  END IF;
                  LOOP
                    SELECT id INTO ghostlight_to_1 FROM jobs WHERE id >= ghostlight_from_1 ORDER BY id OFFSET 1000 LIMIT 1;
                    IF NOT FOUND THEN
                      UPDATE jobs SET key = gen_random_uuid() WHERE id >= ghostlight_from_1 AND (key IS NULL);
                      RETURN;
                    END IF;
                    UPDATE jobs SET key = gen_random_uuid() WHERE id >= ghostlight_from_1 AND id < ghostlight_to_1 AND (key IS NULL);
                    COMMIT;
                    ghostlight_from_1 := ghostlight_to_1;
                  END LOOP;
                END
                $ghostlight$;

                -- Step 3 of 5: locks for a moment only.
                BEGIN;
                SET LOCAL lock_timeout = '500ms';
                ALTER TABLE jobs ADD CONSTRAINT jobs_key_present CHECK (key IS NOT NULL) NOT VALID;
                COMMIT;

                -- Step 4 of 5: takes long, and others go on reading and writing.
                ALTER TABLE jobs VALIDATE CONSTRAINT jobs_key_present;

                -- Step 5 of 5: locks for a moment only.
                BEGIN;
                SET LOCAL lock_timeout = '500ms';
                ALTER TABLE jobs ALTER COLUMN key SET NOT NULL;
                ALTER TABLE jobs DROP CONSTRAINT jobs_key_present;
                COMMIT;
                """);
    }

    @Test
    void an_update_that_could_be_done_twice_is_marked_row_by_row() {
        SafeWay way = way("UPDATE jobs SET tries = tries + 1 WHERE state = 'failed'");
        assertThat(way.steps())
                .containsExactly(
                        new Step.Brief(List.of("ALTER TABLE jobs ADD COLUMN jobs_changed boolean,"
                                + " ALTER COLUMN jobs_changed SET DEFAULT true")),
                        new Step.Backfill(
                                "jobs",
                                List.of("id"),
                                new Step.Backfill.Change.Update("tries = tries + 1, jobs_changed = true"),
                                "(state = 'failed') AND jobs_changed IS NULL"),
                        new Step.Brief(List.of("ALTER TABLE jobs DROP COLUMN jobs_changed")));
    }

    @Test
    void an_update_whose_outcome_shows_needs_no_mark() {
        assertThat(way("UPDATE jobs SET state = 'new', tries = 0 WHERE tries > 9 OR state = ''")
                        .steps())
                .containsExactly(
                        new Step.Backfill(
                                "jobs",
                                List.of("id"),
                                new Step.Backfill.Change.Update("state = 'new', tries = 0"),
                                "(tries > 9 OR state = '') AND (state IS DISTINCT FROM ('new') OR tries IS DISTINCT FROM (0))"));
    }

    @Test
    void a_dropped_column_is_not_demanded_any_more_before_the_deploy() {
        SafeWay way = way("ALTER TABLE jobs DROP COLUMN state");
        assertThat(way.steps())
                .containsExactly(
                        new Step.Brief(List.of("ALTER TABLE jobs ALTER COLUMN state DROP NOT NULL")),
                        new Step.Brief(List.of("ALTER TABLE jobs DROP COLUMN state")));
        assertThat(way.deploys()).containsExactly(new SafeWay.Deploy(2, "neither reads nor writes jobs.state"));
    }

    @Test
    void nulls_are_forbidden_only_once_a_release_writes_the_column() {
        assertThat(way("ALTER TABLE jobs ALTER COLUMN tries SET NOT NULL").deploys())
                .containsExactly(new SafeWay.Deploy(1, "writes jobs.tries in every row"));
    }

    @Test
    void a_table_known_to_be_small_stays_as_it_is_but_waits_for_its_lock_in_a_step() {
        TableFacts small = withRows(10_000);
        SafeWay way =
                ((Remedy.Offered) rewrite(List.of(small), "ALTER TABLE jobs ALTER COLUMN tries TYPE bigint")).way();
        assertThat(way.steps())
                .containsExactly(new Step.Brief(List.of("ALTER TABLE jobs ALTER COLUMN tries TYPE bigint")));
        assertThat(rewrite(List.of(withRows(10_001)), "VACUUM FULL jobs")).isInstanceOf(Remedy.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VACUUM FULL jobs | no form of VACUUM FULL that goes on
            VACUUM (VERBOSE, FULL) jobs | no form of VACUUM FULL that goes on
            CLUSTER jobs USING jobs_pkey | no form of CLUSTER
            ALTER TABLE jobs ADD EXCLUDE USING gist (id WITH =) | exclusion constraint
            ALTER TABLE jobs SET UNLOGGED | No other form of SET UNLOGGED
            ALTER TABLE jobs ALTER COLUMN seen TYPE text | used by view recent
            ALTER TABLE keyless ADD COLUMN k uuid DEFAULT gen_random_uuid() | has no key that is never null
            UPDATE jobs j SET tries = 0 | cannot be cut into batches
            UPDATE jobs SET tries = o.n FROM other o | cannot be cut into batches
            DELETE FROM jobs USING other | cannot be cut into batches
            SET search_path = audit | setting of the session
            DO $$ BEGIN UPDATE jobs SET tries = 0; END $$ | cannot be cut into batches
            ALTER TABLE unheard ALTER c TYPE bigint | not in the schema
            """)
    void what_has_no_safe_form_is_said_with_its_reason(String sql, String reason) {
        assertThat(rewrite(List.of(), sql))
                .isInstanceOfSatisfying(
                        Remedy.Refused.class,
                        refused -> assertThat(refused.obstacles())
                                .singleElement()
                                .satisfies(obstacle ->
                                        assertThat(obstacle.reason()).contains(reason)));
    }

    @Test
    void a_foreign_key_of_a_partitioned_table_needs_version_18() {
        String sql = "ALTER TABLE parts ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES jobs";
        assertThat(rewrite(List.of(), sql)).isInstanceOf(Remedy.Refused.class);
        MigrationTrace newer = trace(new Engine(Engine.Kind.POSTGRESQL, 18, 0), sql);
        assertThat(Rewriter.rewrite(newer, facts(List.of()), schema())).isInstanceOf(Remedy.Offered.class);
    }

    @Test
    void all_reasons_are_told_at_once() {
        assertThat(rewrite(List.of(), "CLUSTER jobs", "VACUUM FULL jobs"))
                .isInstanceOfSatisfying(
                        Remedy.Refused.class,
                        refused -> assertThat(refused.obstacles()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "ALTER",
                "ALTER TABLE",
                "ALTER TABLE jobs",
                "ALTER TABLE jobs ADD",
                "ALTER TABLE jobs ADD (",
                "ALTER TABLE jobs ADD COLUMN",
                "ALTER TABLE jobs ALTER COLUMN x TYPE",
                "UPDATE jobs SET",
                "UPDATE jobs SET =",
                "DELETE FROM",
                "CREATE INDEX ON",
                "CREATE INDEX ON jobs",
                "DROP INDEX",
                "DROP TABLE",
                "SET",
                "REINDEX",
                "ALTER TABLE jobs ADD CHECK (",
                "ALTER TABLE jobs ADD c int )",
                "\"",
                "'",
                "$$",
                "ALTER TABLE \"jobs",
                "ALTER TABLE jobs ,,,"
            })
    void whatever_is_written_gets_an_answer(String sql) {
        assertThat(rewrite(List.of(), sql)).isNotNull();
    }

    @Test
    void a_name_cannot_leave_its_quotes_nor_a_note_its_comment() {
        SafeWay way = new SafeWay(List.of(), List.of("one\nDROP TABLE jobs;"));
        assertThat(WayScript.of(way, "V1\r\nDROP TABLE jobs;", 1).lines()).allMatch(line -> line.startsWith("--"));
        assertThat(way("ALTER TABLE jobs ADD CONSTRAINT \"a\"\"; DROP\" CHECK (tries > 0)")
                        .steps()
                        .getFirst())
                .isEqualTo(new Step.Brief(
                        List.of("ALTER TABLE jobs ADD CONSTRAINT \"a\"\"; DROP\" CHECK (tries > 0) NOT VALID")));
    }

    @Test
    void mariadb_is_told_not_to_lock_where_it_needs_not() {
        Engine engine = new Engine(Engine.Kind.MARIADB, 10, 11);
        String sql = "ALTER TABLE jobs ADD INDEX (tries)";
        assertThat(Rewriter.rewrite(trace(engine, InnodbLock.NONE, sql), facts(List.of()), schema()))
                .isEqualTo(new Remedy.Offered(
                        new SafeWay(List.of(new Step.Online(sql + ", LOCK=NONE", Optional.empty())), List.of())));
        assertThat(Rewriter.rewrite(trace(engine, InnodbLock.SHARED, sql), facts(List.of()), schema()))
                .isInstanceOf(Remedy.Refused.class);
    }

    private static String script(String sql) {
        return WayScript.of(way(sql), "V7.sql", 500);
    }

    private static SafeWay way(String... sql) {
        Remedy remedy = rewrite(List.of(), sql);
        assertThat(remedy).isInstanceOf(Remedy.Offered.class);
        return ((Remedy.Offered) remedy).way();
    }

    private static Remedy rewrite(List<TableFacts> tables, String... sql) {
        return Rewriter.rewrite(trace(POSTGRES, sql), facts(tables), schema());
    }

    private static MigrationTrace trace(Engine engine, String... sql) {
        return trace(engine, PostgresLock.ACCESS_EXCLUSIVE, sql);
    }

    /** As if each statement did the most it can. */
    private static MigrationTrace trace(Engine engine, LockMode mode, String... sql) {
        List<Statement> statements = new ArrayList<>();
        List<StatementTrace> traces = new ArrayList<>();
        for (String text : sql) {
            Statement statement = new Statement(statements.size() + 1, text, WHERE);
            statements.add(statement);
            boolean changesRows = text.matches("(?s).*\\b(UPDATE|DELETE)\\b.*");
            Relation jobs = Relation.table("jobs");
            traces.add(new StatementTrace(
                    statement,
                    StatementTrace.Basis.SHADOW,
                    false,
                    List.of(new Lock(jobs, changesRows ? PostgresLock.ROW_EXCLUSIVE : mode, false)),
                    List.of(new Work(changesRows ? Work.Kind.ROWS_CHANGED : Work.Kind.REWRITE, jobs)),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()));
        }
        Migration migration = new Migration("V7.sql", WHERE, "flyway", List.of(new Block(true, statements)), List.of());
        return new MigrationTrace(migration, engine, traces);
    }

    private static DatabaseFacts facts(List<TableFacts> tables) {
        return new DatabaseFacts(
                "db",
                WHERE,
                POSTGRES,
                Optional.empty(),
                tables,
                Map.of(),
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                ServerSpeed.UNKNOWN);
    }

    private static TableFacts withRows(double rows) {
        TableFacts unknown = TableFacts.unknown("jobs", WHERE);
        return new TableFacts(
                "jobs",
                WHERE,
                Quantity.of(rows),
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                unknown.clients(),
                Optional.empty(),
                List.of());
    }

    private static DatabaseSchema schema() {
        List<Constraint> key =
                List.of(new Constraint("jobs_pkey", Demand.PRIMARY_KEY, "PRIMARY KEY (id)", List.of("id"), true));
        TableSchema jobs = table(
                "jobs",
                List.of(
                        column("id", "bigint", true),
                        column("state", "text", true),
                        column("tries", "integer", false),
                        column("seen", "date", false)),
                key,
                List.of(new Dependent("seen", "view recent")),
                Optional.empty());
        TableSchema keyless =
                table("keyless", List.of(column("n", "integer", false)), List.of(), List.of(), Optional.empty());
        TableSchema parts = table(
                "parts",
                List.of(column("n", "integer", true)),
                List.of(),
                List.of(),
                Optional.of(new Partitioning("LIST (n)", List.of(), Optional.empty())));
        return new DatabaseSchema(List.of(jobs, keyless, parts), List.of(), List.of());
    }

    private static TableSchema table(
            String name,
            List<Column> columns,
            List<Constraint> constraints,
            List<Dependent> dependents,
            Optional<Partitioning> partitioning) {
        return new TableSchema(
                RelationName.of(name), columns, List.of(), constraints, List.of(), List.of(), dependents, partitioning);
    }

    private static Column column(String name, String type, boolean isNotNull) {
        return new Column(name, type, isNotNull, Optional.empty(), Generation.NONE, Optional.empty());
    }
}
