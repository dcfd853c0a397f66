package dev.ghostlight.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Expiry;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedCacheTest {
    private final SplittableRandom random = new SplittableRandom(20_261_121);

    @Test
    void an_entry_leaves_at_its_age_however_often_it_is_read() {
        SimulatedCache cache = new SimulatedCache(3, Expiry.afterWrite(10));
        cache.fill(1, 0, 0, random);

        assertThat(cache.read(0, 1)).isFalse();
        assertThat(cache.read(1, 9.9)).isTrue();
        assertThat(cache.read(1, 10)).isFalse();
    }

    @Test
    void reading_an_entry_renews_its_idle_time() {
        SimulatedCache cache = new SimulatedCache(3, Expiry.afterAccess(10));
        cache.fill(1, 0, 0, random);

        assertThat(cache.read(1, 9)).isTrue();
        assertThat(cache.read(1, 18)).isTrue();
        assertThat(cache.read(1, 28)).isFalse();
    }

    @Test
    void a_full_cache_drops_what_was_read_longest_ago() {
        SimulatedCache cache = new SimulatedCache(4, Expiry.maxEntries(2));
        cache.fill(0, 0, 0, random);
        cache.fill(1, 1, 1, random);
        cache.read(0, 2);
        cache.fill(2, 3, 3, random);

        assertThat(cache.read(0, 4)).isTrue();
        assertThat(cache.read(1, 4)).isFalse();
        assertThat(cache.read(2, 4)).isTrue();
    }

    @Test
    void a_key_is_loading_until_its_answer_comes_and_lives_from_then_on() {
        SimulatedCache cache = new SimulatedCache(1, Expiry.afterWrite(10));
        cache.fill(0, 5, 7, random);

        assertThat(cache.isLoading(0, 6.9)).isTrue();
        assertThat(cache.loadingUntil(0)).isEqualTo(7);
        assertThat(cache.isLoading(0, 7)).isFalse();
        assertThat(cache.read(0, 16.9)).isTrue();
        assertThat(cache.read(0, 17)).isFalse();
    }

    @Test
    void a_cleared_cache_holds_nothing() {
        SimulatedCache cache = new SimulatedCache(1, Expiry.never());
        cache.fill(0, 0, 0, random);
        cache.clear();

        assertThat(cache.read(0, 1)).isFalse();
        assertThat(cache.isLoading(0, 0)).isFalse();
    }

    @Test
    void a_cache_that_was_warmed_up_holds_each_key_as_often_as_in_the_long_run() {
        int keys = 20_000;
        double[] rates = new double[keys];
        Arrays.fill(rates, 0.1);
        SimulatedCache cache = new SimulatedCache(keys, Expiry.afterWrite(20));
        cache.warmUp(rates, 0, random);
        int present = 0;
        for (int key = 0; key < keys; key++) {
            present += cache.read(key, 0) ? 1 : 0;
        }

        // Present for 20 s of every 20 s and the 10 s until it is asked for again.
        assertThat(present).isBetween((int) (0.65 * keys), (int) (0.68 * keys));
    }
}
