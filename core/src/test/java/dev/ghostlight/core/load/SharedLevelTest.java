package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.model.Expiry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SharedLevelTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double LIFETIME = 100;

    private final double[] grid = grid();

    @Test
    void a_warm_level_goes_on_as_it_was() {
        SharedLevel level = new SharedLevel(Expiry.afterWrite(LIFETIME), 0, NEVER, 0.1, true);
        Flow calls = calls(level, 0.1);

        assertThat(level.steadyCallsPerSecond()).isCloseTo(0.1 / (1 + 0.1 * LIFETIME), within(1e-12));
        assertThat(last(calls)).isCloseTo(400 * level.steadyCallsPerSecond(), within(0.02));
    }

    @Test
    void a_cold_level_is_filled_once_a_lifetime() {
        Flow calls = calls(new SharedLevel(Expiry.afterWrite(LIFETIME), 0, NEVER, 50, false), 50);

        assertThat(calls.calls[index(50)]).isCloseTo(1, within(1e-3));
        assertThat(calls.calls[index(150)]).isCloseTo(2, within(1e-2));
        assertThat(calls.calls[index(350)]).isCloseTo(4, within(2e-2));
    }

    @Test
    void what_never_expires_is_filled_once() {
        assertThat(last(calls(new SharedLevel(Expiry.never(), 0, NEVER, 1, false), 1)))
                .isCloseTo(1, within(1e-6));
        assertThat(last(calls(new SharedLevel(Expiry.never(), 0, NEVER, 1, true), 1)))
                .isZero();
    }

    @Test
    void an_entry_that_is_read_often_never_idles_and_one_that_is_read_seldom_always_does() {
        SharedLevel often = new SharedLevel(Expiry.afterAccess(LIFETIME), 0, NEVER, 1, true);
        SharedLevel seldom = new SharedLevel(Expiry.afterAccess(LIFETIME), 0, NEVER, 1e-4, true);

        assertThat(often.steadyCallsPerSecond()).isLessThan(1e-40);
        assertThat(seldom.steadyCallsPerSecond()).isCloseTo(1e-4, within(2e-6));
    }

    @Test
    void a_full_level_drops_what_is_not_read_for_as_long_as_evicting_takes() {
        SharedLevel level = new SharedLevel(Expiry.maxEntries(10), 0, 30, 0.1, true);

        assertThat(level.steadyCallsPerSecond()).isCloseTo(0.1 * Math.exp(-3), within(1e-12));
        assertThat(last(calls(level, 0.1))).isCloseTo(400 * 0.1 * Math.exp(-3), within(0.1));
    }

    private Flow calls(SharedLevel level, double requestsPerSecond) {
        Flow requests = new Flow(grid.length);
        requests.addEven(requestsPerSecond, grid);
        return level.calls(requests, new double[grid.length], 0, grid);
    }

    private static double last(Flow flow) {
        return flow.calls[flow.calls.length - 1];
    }

    private int index(double t) {
        return Math.toIntExact(Math.round(t / 0.1));
    }

    private static double[] grid() {
        double[] grid = new double[4_001];
        Arrays.setAll(grid, i -> i * 0.1);
        return grid;
    }
}
