package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

final class SpecialTest {
    @Test
    void the_gamma_function_is_that_of_the_factorials() {
        double factorial = 1;
        for (int n = 1; n < 100; n++) {
            assertThat(Special.logGamma(n)).isCloseTo(Math.log(factorial), within(1e-12 * Math.max(1, n * 5)));
            factorial *= n;
        }
        assertThat(Special.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
        assertThat(Special.logGamma(1e-6)).isCloseTo(13.815509980749432, within(1e-12));
    }

    @Test
    void the_digamma_function_is_its_derivative() {
        assertThat(Special.digamma(1)).isCloseTo(-0.5772156649015329, within(1e-13));
        for (double x : new double[] {0.01, 0.7, 3, 17.5, 4_000}) {
            assertThat(Special.digamma(x + 1) - Special.digamma(x)).isCloseTo(1 / x, withinPercentage(1e-8));
        }
    }

    @Test
    void the_incomplete_beta_function_is_the_sum_of_a_binomial() {
        int n = 40;
        double p = 0.3;
        double below = 0;
        for (int k = 0; k < n; k++) {
            below += Math.exp(Special.logGamma(n + 1)
                    - Special.logGamma(k + 1)
                    - Special.logGamma(n - k + 1)
                    + k * Math.log(p)
                    + (n - k) * Math.log1p(-p));
            assertThat(Special.betaBelow(1 - p, n - k, k + 1)).isCloseTo(below, within(1e-12));
        }
    }
}
