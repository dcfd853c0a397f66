package dev.ghostlight.core.judge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.judge.metrics.MetricOutcome.GotWorse;
import dev.ghostlight.core.judge.metrics.MetricOutcome.NotEnough;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users complained about to the makers of another judge: one changed node, one other, and no history. */
final class ComplaintVectorsTest {
    private static final int MINUTE = 60;

    private static double[] lastOf(int count, int bad, double calm, double worse) {
        double[] values = new double[count];
        Arrays.fill(values, calm);
        Arrays.fill(values, count - bad, count, worse);
        return values;
    }

    private static MetricOutcome judged(Kind kind, double[] changed, double[] other) {
        return new Series(MINUTE).node("new", 0, changed).node("old", 0, other).judged(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void most_points_a_hundred_times_as_high_are_worse(int bad) {
        assertThat(judged(Kind.COUNT, lastOf(10, bad, 1, 100), lastOf(10, 0, 1, 1)))
                .isInstanceOf(GotWorse.class);
        assertThat(judged(Kind.VALUE, lastOf(10, bad, 1, 100), lastOf(10, 0, 1, 1)))
                .isInstanceOf(GotWorse.class);
    }

    @Test
    void four_errors_against_none_are_not_proven() {
        assertThat(judged(Kind.COUNT, new double[] {0, 1, 2, 1, 0, 0}, new double[6]))
                .isInstanceOf(NotEnough.class);
    }

    @Test
    void eleven_errors_in_five_minutes_against_none_are_worse() {
        MetricOutcome outcome = judged(Kind.COUNT, new double[] {1, 4, 2, 3, 1}, new double[5]);
        assertThat(outcome).isInstanceOfSatisfying(GotWorse.class, worse -> {
            assertThat(worse.proof().pValue()).isLessThanOrEqualTo(0.02);
            assertThat(worse.proof().numbers().after()).isEqualTo(2.2);
        });
    }

    @Test
    void seven_errors_in_twenty_five_points_are_not_proven() {
        double[] errors = new double[25];
        errors[3] = 1;
        errors[9] = 3;
        errors[10] = 1;
        errors[20] = 2;
        assertThat(judged(Kind.COUNT, errors, new double[25])).isInstanceOf(NotEnough.class);
    }

    @Test
    void a_flood_of_errors_late_in_the_hour_is_proven_two_minutes_after_it_began() {
        MetricOutcome outcome = judged(Kind.COUNT, lastOf(60, 30, 0, 1_000), new double[60]);
        assertThat(outcome).isInstanceOfSatisfying(GotWorse.class, worse -> {
            assertThat(worse.proof().since()).isEqualTo(Series.CHANGE.plusSeconds(30 * MINUTE));
            assertThat(worse.proof().provenAt()).isEqualTo(Series.CHANGE.plusSeconds(32 * MINUTE));
        });
    }

    @Test
    void a_single_minute_is_no_proof_however_bad() {
        double[] errors = new double[60];
        errors[30] = 1_000_000;
        assertThat(judged(Kind.COUNT, errors, new double[60])).isInstanceOf(NotEnough.class);
    }

    /** However many points are bad, more of them are never better. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"COUNT", "VALUE"})
    void verdicts_are_monotone_in_the_number_of_bad_points(Kind kind) {
        for (int count : new int[] {10, 11, 14, 20, 30, 47, 60, 90, 120}) {
            double calm = kind == Kind.VALUE ? 1 : 0;
            int worst = -1;
            for (int bad = 0; bad <= count; bad++) {
                int rank = rank(judged(kind, lastOf(count, bad, calm, 1_000), lastOf(count, 0, calm, calm)));
                assertThat(rank).as("%s of %s points bad, %s", bad, count, kind).isGreaterThanOrEqualTo(worst);
                worst = rank;
            }
            assertThat(worst).isEqualTo(2);
        }
    }

    @Test
    void verdicts_are_monotone_in_how_bad_the_points_are() {
        for (Kind kind : new Kind[] {Kind.COUNT, Kind.VALUE}) {
            for (int bad : new int[] {1, 3, 5, 10, 20}) {
                int worst = -1;
                for (double height = 1; height < 1e6; height *= 1.5) {
                    double worse = kind == Kind.VALUE ? height : Math.rint(height);
                    int rank = rank(judged(kind, lastOf(20, bad, 1, worse), lastOf(20, 0, 1, 1)));
                    assertThat(rank).as("%s points at %s, %s", bad, worse, kind).isGreaterThanOrEqualTo(worst);
                    worst = rank;
                }
            }
        }
    }

    private static int rank(MetricOutcome outcome) {
        return switch (outcome) {
            case MetricOutcome.GotBetter _ -> -1;
            case MetricOutcome.NoChangeSeen _ -> 0;
            case NotEnough _ -> 1;
            case GotWorse _ -> 2;
            case MetricOutcome.NoData _, MetricOutcome.Stopped _, MetricOutcome.OnlyOnChanged _ ->
                throw new AssertionError(outcome);
        };
    }
}
