package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLifeTest {
    private static final int ENTRIES = 200_000;

    @ParameterizedTest
    @CsvSource({"0.02, 30, 40", "0.05, 30, 60", "0.1, 30, 45", "0.1, 30, 200", "0.15, 30, 900"})
    void an_entry_stays_as_long_as_when_its_reads_are_drawn(double rate, double idle, double lifetime) {
        SplittableRandom random = new SplittableRandom(7);
        double longer = 0;
        double sum = 0;
        for (int i = 0; i < ENTRIES; i++) {
            double stay = stay(rate, idle, lifetime, random);
            longer += stay >= lifetime ? 1.0 / ENTRIES : 0;
            sum += Math.min(stay, lifetime) / ENTRIES;
        }
        ReadLife life = new ReadLife(rate, idle);

        assertThat(life.longerThan(lifetime)).isCloseTo(longer, within(0.006));
        assertThat(life.meanUpTo(lifetime)).isCloseTo(sum, withinPercentage(1));
    }

    @ParameterizedTest
    @CsvSource({"1e-9, 30, 900", "5, 30, 900", "1e6, 1e6, 1e9", "0.1, 1e-9, 100"})
    void extremes_stay_within_bounds(double rate, double idle, double lifetime) {
        ReadLife life = new ReadLife(rate, idle);

        assertThat(life.longerThan(lifetime)).isBetween(0.0, 1.0);
        assertThat(life.meanUpTo(lifetime)).isBetween(idle, lifetime);
    }

    private static double stay(double rate, double idle, double atMost, SplittableRandom random) {
        double t = 0;
        while (t < atMost) {
            double next = random.nextExponential() / rate;
            if (next > idle) {
                return t + idle;
            }
            t += next;
        }
        return t;
    }
}
