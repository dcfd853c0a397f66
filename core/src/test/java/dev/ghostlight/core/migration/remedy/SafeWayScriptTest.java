package dev.ghostlight.core.migration.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.remedy.Step.Backfill.Change;
import dev.ghostlight.core.migration.sql.ScriptProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeWayScriptTest {
    private static List<Step> steps(String text) {
        SafeWayScript script = SafeWayScript.of("V7.sql", text);
        assertThat(script.problems()).isEmpty();
        return script.way().steps();
    }

    @Test
    void a_line_break_in_a_note_ends_no_comment() {
        SafeWay way =
                new SafeWay(List.of(new Step.Brief(List.of("SELECT 1"))), List.of("table a\nDROP TABLE b; stays"));
        assertThat(SafeWayScript.of("way.sql", SafeWayScript.text(way)).way().steps())
                .isEqualTo(way.steps());
    }

    @Test
    void what_a_comment_says_and_what_a_statement_is_make_the_steps() {
        assertThat(steps("""
                        -- adds a token
                        ALTER TABLE t ADD COLUMN c uuid; -- a ghost
                        ALTER TABLE t ALTER COLUMN c SET DEFAULT gen_random_uuid();
                        -- ghostlight: backfill by ("Id", part)
                        UPDATE ONLY s."T" SET c = (SELECT max(x) FROM u WHERE u.y = 1), d = 'where' -- WHERE
                        WHERE c IS NULL AND (d = 'set' OR e);
                        create unique index concurrently if not exists "I" on t (c);
                        CREATE INDEX CONCURRENTLY ON t (d);
                        -- ghostlight: online
                        REFRESH MATERIALIZED VIEW CONCURRENTLY v;
                        -- ghostlight: brief
                        ALTER TABLE t ALTER COLUMN c SET NOT NULL;
                        -- ghostlight: brief
                        ALTER TABLE t DROP CONSTRAINT k;
                        """))
                .containsExactly(
                        new Step.Brief(List.of(
                                "ALTER TABLE t ADD COLUMN c uuid",
                                "ALTER TABLE t ALTER COLUMN c SET DEFAULT gen_random_uuid()")),
                        new Step.Backfill(
                                "ONLY s.\"T\"",
                                List.of("\"Id\"", "part"),
                                new Change.Update("c = (SELECT max(x) FROM u WHERE u.y = 1), d = 'where'"),
                                "c IS NULL AND (d = 'set' OR e)"),
                        new Step.Online(
                                "create unique index concurrently if not exists \"I\" on t (c)", Optional.of("\"I\"")),
                        new Step.Online("CREATE INDEX CONCURRENTLY ON t (d)", Optional.empty()),
                        new Step.Online("REFRESH MATERIALIZED VIEW CONCURRENTLY v", Optional.empty()),
                        new Step.Brief(List.of("ALTER TABLE t ALTER COLUMN c SET NOT NULL")),
                        new Step.Brief(List.of("ALTER TABLE t DROP CONSTRAINT k")));
    }

    @Test
    void transactions_of_the_file_are_steps_of_their_own() {
        assertThat(steps("ALTER TABLE a ADD b int; BEGIN; ALTER TABLE c ADD d int; COMMIT; DROP TABLE e"))
                .hasSize(3);
    }

    @Test
    void steps_that_are_written_read_as_the_same_steps() {
        List<Step> steps = List.of(
                new Step.Brief(List.of("ALTER TABLE t ADD COLUMN c int", "ALTER TABLE t ADD COLUMN d int")),
                new Step.Brief(List.of("ALTER TABLE t ADD COLUMN e int")),
                new Step.Backfill("t", List.of("a", "b"), new Change.Update("c = 1"), "c IS NULL"),
                new Step.Backfill("t", List.of("a"), new Change.Delete(), "c = 1"),
                new Step.Online("CREATE INDEX CONCURRENTLY i ON t (c)", Optional.of("i")));
        String text = SafeWayScript.text(new SafeWay(steps, List.of("The column comes last.")));
        assertThat(text).startsWith("-- The column comes last.\n");
        assertThat(steps(text)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 1 | there is no statement in it",
                "~SELECT 1;\\i other.sql~ | 1 | this is a command of psql",
                "~-- ghostlight: offline\nSELECT 1~ | 2 | 'offline' is no kind of step",
                "~-- ghostlight: backfill by id\nUPDATE t SET a = 1~ | 2 | a backfill is not written so",
                "~-- ghostlight: backfill by id\nUPDATE t SET a = u.b FROM u WHERE t.a = u.a~ | 2 | a backfill is not written so",
                "~-- ghostlight: backfill by id\nSELECT 1~ | 2 | a backfill is not written so",
                "~-- ghostlight: backfill by id\nDELETE FROM t WHERE~ | 2 | a backfill is not written so",
                "~ALTER TABLE t ADD \"c~ | 1 | is never closed",
            })
    void what_cannot_be_run_is_told_with_its_line(String text, int line, String what) {
        SafeWayScript script = SafeWayScript.of("V7.sql", text);
        assertThat(script.problems()).hasSize(1);
        ScriptProblem problem = script.problems().getFirst();
        assertThat(problem.where().line()).isEqualTo(line);
        assertThat(problem.what().replace("-- ghostlight: ", "")).contains(what);
        assertThat(script.way().steps()).isEmpty();
    }
}
