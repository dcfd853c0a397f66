package dev.ghostlight.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "999.4, 999 B",
        "999.6, 1 kB",
        "1500000, 1.5 MB",
        "162e9, 162 GB",
        "1e18, '1,000 PB'",
        "Infinity, unbounded"
    })
    void a_size_is_shown_in_the_unit_that_fits(double bytes, String shown) {
        assertThat(Show.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.5, 500 ms",
        "0.0045, 4.5 ms",
        "0.9999, 1 s",
        "1, 1 s",
        "5.25, 5.3 s",
        "59.4, 59.4 s",
        "59.6, 1 m",
        "104, 1 m 44 s",
        "3599.7, 1 h",
        "7180, 2 h",
        "7200, 2 h",
        "7500, 2 h 5 m",
        "86370, 1 d",
        "180000, 2 d 2 h",
        "-90, -1 m 30 s",
        "Infinity, for ever"
    })
    void a_duration_is_shown_by_its_two_largest_units(double seconds, String shown) {
        assertThat(Show.seconds(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "1122.4, '1,122/s'",
        "8000, '8,000/s'",
        "99.96, 100/s",
        "12.34, 12.3/s",
        "0.5, 0.5/s",
        "0.00123456, 0.00123/s",
        "0, 0/s",
        "3e6, '3,000,000/s'",
        "Infinity, unbounded"
    })
    void a_rate_is_shown_with_the_digits_that_count(double perSecond, String shown) {
        assertThat(Show.rate(perSecond)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"150000, '150,000'", "0.3, 0.3", "1e15, '1,000,000,000,000,000'", "-1234, '-1,234'", "-0.0, 0"})
    void a_count_is_shown_with_separators(double count, String shown) {
        assertThat(Show.count(count)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 10%", "0.1234, 12.3%", "1, 100%", "0, 0%", "0.0004, 0.04%"})
    void a_part_is_shown_as_a_percentage(double part, String shown) {
        assertThat(Show.percent(part)).isEqualTo(shown);
    }

    @Test
    void the_machines_locale_changes_nothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Show.rate(1234.5)).isEqualTo("1,235/s");
            assertThat(Show.percent(0.125)).isEqualTo("12.5%");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> Show.count(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
