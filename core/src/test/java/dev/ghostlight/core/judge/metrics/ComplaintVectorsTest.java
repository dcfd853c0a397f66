package dev.ghostlight.core.judge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series of which users of other judges complained: one changed node, one other, nothing before the change. */
final class ComplaintVectorsTest {
    private static final List<MetricClass> FROM_GOOD_TO_BAD =
            List.of(MetricClass.BETTER, MetricClass.NO_CHANGE_SEEN, MetricClass.NOT_ENOUGH, MetricClass.WORSE);

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void most_points_a_hundred_times_as_high_are_worse(int bad) {
        double[] changed =
                IntStream.range(0, 10).mapToDouble(t -> t < bad ? 100 : 1).toArray();
        for (MetricKind kind : List.of(MetricKind.COUNT, MetricKind.VALUE)) {
            JudgedMetric judged = Questions.againstOne(kind, changed, filled(10, 1));
            assertThat(judged.outcome()).as("%s %s", kind, judged.why()).isEqualTo(MetricClass.WORSE);
            double[] reversed =
                    IntStream.range(0, 10).mapToDouble(t -> changed[9 - t]).toArray();
            assertThat(Questions.againstOne(kind, reversed, filled(10, 1)).outcome())
                    .isEqualTo(MetricClass.WORSE);
        }
    }

    @Test
    void four_errors_against_none_are_not_proof() {
        JudgedMetric judged = Questions.againstOne(MetricKind.COUNT, new double[] {0, 1, 2, 1, 0, 0}, new double[6]);
        assertThat(judged.outcome()).isEqualTo(MetricClass.NOT_ENOUGH);
        assertThat(judged.numbers().eValue()).isBetween(2.0, 10.0);
        assertThat(judged.assumptions()).anySatisfy(said -> assertThat(said).contains("held to be alike"));
    }

    @Test
    void eleven_errors_in_five_minutes_against_none_are_proof() {
        JudgedMetric judged = Questions.againstOne(MetricKind.COUNT, new double[] {1, 4, 2, 3, 1}, new double[5]);
        assertThat(judged.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(judged.numbers().after()).isEqualTo(2.2);
        assertThat(judged.numbers().others()).isZero();
    }

    @Test
    void seven_errors_in_25_minutes_are_not_proof_and_missing_points_are_no_zeros() {
        double[] changed = new double[25];
        changed[3] = 1;
        changed[7] = 2;
        changed[11] = 1;
        changed[16] = 2;
        changed[21] = 1;
        JudgedMetric judged = Questions.againstOne(MetricKind.COUNT, changed, new double[25]);
        assertThat(judged.outcome()).isEqualTo(MetricClass.NOT_ENOUGH);
        double[] gaps = Arrays.stream(changed).map(v -> v == 0 ? Double.NaN : v).toArray();
        assertThat(Questions.againstOne(MetricKind.COUNT, gaps, filled(25, Double.NaN))
                        .outcome())
                .isEqualTo(MetricClass.ONLY_ON_CHANGED);
    }

    @Test
    void half_an_hour_of_calm_does_not_hide_what_comes_after_it() {
        double[] changed =
                IntStream.range(0, 60).mapToDouble(t -> t < 30 ? 0 : 1_000).toArray();
        JudgedMetric judged = Questions.againstOne(MetricKind.COUNT, changed, new double[60]);
        assertThat(judged.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(judged.provenAtMillis() - Questions.CHANGED_AT).isLessThanOrEqualTo(33 * 60_000);
        assertThat(judged.sinceMillis() - Questions.CHANGED_AT).isBetween(0L, 31 * 60_000L);
    }

    @ParameterizedTest
    @EnumSource(
            value = MetricKind.class,
            names = {"COUNT", "VALUE"})
    void more_bad_points_are_never_judged_better(MetricKind kind) {
        for (double level : new double[] {0, 1, 50}) {
            for (int n = 10; n <= 120; n += n < 30 ? 1 : 15) {
                int worst = 0;
                for (int k = 0; k <= n; k++) {
                    int bad = k;
                    int length = n;
                    double[] changed = IntStream.range(0, n)
                            .mapToDouble(t -> t >= length - bad ? 20 * level + 10 : level)
                            .toArray();
                    int rank = rank(Questions.againstOne(kind, changed, filled(n, level)));
                    assertThat(rank).as("%s at %s, %s of %s", kind, level, k, n).isGreaterThanOrEqualTo(worst);
                    worst = rank;
                }
                assertThat(worst).as("all of %s", n).isEqualTo(FROM_GOOD_TO_BAD.indexOf(MetricClass.WORSE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MetricKind.class,
            names = {"COUNT", "VALUE"})
    void worse_points_are_never_judged_better(MetricKind kind) {
        for (int bad = 1; bad <= 30; bad += 3) {
            int worst = 0;
            for (double high = 1; high < 1e6; high *= 1.5) {
                int every = bad;
                double size = high;
                double[] changed = IntStream.range(0, 30)
                        .mapToDouble(t -> t * every % 30 < every ? Math.rint(size) : 1)
                        .toArray();
                int rank = rank(Questions.againstOne(kind, changed, filled(30, 1)));
                assertThat(rank).as("%s, %s of 30 at %s", kind, bad, high).isGreaterThanOrEqualTo(worst);
                worst = rank;
            }
        }
    }

    static int rank(JudgedMetric judged) {
        assertThat(FROM_GOOD_TO_BAD).contains(judged.outcome());
        return FROM_GOOD_TO_BAD.indexOf(judged.outcome());
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
