package dev.ghostlight.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.model.Popularity;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDrawTest {
    private static final int DRAWS = 1_000_000;

    @ParameterizedTest
    @CsvSource({"1, 0.9", "7, 1.3", "1000, 0.4"})
    void keys_are_drawn_by_their_popularity(int keys, double exponent) {
        KeyDraw draw = KeyDraw.of(new Popularity.Zipf(keys, exponent));
        SplittableRandom random = new SplittableRandom(20_261_121);
        int[] drawn = new int[keys];
        for (int i = 0; i < DRAWS; i++) {
            drawn[draw.draw(random)]++;
        }

        assertThat(draw.keys()).isEqualTo(keys);
        for (int key = 0; key < keys; key++) {
            double expected = DRAWS * draw.share(key);
            assertThat((double) drawn[key]).as("key %s", key).isCloseTo(expected, within(6 * Math.sqrt(expected)));
        }
    }

    @Test
    void shares_make_one_and_fall_as_the_exponent_says() {
        KeyDraw draw = KeyDraw.of(new Popularity.Zipf(100, 0.9));
        double sum = 0;
        for (int key = 0; key < draw.keys(); key++) {
            sum += draw.share(key);
        }

        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(draw.share(0) / draw.share(9)).isCloseTo(Math.pow(10, 0.9), within(1e-9));
    }
}
