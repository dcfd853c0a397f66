package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that implementations by others give. */
final class GoldenValuesTest {
    @Test
    void the_band_of_a_distribution() {
        assertThat(new UniformBand(0.05, 100).radius(1_000)).isCloseTo(0.08204769, within(1e-6));
        assertThat(new UniformBand(0.05, 100).radius(99)).isInfinite();
    }

    /**
     * The example of the authors stops after 210 events with this p-value; of how many in which arm it does not say.
     */
    @Test
    void the_multinomial_test_of_two_arms() {
        MultinomialEvidence evidence = new MultinomialEvidence(100, 0.8, 0.2);
        assertThat(IntStream.rangeClosed(0, 210).mapToDouble(first -> Math.exp(-evidence.log(first, 210 - first))))
                .anySatisfy(p -> assertThat(p).isCloseTo(0.045579631759, within(1e-12)));
    }

    @Test
    void it_knows_nothing_before_the_first_event() {
        assertThat(new MultinomialEvidence(2, 0.5, 0.5).log(0, 0)).isCloseTo(0, within(1e-12));
    }
}
