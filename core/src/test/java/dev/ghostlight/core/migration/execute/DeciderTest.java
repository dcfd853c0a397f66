package dev.ghostlight.core.migration.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.migration.execute.Seen.Index.State;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeciderTest {
    private static final Limits LIMITS = Limits.below(1);
    private static final Step BRIEF = new Step.Brief(List.of("ALTER TABLE t ADD COLUMN c uuid"));
    private static final Step INDEX = new Step.Online("CREATE INDEX CONCURRENTLY t_c ON t (c)", Optional.of("t_c"));
    private static final Step ROWS =
            new Step.Backfill("t", List.of("id"), new Step.Backfill.Change.Delete(), "c IS NULL");
    private static final Seen.Rows NOTED = new Seen.Rows(List.of("9"), true, false, false, 0, 1);

    private Tries tries = Tries.none();
    private double pauseSeconds;
    private boolean isStillBlocked;
    private Seen.Load load = Seen.Load.unknown();
    private Asked asked = Asked.RUN;
    private double now = 1_000;
    private Pace pace = Pace.first(false, now);

    private Effect next(Step step, Seen seen) {
        return Decider.next(
                new Situation(List.of(step), 0, false, seen, tries, pauseSeconds, isStillBlocked, asked, LIMITS, now));
    }

    private Effect next(Step step, Seen.Rows rows) {
        return next(step, new Seen.Backfill(rows, load, pace));
    }

    @ParameterizedTest
    @CsvSource({"1, 250, 600", "0.1, 25, 60", "60, 500, 2500"})
    void waiting_and_holding_stay_within_the_clients_timeout(double timeout, long waits, long lasts) {
        assertThat(LockLimits.below(timeout)).isEqualTo(new LockLimits(waits, lasts));
        assertThat(lasts / 1e3).isLessThan(timeout);
    }

    @Test
    void a_wait_without_limit_cannot_be_written() {
        assertThatThrownBy(() -> new LockLimits(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LockLimits.below(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LockLimits.below(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_lock_that_is_never_to_be_had_is_tried_for_and_given_up_within_bounds(long seed) {
        Random random = new Random(seed);
        List<Double> begun = new ArrayList<>();
        while (begun.size() < 1_000) {
            switch (next(BRIEF, new Seen.Nothing())) {
                case Effect.RunBrief(int step, LockLimits limits) -> {
                    assertThat(step).isEqualTo(1);
                    assertThat(limits).isEqualTo(LIMITS.lock());
                    begun.add(now);
                    double start = now;
                    now += limits.lockTimeoutMillis() / 1e3;
                    tries = tries.failed(Trouble.LOCKED, "no lock", start, now);
                    pauseSeconds = LIMITS.patience().pauseSeconds(tries.failed(), random);
                }
                case Effect.Wait(double seconds, String why) -> {
                    assertThat(seconds).isBetween(1e-9, 1.0);
                    assertThat(why).contains("no lock");
                    now += seconds;
                }
                case Effect.Stop(Ending ending, String why) -> {
                    assertThat(ending).isEqualTo(Ending.FAILED);
                    assertThat(why).contains("it failed " + begun.size() + " times", "no lock");
                    assertThat(begun).hasSizeBetween(20, LIMITS.patience().mostTries());
                    assertThat(now - begun.getFirst())
                            .isLessThanOrEqualTo(LIMITS.patience().mostSeconds() + 2);
                    assertThat(begun.get(1) - begun.get(0)).isBetween(0.4, 0.8);
                    assertThat(begun.getLast() - begun.get(begun.size() - 2)).isBetween(15.0, 31.0);
                    return;
                }
                default -> throw new AssertionError("what is this for?");
            }
        }
        throw new AssertionError("no end");
    }

    @Test
    void nothing_is_tried_while_the_one_who_blocked_still_does() {
        tries = Tries.none().failed(Trouble.LOCKED, "no lock", now, now);
        now += 100;
        isStillBlocked = true;
        assertThat(next(BRIEF, new Seen.Nothing())).isInstanceOf(Effect.Wait.class);
        isStillBlocked = false;
        assertThat(next(BRIEF, new Seen.Nothing())).isInstanceOf(Effect.RunBrief.class);
    }

    @Test
    void what_is_wrong_is_not_tried_again_and_what_takes_too_long_three_times() {
        tries = Tries.none().failed(Trouble.REFUSED, "no such column", now, now);
        assertThat(next(BRIEF, new Seen.Nothing())).isEqualTo(new Effect.Stop(Ending.FAILED, "no such column"));
        tries = Tries.none();
        for (int i = 0; i < 3; i++) {
            tries = tries.failed(Trouble.TOO_LONG, "undone", now, now);
        }
        assertThat(next(BRIEF, new Seen.Nothing()))
                .isInstanceOfSatisfying(
                        Effect.Stop.class,
                        stop -> assertThat(stop.why()).contains("it took longer than it may hold its locks, 3 times"));
    }

    @Test
    void an_invalid_index_goes_first_even_when_the_step_is_given_up() {
        assertThat(next(INDEX, new Seen.Index(State.ABSENT, ""))).isInstanceOf(Effect.RunOnline.class);
        assertThat(next(INDEX, new Seen.Index(State.INVALID, ""))).isInstanceOf(Effect.DropInvalidIndex.class);
        assertThat(next(INDEX, new Seen.Index(State.THERE, ""))).isEqualTo(new Effect.Complete(1));
        assertThat(next(INDEX, new Seen.Index(State.DIFFERENT, "CREATE INDEX t_c ON t (d)")))
                .isInstanceOfSatisfying(
                        Effect.Stop.class,
                        stop -> assertThat(stop.why())
                                .contains("index t_c is there already, and is another one: CREATE INDEX t_c ON t (d)"));
        tries = Tries.none().failed(Trouble.REFUSED, "duplicate key", now, now);
        assertThat(next(INDEX, new Seen.Index(State.INVALID, ""))).isInstanceOf(Effect.DropInvalidIndex.class);
        assertThat(next(INDEX, new Seen.Index(State.ABSENT, "")))
                .isEqualTo(new Effect.Stop(Ending.FAILED, "duplicate key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (c) | true",
                "drop index concurrently i | true",
                "ALTER TABLE t VALIDATE CONSTRAINT c | true",
                "ALTER TABLE p DETACH PARTITION q CONCURRENTLY | false",
                "VACUUM FULL t | false",
            })
    void only_those_wait_long_whom_nobody_queues_behind(String sql, boolean isPatient) {
        assertThat(Decider.online(sql, LIMITS).lockTimeoutMillis() > 1_000).isEqualTo(isPatient);
    }

    @Test
    void a_backfill_notes_the_highest_key_then_changes_then_checks() {
        assertThat(next(ROWS, new Seen.Rows(List.of(), false, false, false, 0, 1)))
                .isEqualTo(new Effect.NoteHighestKey(1));
        assertThat(next(ROWS, NOTED)).isEqualTo(new Effect.ChangeBatch(1, 100, LIMITS.lock()));
        assertThat(next(ROWS, new Seen.Rows(List.of("9"), true, true, false, 0, 1)))
                .isInstanceOf(Effect.CheckRange.class);
        assertThat(next(ROWS, new Seen.Rows(List.of("9"), true, true, true, 0, 1)))
                .isEqualTo(new Effect.Complete(1));
        assertThat(next(ROWS, new Seen.Rows(List.of("9"), true, true, true, 5, 1)))
                .isEqualTo(new Effect.GoThroughAgain(1));
        assertThat(next(ROWS, new Seen.Rows(List.of("9"), true, true, true, 5, 3)))
                .isInstanceOfSatisfying(
                        Effect.Stop.class,
                        stop -> assertThat(stop.why()).startsWith("5 rows still need the change after going through"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void batches_find_the_size_that_takes_the_time_wanted(long seed) {
        Random random = new Random(seed);
        double secondsPerRow = Math.pow(10, -2 - 3 * random.nextDouble());
        for (int i = 0; i < 60; i++) {
            long before = pace.size().rows();
            double took = 0.003 + before * secondsPerRow * (0.8 + 0.4 * random.nextDouble());
            pace = pace.after(took, LIMITS.batchSeconds(), now);
            assertThat(pace.size().rows()).isBetween(1L, 2 * before);
        }
        double settled = 0.003 + pace.size().rows() * secondsPerRow;
        assertThat(settled).isBetween(0.5 * LIMITS.batchSeconds(), 1.5 * LIMITS.batchSeconds());
        assertThat(pace.afterFailure().size().rows())
                .isEqualTo(Math.max(1, pace.size().rows() / 2));
    }

    @Test
    void batches_leave_room_for_writes() {
        pace = pace.after(0.2, 0.2, now);
        assertThat(next(ROWS, NOTED))
                .isInstanceOfSatisfying(
                        Effect.Wait.class, wait -> assertThat(wait.seconds()).isCloseTo(0.2, within(1e-6)));
        now += 0.21;
        assertThat(next(ROWS, NOTED)).isInstanceOf(Effect.ChangeBatch.class);
    }

    private static Seen.Load load(double lag, double kept, boolean isArchivingFailing, double dead) {
        return new Seen.Load(
                Quantity.of(lag), Quantity.of(kept), isArchivingFailing, Quantity.of(dead), WriteTimes.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0, false, a replica is 6 s behind",
        "0, 2e10, false, keeps 20 GB more write-ahead log",
        "0, 0, true, cannot archive"
    })
    void a_server_that_falls_behind_is_waited_for_but_not_for_ever(
            double lag, double kept, boolean isArchivingFailing, String why) {
        load = load(lag, kept, isArchivingFailing, 0);
        assertThat(next(ROWS, NOTED))
                .isInstanceOfSatisfying(
                        Effect.Wait.class, wait -> assertThat(wait.why()).contains(why));
        pace = pace.at(load, Brakes.USUAL, now);
        now += 3_600;
        assertThat(next(ROWS, NOTED))
                .isInstanceOfSatisfying(
                        Effect.Stop.class, stop -> assertThat(stop.ending()).isEqualTo(Ending.HELD));
        assertThat(pace.at(Seen.Load.unknown(), Brakes.USUAL, now).brakedSinceSeconds())
                .isNegative();
    }

    @Test
    void dead_rows_are_removed_once_and_those_that_cannot_be_are_no_reason_to_wait() {
        load = load(0, 0, false, 0.3);
        assertThat(next(ROWS, NOTED)).isEqualTo(new Effect.Vacuum(1));
        pace = pace.afterVacuum(0.3);
        assertThat(next(ROWS, NOTED)).isInstanceOf(Effect.ChangeBatch.class);
        load = load(0, 0, false, 0.55);
        assertThat(next(ROWS, NOTED)).isEqualTo(new Effect.Vacuum(1));
        assertThat(Brakes.USUAL.withoutVacuum().reason(load, pace).orElse("")).contains("autovacuum");
    }

    @ParameterizedTest
    @CsvSource({"ABORT, ABORTED", "STOP, STOPPED"})
    void whoever_asks_for_the_end_gets_it_before_anything_else(Asked word, Ending ending) {
        asked = word;
        assertThat(next(BRIEF, new Seen.Nothing()))
                .isInstanceOfSatisfying(
                        Effect.Stop.class, stop -> assertThat(stop.ending()).isEqualTo(ending));
        asked = Asked.PAUSE;
        assertThat(next(BRIEF, new Seen.Nothing())).isInstanceOf(Effect.Wait.class);
    }

    @Test
    void the_history_is_entered_after_the_last_step() {
        Situation end = new Situation(List.of(BRIEF), 1, true, new Seen.Nothing(), tries, 0, false, asked, LIMITS, now);
        assertThat(Decider.next(end)).isEqualTo(new Effect.EnterHistory());
        assertThat(Decider.next(new Situation(
                        List.of(BRIEF), 1, false, new Seen.Nothing(), tries, 0, false, asked, LIMITS, now)))
                .isEqualTo(new Effect.Finish());
    }

    @ParameterizedTest
    @CsvSource({
        "55P03, LOCKED",
        "57014, TOO_LONG",
        "40P01, VICTIM",
        "40001, VICTIM",
        "08006, DISCONNECTED",
        "57P01, DISCONNECTED",
        "42703, REFUSED",
        "null, REFUSED"
    })
    void troubles_are_told_apart(String sqlState, Trouble trouble) {
        assertThat(Trouble.of(sqlState)).isEqualTo(trouble);
    }
}
