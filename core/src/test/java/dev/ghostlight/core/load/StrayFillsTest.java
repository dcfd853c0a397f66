package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Expiry;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrayFillsTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double LIFETIME = 1_000;
    private static final double IDLE = 100;

    @Test
    void nothing_strays_where_entries_leave_for_one_reason_only() {
        assertThat(StrayFills.NONE.callsBy(1e6)).isZero();
        assertThat(StrayFills.NONE.perSecond(1e6)).isZero();
    }

    @Test
    void keys_that_are_read_all_the_time_do_not_stray() {
        assertThat(strays(new KeyClass(1, 1), 10).callsBy(8 * LIFETIME)).isZero();
    }

    @Test
    void nothing_strays_before_the_first_entry_can_have_idled() {
        StrayFills strays = strays(new KeyClass(100, 0.01), 1);

        assertThat(strays.callsBy(0.9 * IDLE)).isCloseTo(0, within(1e-9));
        assertThat(strays.callsBy(3 * IDLE)).isGreaterThan(10);
    }

    @Test
    void in_the_long_run_waves_and_strays_make_the_steady_state() {
        List<KeyClass> keys = List.of(new KeyClass(100, 0.01));
        FillRules rules = rules(0.5);
        SteadyState steady = new SteadyState(keys, rules, NEVER);
        StrayFills strays = StrayFills.of(keys, steady, rules, false, 8);

        double perSecond = (strays.callsBy(8 * LIFETIME) - strays.callsBy(6 * LIFETIME)) / (2 * LIFETIME);
        // What lives to its age is asked for once a lifetime, by the waves.
        double aged = steady.aged()[0];

        assertThat(aged).isLessThan(0.01);
        assertThat(perSecond).isCloseTo(steady.perSecond(1), within(0.03 * steady.perSecond(1)));
    }

    private static StrayFills strays(KeyClass keys, double requestsPerSecond) {
        FillRules rules = rules(requestsPerSecond);
        return StrayFills.of(List.of(keys), new SteadyState(List.of(keys), rules, NEVER), rules, false, 8);
    }

    private static FillRules rules(double requestsPerSecond) {
        return new FillRules(new Expiry(LIFETIME, 0, IDLE, NEVER, NEVER), 0, false, requestsPerSecond, 1);
    }
}
