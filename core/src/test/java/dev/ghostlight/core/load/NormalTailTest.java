package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.158655253931457",
        "1.4999999, 0.066807214",
        "1.5, 0.066807201268858",
        "3, 0.001349898031630",
        "5, 2.866515718791946e-7",
        "10, 7.619853024160593e-24"
    })
    void the_chance_is_that_of_the_tables(double sigmas, double chance) {
        assertThat(NormalTail.beyond(sigmas)).isCloseTo(chance, withinPercentage(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "1.2", "3", "6.5", "20"})
    void the_quantile_undoes_the_chance(double sigmas) {
        assertThat(NormalTail.quantile(NormalTail.beyond(sigmas))).isCloseTo(sigmas, within(1e-9));
    }
}
