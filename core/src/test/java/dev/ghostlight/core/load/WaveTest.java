package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Expiry;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveTest {
    private static final double LIFETIME = 1_000;
    private static final double KEYS = 100;

    private final Exposure even = Exposure.of(Lives.of(Stickers.evenly(4, 0), 0), 0);

    @Test
    void the_first_wave_asks_once_for_each_key() {
        Wave first = wave(1, Expiry.afterWrite(LIFETIME), Preload.NONE);

        assertThat(first.callsBy(0, 0, even)).isZero();
        assertThat(first.perSecond(0, 0, even)).isCloseTo(100 * 0.25, within(1e-9));
        assertThat(first.callsBy(500, 0, even)).isCloseTo(KEYS, within(1e-6));
    }

    @Test
    void the_second_wave_begins_a_lifetime_after_the_node_came_up() {
        Wave second = wave(2, Expiry.afterWrite(LIFETIME), Preload.NONE);

        assertThat(second.callsBy(7 + LIFETIME, 7, even)).isZero();
        assertThat(second.callsBy(7 + LIFETIME + 10, 7, even)).isGreaterThan(60);
        assertThat(second.callsBy(7 + LIFETIME + 500, 7, even)).isCloseTo(KEYS, within(1e-6));
    }

    @Test
    void jitter_begins_a_wave_earlier_and_spreads_it_about_its_middle() {
        Wave jittered = wave(2, Expiry.afterWrite(LIFETIME).withJitter(0.1), Preload.NONE);

        assertThat(jittered.callsBy(0.9 * LIFETIME, 0, even)).isZero();
        assertThat(jittered.callsBy(0.95 * LIFETIME, 0, even)).isBetween(0.1 * KEYS, 0.25 * KEYS);
        assertThat(jittered.callsBy(1.2 * LIFETIME, 0, even)).isCloseTo(KEYS, within(0.01));
    }

    @Test
    void keys_loaded_before_the_node_came_up_leave_by_so_much_earlier() {
        Wave second = wave(2, Expiry.afterWrite(LIFETIME), new Preload(true, 0, 300));

        assertThat(second.callsBy(LIFETIME - 300, 0, even)).isZero();
        assertThat(second.callsBy(LIFETIME - 200, 0, even)).isGreaterThan(90);
    }

    @Test
    void no_wave_is_no_calls() {
        assertThat(Wave.NONE.callsBy(1e6, 0, even)).isZero();
        assertThat(Wave.NONE.perSecond(1e6, 0, even)).isZero();
    }

    /** A hundred keys, of which a node is asked for each every four seconds. */
    private static Wave wave(int number, Expiry expiry, Preload preload) {
        FillRules rules = new FillRules(expiry, 0, false, KEYS, 0.25);
        GammaSums keys = GammaSums.of(List.of(new KeyClass(KEYS, 1 / KEYS)), new double[] {1}, KEYS);
        int requests = preload.isDone() ? number - 1 : number;
        return Wave.of(keys, number, requests, 0, rules, 10_000, preload);
    }
}
