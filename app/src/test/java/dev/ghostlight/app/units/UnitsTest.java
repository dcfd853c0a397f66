package dev.ghostlight.app.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.model.Show;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "8000/s, 8000",
        "480k/min, 8000",
        "2M/h, 555.5555555555555",
        "0.5/s, 0.5",
        "86400/d, 1",
        "0/s, 0",
        "1_000/s, 1000",
        "1000G/s, 1e12"
    })
    void a_rate_becomes_events_per_second(String text, double perSecond) throws UnitException {
        assertThat(Units.rate(text)).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 7200",
        "500ms, 0.5",
        "1m30s, 90",
        "1 m 44 s, 104",
        "2d, 172800",
        "1.5h, 5400",
        "1h1ms, 3600.001",
        "0s, 0",
        "3650d, 315360000"
    })
    void a_duration_becomes_seconds(String text, double seconds) throws UnitException {
        assertThat(Units.duration(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "512MiB, 536870912",
        "1GB, 1000000000",
        "1KiB, 1024",
        "1kB, 1000",
        "7B, 7",
        "1.5KiB, 1536",
        "1TiB, 1099511627776"
    })
    void a_size_becomes_bytes(String text, long bytes) throws UnitException {
        assertThat(Units.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"10%, 0.1", "0%, 0", "100%, 1", "12.5%, 0.125"})
    void a_percentage_becomes_a_part(String text, double part) throws UnitException {
        assertThat(Units.percent(text)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({"12000, 12000", "300M, 300000000", "12k, 12000", "12_000, 12000", "1.5k, 1500", "0, 0", "2.0, 2"})
    void a_count_becomes_a_whole_number(String text, long count) throws UnitException {
        assertThat(Units.count(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1,000",
                "1e3",
                "NaN",
                "Infinity",
                "0x10",
                "1__0",
                "_1",
                "1_",
                ".5",
                "5.",
                "٣",
                "1 ",
                "1K",
                "many",
                "1.5",
                "99999999999999999999",
                "1.0000001k",
                "050"
            })
    void what_is_no_count_is_refused(String text) {
        assertRefused(() -> Units.count(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "8000", "8000/m", "8000/S", "-8000/s", "8000 /s", "8,000/s", "/s", "1e3/s", "1001G/s", "08/s",
                "1/s/s"
            })
    void what_is_no_rate_is_refused(String text) {
        assertRefused(() -> Units.rate(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "240",
                "2H",
                "30s1m",
                "1m1m",
                "-2h",
                "2h ",
                "2  h",
                "h",
                "P1D",
                "2min",
                "1e3s",
                "9999999d",
                "1h,",
                "01s"
            })
    void what_is_no_duration_is_refused(String text) {
        assertRefused(() -> Units.duration(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512", "512M", "1KB", "0.5B", "99999TiB", "-1B", "1gb"})
    void what_is_no_size_is_refused(String text) {
        assertRefused(() -> Units.size(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0.1", "-1%", "10 %", "%", "9999999999%"})
    void what_is_no_percentage_is_refused(String text) {
        assertRefused(() -> Units.percent(text));
    }

    @Test
    void an_exponent_and_standard_deviations_stand_inside_their_words() throws UnitException {
        assertThat(Units.zipf("zipf(0.9)")).isEqualTo(0.9);
        assertThat(Units.sigma("3 sigma")).isEqualTo(3);
        for (String text : new String[] {"", "0.9", "zipf", "zipf()", "zipf(-1)", "zipf(1", "3 sigmas", "sigma"}) {
            assertRefused(() -> Units.zipf(text));
            assertRefused(() -> Units.sigma(text));
        }
    }

    @Test
    void a_bare_number_is_answered_with_the_units_it_may_have() {
        assertThatThrownBy(() -> Units.duration("240"))
                .hasMessage("'240' has no unit. Write 240s for seconds, or with ms, m, h or d (240s is 4m).");
        assertThatThrownBy(() -> Units.rate("8000"))
                .hasMessage("'8000' has no unit. Write 8000/s, or with /min, /h or /d.");
    }

    @Test
    void a_number_in_base_8_is_explained() {
        assertThatThrownBy(() -> Units.count("050"))
                .hasMessage(
                        "'050' begins with 0, which some programs read in base 8. Write it without the 0 in front.");
    }

    @Test
    void a_huge_text_is_refused_at_once_and_shown_in_part() {
        assertThatThrownBy(() -> Units.duration("1_1".repeat(100_000)))
                .isInstanceOf(UnitException.class)
                .message()
                .hasSizeLessThan(400);
        assertRefused(() -> Units.count("1".repeat(100_000)));
        assertRefused(() -> Units.rate("_".repeat(100_000) + "/s"));
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(UnitException.class).message().contains("Write ");
    }

    @Test
    void what_is_shown_of_a_duration_can_be_read_again() throws UnitException {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double seconds = Math.exp(random.nextDouble() * 24 - 7);
            assertThat(Units.duration(Show.seconds(seconds))).isCloseTo(seconds, Percentage.withPercentage(5));
        }
    }
}
