package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.testing.ErrorScenario;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rare events, of ten seconds each. */
final class EventWatchTest {
    private static final long SEED = 20_261_127;
    private static final int HOUR = 360;
    private static final ValueSetting SETTING = new ValueSetting(0.02, Math.log(1.03), 3, Math.log(3), HOUR);

    private static int alarms(ErrorScenario scenario, int runs) {
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            double[][] counts = scenario.draw(20, HOUR, HOUR, new SplittableRandom(SEED + run));
            double[][] history = Arrays.stream(counts)
                    .map(row -> Arrays.copyOf(row, HOUR))
                    .toArray(double[][]::new);
            boolean[] changed = new boolean[20];
            changed[0] = true;
            EventWatch watch = new EventWatch(history, changed, true, SETTING, 6);
            for (int t = HOUR; t < 2 * HOUR; t++) {
                int at = t;
                watch.add(Arrays.stream(counts).mapToDouble(row -> row[at]).toArray());
            }
            alarms += watch.isProven() ? 1 : 0;
        }
        return alarms;
    }

    @Test
    void bursts_and_unequal_nodes_are_hardly_ever_taken_for_worse() {
        assertThat(alarms(ErrorScenario.calm(0.5), 40)).isLessThan(4);
        assertThat(alarms(ErrorScenario.calm(0.5).inBursts(5, 60), 40)).isLessThan(4);
        assertThat(alarms(ErrorScenario.calm(0.5).onUnequalNodes(0.5), 40)).isLessThan(4);
    }

    @Test
    void five_times_as_many_are_proven() {
        assertThat(alarms(ErrorScenario.calm(0.5).worseBy(5, 0), 20)).isGreaterThan(17);
    }

    @Test
    void mails_that_no_order_asks_for_are_not_missed() {
        EventWatch watch = mails();
        for (int t = 0; t < 60; t++) {
            watch.add(0, 0, 0, 0);
        }
        assertThat(watch.isProven()).isFalse();
        assertThat(watch.evidence()).isCloseTo(1, within(1e-9));
    }

    @Test
    void mails_that_orders_asked_for_and_that_did_not_come_are() {
        EventWatch watch = mails();
        double expected = 0;
        for (int t = 0; t < 60 && !watch.isProven(); t++) {
            watch.add(0, 0, 2, 0);
            watch.add(0, 9, 1, 10);
            expected += 0.9;
        }
        assertThat(watch.isProven()).isTrue();
        assertThat(expected).isLessThan(3 * watch.neededForSilence());
    }

    private static EventWatch mails() {
        double[][] orders = new double[2][HOUR];
        double[][] mails = new double[2][HOUR];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2; i++) {
            for (int t = 0; t < HOUR; t++) {
                orders[i][t] = random.nextInt(3);
                mails[i][t] = Math.rint(orders[i][t] * (0.8 + 0.2 * random.nextDouble()));
            }
        }
        return EventWatch.ofShares(mails, orders, new boolean[] {true, false}, SETTING, 6);
    }
}
