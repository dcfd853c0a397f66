package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Popularity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyClassesTest {
    @ParameterizedTest
    @CsvSource({"1, 0.9", "2, 0.9", "300, 0", "3000, 0.3", "3000, 0.9", "12000, 1.0", "12000, 1.3", "500, 10"})
    void classes_keep_the_number_of_keys_and_all_requests(int keys, double exponent) {
        List<KeyClass> classes = KeyClasses.of(new Popularity.Zipf(keys, exponent), KeyClasses.FINE);

        assertThat(classes.stream().mapToDouble(KeyClass::keys).sum()).isEqualTo(keys);
        assertThat(classes.stream()
                        .mapToDouble(each -> each.keys() * each.share())
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"3000, 0.4, 2", "3000, 0.9, 30", "12000, 1.0, 400", "12000, 1.3, 5000"})
    void a_load_over_classes_is_that_over_single_keys(int keys, double exponent, double exposure) {
        double[] share = shares(keys, exponent);
        double exact = 0;
        for (double each : share) {
            exact -= Math.expm1(-each * exposure);
        }
        double byClasses = 0;
        for (KeyClass each : KeyClasses.of(new Popularity.Zipf(keys, exponent), KeyClasses.FINE)) {
            byClasses -= each.keys() * Math.expm1(-each.share() * exposure);
        }

        assertThat(byClasses).isCloseTo(exact, withinPercentage(0.1));
    }

    @Test
    void ten_million_keys_make_no_more_than_two_hundred_classes() {
        assertThat(KeyClasses.of(new Popularity.Zipf(10_000_000, 0.9), KeyClasses.FINE))
                .hasSizeLessThan(200);
        assertThat(KeyClasses.of(new Popularity.Zipf(Long.MAX_VALUE, 1), KeyClasses.FINE))
                .hasSizeLessThan(600);
    }

    @Test
    void counted_keys_of_about_the_same_count_are_taken_together() {
        Popularity counted = new Popularity.Counted(List.of(
                new Popularity.Counted.Bin(1_000, 1),
                new Popularity.Counted.Bin(100, 5),
                new Popularity.Counted.Bin(99, 5),
                new Popularity.Counted.Bin(1, 10)));
        double total = 1_000 + 500 + 495 + 10;

        assertThat(KeyClasses.of(counted, KeyClasses.FINE))
                .containsExactly(
                        new KeyClass(1, 1_000 / total), new KeyClass(10, 99.5 / total), new KeyClass(10, 1 / total));
    }

    @Test
    void splitting_takes_the_hottest_keys_exactly() {
        List<KeyClass> classes = List.of(new KeyClass(2, 0.3), new KeyClass(4, 0.1));

        assertThat(KeyClasses.split(classes, 3))
                .containsExactly(List.of(new KeyClass(2, 0.3), new KeyClass(1, 0.1)), List.of(new KeyClass(3, 0.1)));
        assertThat(KeyClasses.split(classes, 0)).containsExactly(List.of(), classes);
        assertThat(KeyClasses.split(classes, 99)).containsExactly(classes, List.of());
    }

    private static double[] shares(int keys, double exponent) {
        double[] share = new double[keys];
        double total = 0;
        for (int i = 0; i < keys; i++) {
            share[i] = Math.pow(i + 1.0, -exponent);
            total += share[i];
        }
        for (int i = 0; i < keys; i++) {
            share[i] /= total;
        }
        return share;
    }
}
