package dev.ghostlight.app.migrate;

import static dev.ghostlight.app.migrate.Playground.brief;
import static dev.ghostlight.app.migrate.Playground.online;
import static dev.ghostlight.app.migrate.Playground.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Ending;
import dev.ghostlight.core.migration.execute.Limits;
import dev.ghostlight.core.migration.execute.Patience;
import dev.ghostlight.core.migration.remedy.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrateTest {
    private static final Step ADD = brief("ALTER TABLE item ADD COLUMN c int");
    private static final Step UNIQUE = online("CREATE UNIQUE INDEX CONCURRENTLY item_k ON item (k)", "item_k");

    private static final ScheduledExecutorService OTHERS = Executors.newScheduledThreadPool(4);

    private static @Nullable Playground seventeen;

    @TempDir
    private Path folder = Path.of("");

    private final Playground playground = Objects.requireNonNull(seventeen);

    @BeforeAll
    static void start() throws Exception {
        seventeen = new Playground(17);
    }

    @AfterAll
    static void stop() throws ServerException {
        OTHERS.shutdownNow();
        Objects.requireNonNull(seventeen).close();
    }

    @BeforeEach
    void fill() throws Exception {
        playground.begin(folder.resolve("ledger.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 18})
    void a_column_with_a_default_for_each_row_is_added_in_every_version(int major) throws Exception {
        try (Playground other = new Playground(major)) {
            other.begin(folder.resolve("ledger.jsonl"));
            Step[] steps = {
                brief(
                        "ALTER TABLE item ADD COLUMN token uuid",
                        "ALTER TABLE item ALTER COLUMN token SET DEFAULT gen_random_uuid()",
                        "ALTER TABLE item ADD CONSTRAINT token_there CHECK (token IS NOT NULL) NOT VALID"),
                update("item", "id", "token = gen_random_uuid()", "token IS NULL"),
                new Step.Online("ALTER TABLE item VALIDATE CONSTRAINT token_there", Optional.empty()),
                brief(
                        "ALTER TABLE item ALTER COLUMN token SET NOT NULL",
                        "ALTER TABLE item DROP CONSTRAINT token_there"),
                online("CREATE UNIQUE INDEX CONCURRENTLY item_token ON item (token)", "item_token")
            };
            assertThatAllIsDone(other.migrate(steps));
            assertThat(other.ask("SELECT count(DISTINCT token) FROM item")).isEqualTo("5000");
            assertThat(other.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'item_token'::regclass"))
                    .isEqualTo("t");
            assertThat(other.ask("SELECT to_regclass('ghostlight_migration_steps')"))
                    .isEqualTo("null");
            assertThat(other.migrate(steps).message()).contains("it was done before");
        }
    }

    private static void assertThatAllIsDone(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.message()).isEmpty();
    }

    /** How long the slowest of many small writes takes while something else is done. */
    private double slowestWriteSeconds(Work work) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Future<Double> slowest = OTHERS.submit(() -> {
            double seconds = 0;
            try (Connection connection = playground.connect();
                    Statement statement = connection.createStatement()) {
                do {
                    long begun = System.nanoTime();
                    statement.execute("UPDATE item SET k = k WHERE id = 1");
                    seconds = Math.max(seconds, (System.nanoTime() - begun) / 1e9);
                } while (!ended.await(2, TimeUnit.MILLISECONDS));
            }
            return seconds;
        });
        try {
            work.run();
        } finally {
            ended.countDown();
        }
        return slowest.get();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** A transaction that has read the table, and ends after a time. */
    private Future<?> reader(double seconds) throws Exception {
        Connection reader = playground.connect();
        try (Statement statement = reader.createStatement()) {
            statement.execute("SET application_name = 'nightly-report'");
            statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
            statement.execute("SELECT count(*) FROM item");
        }
        return later(seconds, reader);
    }

    private static Future<?> later(double seconds, Connection closed) {
        return OTHERS.schedule(
                () -> {
                    closed.close();
                    return true;
                },
                Math.round(seconds * 1e3),
                TimeUnit.MILLISECONDS);
    }

    @Test
    void writers_never_wait_long_behind_a_lock_that_is_not_to_be_had_and_its_holder_is_named() throws Exception {
        Future<?> first = reader(1.5);
        double slowest = slowestWriteSeconds(() -> assertThatAllIsDone(playground.migrate(ADD)));
        first.get();
        assertThat(playground.said)
                .anySatisfy(line -> assertThat(line)
                        .contains("waiting for process", "nightly-report", "migrator", "SELECT count(*) FROM item"))
                .anySatisfy(line -> assertThat(line).contains("a lock was not to be had within 100 ms"));
        assertThat(Files.readString(playground.ledger())).contains("\"blockedBy\":", "nightly-report");

        Future<?> second = reader(1.5);
        double naive = slowestWriteSeconds(() -> playground.run("ALTER TABLE item ADD COLUMN naive int"));
        second.get();
        assertThat(naive).as("writers queue behind a plain ALTER TABLE").isGreaterThan(1);
        assertThat(slowest).isLessThan(0.7);
    }

    @Test
    void a_lock_that_is_never_to_be_had_ends_in_failure_and_nothing_is_changed() throws Exception {
        Future<?> blocker = reader(4);
        playground.limits =
                new Limits(Playground.QUICK.lock(), new Patience(3, 2, 0.05, 0.2), 0.05, Playground.QUICK.brakes());
        Outcome outcome = playground.migrate(ADD);
        blocker.get();
        assertThat(outcome.ending()).contains(Ending.FAILED);
        assertThat(outcome.message()).contains("step 1 failed: it failed", "No step is done.");
        assertThat(playground.ask("SELECT count(*) FROM pg_attribute WHERE attrelid = 'item'::regclass AND"
                        + " attname = 'c' AND NOT attisdropped"))
                .isEqualTo("0");
    }

    @Test
    void a_step_that_would_hold_its_lock_too_long_is_undone_and_said() throws Exception {
        Outcome outcome = playground.migrate(
                brief("ALTER TABLE item ADD COLUMN c int"), brief("LOCK TABLE item", "SELECT pg_sleep(30)"));
        assertThat(outcome.ending()).contains(Ending.FAILED);
        assertThat(outcome.message())
                .contains("step 2 failed: it took longer than it may hold its locks", "Of 2 steps 1 is done");
    }

    @Test
    void a_migration_that_fails_half_way_says_what_is_done_and_goes_on_when_the_cause_is_gone() throws Exception {
        Step[] steps = {ADD, UNIQUE};
        Outcome failed = playground.migrate(steps);
        assertThat(failed.ending()).contains(Ending.FAILED);
        assertThat(failed.message()).contains("step 2 failed", "could not create unique index", "1 is done");
        assertThat(playground.ask("SELECT to_regclass('item_k')"))
                .as("no invalid index is left")
                .isEqualTo("null");

        playground.run("UPDATE item SET k = id");
        assertThatAllIsDone(playground.migrate(steps));
        assertThat(playground.ask("SELECT to_regclass('ghostlight_migration_steps')"))
                .isEqualTo("null");
    }

    @Test
    void an_invalid_index_is_dropped_and_made_anew_and_another_one_of_its_name_is_refused() throws Exception {
        assertThatThrownBy(() -> playground.run("CREATE UNIQUE INDEX CONCURRENTLY item_k ON item (k)"))
                .isInstanceOf(SQLException.class);
        assertThat(playground.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'item_k'::regclass"))
                .isEqualTo("f");
        playground.run("UPDATE item SET k = id");
        assertThatAllIsDone(playground.migrate(UNIQUE));
        assertThat(playground.said).anySatisfy(line -> assertThat(line).contains("dropping index item_k"));

        playground.begin(folder.resolve("second.jsonl"));
        playground.run("CREATE INDEX item_k ON item (k DESC)");
        Outcome different = playground.migrate(online("CREATE INDEX CONCURRENTLY item_k ON item (k)", "item_k"));
        assertThat(different.message())
                .contains("is another one: CREATE INDEX item_k ON public.item USING btree (k DESC)");
        playground.begin(folder.resolve("third.jsonl"));
        playground.run("CREATE INDEX item_k ON item (lower(name)) WHERE k > 3");
        assertThatAllIsDone(playground.migrate(online(
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS item_k ON public.item ( lower(name) ) WHERE k>3", "item_k")));
    }

    @Test
    void concurrently_waits_for_old_transactions_and_names_them() throws Exception {
        playground.run("UPDATE item SET k = id");
        Future<?> old = reader(2.5);
        assertThatAllIsDone(playground.migrate(UNIQUE));
        old.get();
        assertThat(playground.said)
                .anySatisfy(line -> assertThat(line).contains("waiting for process", "nightly-report"));
    }

    @ParameterizedTest
    @CsvSource({"id", "'a, b'", "name", "at", "part", "amount"})
    void tables_are_gone_through_by_keys_of_any_type(String key) throws Exception {
        playground.run(
                "ALTER TABLE item ADD n int NOT NULL DEFAULT 0, ADD was_done boolean NOT NULL DEFAULT false",
                "INSERT INTO item (id, k, name, at, part, amount, a, b, was_done) VALUES (9999, 1, E'it''s \\\\ \"{,}\" ü\\n',"
                        + " 'infinity', gen_random_uuid(), 'NaN', 'ü''', '-infinity', false)");
        assertThatAllIsDone(playground.migrate(update("item", key, "n = n + 1, was_done = true", "NOT was_done")));
        assertThat(playground.ask("SELECT count(*) FROM item WHERE n = 1 AND was_done"))
                .isEqualTo("5001");
    }

    @Test
    void rows_are_deleted_in_batches_and_an_empty_table_is_done_at_once() throws Exception {
        assertThatAllIsDone(playground.migrate(
                new Step.Backfill("item", List.of("id"), new Step.Backfill.Change.Delete(), "k = 3"),
                new Step.Backfill("empty_table", List.of("id"), new Step.Backfill.Change.Delete(), "true")));
        assertThat(playground.ask("SELECT count(*) FROM item WHERE k = 3")).isEqualTo("0");
        assertThat(playground.ask("SELECT count(*) FROM item")).isEqualTo("4286");
    }

    @Test
    void rows_that_come_late_are_found_by_the_check() throws Exception {
        playground.run(
                "ALTER TABLE item ADD c int",
                // Behind the cursor, while later batches run.
                "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF new.id = 4000 THEN INSERT INTO item (id, k) VALUES (-1, 1); END IF; RETURN new; END $$",
                "CREATE TRIGGER late AFTER UPDATE ON item FOR EACH ROW EXECUTE FUNCTION late()");
        assertThatAllIsDone(playground.migrate(update("item", "id", "c = 1", "c IS NULL")));
        assertThat(playground.said).anySatisfy(line -> assertThat(line).contains("1 rows still need the change"));
        assertThat(playground.ask("SELECT count(*) FROM item WHERE c IS NULL")).isEqualTo("0");
    }

    @Test
    void a_key_that_is_none_is_refused() {
        for (String key : List.of("k", "missing", "a", "b, a")) {
            playground.recordIn(folder.resolve(key));
            assertThatThrownBy(() -> playground.migrate(update("item", key, "k = 1", "k IS NULL")))
                    .isInstanceOf(MigrateException.class)
                    .hasMessageContaining("is no key to go through it by");
        }
    }

    @Test
    void a_batch_waits_for_a_locked_row_in_small_pieces() throws Exception {
        playground.run("ALTER TABLE item ADD c int");
        Connection holder = playground.connect();
        try (Statement statement = holder.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("UPDATE item SET k = 0 WHERE id = 1000");
        }
        Future<?> ends = later(1, holder);
        assertThatAllIsDone(playground.migrate(update("item", "id", "c = 1", "c IS NULL")));
        ends.get();
        assertThat(playground.said).anySatisfy(line -> assertThat(line).contains("attempt 1 failed: a lock was not"));
        assertThat(playground.ask("SELECT count(*) FROM item WHERE c = 1")).isEqualTo("5000");
    }

    @Test
    void a_second_run_is_refused_on_the_same_ledger_and_on_the_same_table() throws Exception {
        Future<?> blocker = reader(7);
        Future<Outcome> first = OTHERS.submit(() -> playground.migrate(playground.request(ADD)));
        while (playground.said.isEmpty()) {
            Thread.sleep(10);
        }
        assertThatThrownBy(() -> playground.migrate(ADD))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("another process runs this migration");
        playground.recordIn(folder.resolve("other.jsonl"));
        assertThatThrownBy(() -> playground.migrate(brief("ALTER TABLE item ADD COLUMN d int")))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("table item: another run has it: process", "ghostlight migrate V7__change");
        blocker.get();
        assertThatAllIsDone(first.get());
    }

    @Test
    void it_pauses_resumes_and_ends_when_it_is_asked_to() throws Exception {
        playground.run("ALTER TABLE item ADD c int");
        Step[] steps = {update("item", "id", "c = 1", "c IS NULL AND pg_sleep(0.001) IS NOT NULL")};
        playground.run = Optional.of("night");
        MigrateRequest request = playground.request(steps);
        Future<Outcome> run = OTHERS.submit(() -> playground.migrate(request));
        await("batches");
        Migrate.ask(playground.target(), "night", Asked.PAUSE);
        await("it is paused until somebody asks for resume");
        String paused = playground.ask("SELECT count(*) FROM item WHERE c = 1");
        Thread.sleep(300);
        assertThat(playground.ask("SELECT count(*) FROM item WHERE c = 1")).isEqualTo(paused);
        Migrate.ask(playground.target(), "night", Asked.RUN);
        playground.said.clear();
        await("batches");
        playground.asked.set(Asked.STOP);
        Outcome stopped = run.get();
        assertThat(stopped.ending()).contains(Ending.STOPPED);
        assertThat(stopped.message()).contains("The same command goes on from here.");
        assertThat(playground.ask("SELECT scanned FROM ghostlight_migration_steps WHERE step = 1"))
                .isEqualTo(playground.ask("SELECT count(*) FROM item WHERE c = 1"));

        playground.asked.set(Asked.RUN);
        Migrate.ask(playground.target(), "night", Asked.ABORT);
        Outcome aborted = playground.migrate(request);
        assertThat(aborted.ending()).contains(Ending.ABORTED);
        assertThatThrownBy(() -> Migrate.ask(playground.target(), "night", Asked.PAUSE))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("knows no run 'night'");
        assertThatAllIsDone(playground.migrate(request));
        assertThat(playground.ask("SELECT count(*) FROM item WHERE c = 1")).isEqualTo("5000");
    }

    private void await(String words) throws InterruptedException {
        while (playground.said.stream().noneMatch(line -> line.contains(words))) {
            Thread.sleep(10);
        }
    }

    @Test
    void a_broken_connection_is_made_again() throws Exception {
        playground.run("ALTER TABLE item ADD c int");
        Future<Outcome> run = OTHERS.submit(() -> playground.migrate(playground.request(
                update("item", "id", "c = coalesce(c, 0) + 1", "c IS NULL AND pg_sleep(0.0005) IS NOT NULL"))));
        await("batches");
        playground.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE"
                + " 'ghostlight%'");
        assertThatAllIsDone(run.get());
        assertThat(playground.said).anySatisfy(line -> assertThat(line).contains("the connection broke"));
        assertThat(playground.ask("SELECT count(*) FROM item WHERE c = 1")).isEqualTo("5000");
    }

    @Test
    void a_torn_last_line_of_the_ledger_is_passed_over_and_any_other_damage_is_refused() throws Exception {
        Step[] steps = {ADD, UNIQUE};
        playground.migrate(steps);
        Files.writeString(playground.ledger(), "{\"at\":\"20", StandardOpenOption.APPEND);
        playground.run("UPDATE item SET k = id");
        assertThatAllIsDone(playground.migrate(steps));
        assertThat(Files.readString(playground.ledger()))
                .doesNotContain("\"20{")
                .endsWith("\"event\":\"finished\"}\n");

        Files.writeString(playground.ledger(), "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> playground.migrate(steps))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("this line of the ledger is damaged");
    }

    @Test
    void a_lost_ledger_is_no_reason_to_do_a_step_twice_and_a_changed_file_is_refused() throws Exception {
        playground.run = Optional.of("night");
        playground.migrate(ADD, UNIQUE);
        Files.delete(playground.ledger());
        assertThatThrownBy(() -> playground.migrate(ADD))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("its steps are not those that it was begun with");
        playground.run("UPDATE item SET k = id");
        Files.delete(playground.ledger());
        assertThatAllIsDone(playground.migrate(ADD, UNIQUE));
    }

    @Test
    void a_run_that_died_right_after_its_start_goes_on_and_one_that_the_database_forgot_is_refused() throws Exception {
        Step[] steps = {ADD, UNIQUE};
        playground.migrate(steps);
        List<String> lines = Files.readAllLines(playground.ledger());
        playground.run("DROP TABLE ghostlight_migration_steps");
        assertThatThrownBy(() -> playground.migrate(steps))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("the database knows nothing of it");

        playground.run("ALTER TABLE item DROP COLUMN c");
        playground.run("UPDATE item SET k = id");
        Files.writeString(playground.ledger(), lines.getFirst() + "\n");
        assertThatAllIsDone(playground.migrate(steps));
    }
}
