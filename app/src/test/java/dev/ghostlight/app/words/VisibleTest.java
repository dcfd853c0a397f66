package dev.ghostlight.app.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\u001b[31m' | \\x{1b}[31m",
                "\u009b31m | \\x{9b}31m",
                "\u202eabc | \\x{202e}abc",
                "a\u2028b | a\\x{2028}b",
                "\ufeffx | \\x{feff}x",
                "\ud800x | \\x{d800}x",
                "\ue000x | \\x{e000}x",
            })
    void what_steers_hides_or_reorders_is_written_as_its_code(String text, String visible) {
        assertThat(Visible.of(text)).isEqualTo(visible);
        assertThat(Visible.isVisible(text)).isFalse();
        assertThat(Visible.of(visible)).as("twice is as once").isEqualTo(visible);
    }

    @Test
    void line_breaks_tabs_and_nul_are_written_as_their_codes() {
        assertThat(Visible.of("a\r\n\tb\0")).isEqualTo("a\\x{d}\\x{a}\\x{9}b\\x{0}");
    }

    @Test
    void every_script_stays() {
        String text = "GET /käse 日本 🚀 👩\u200d🚀 می\u200cخواهم";
        assertThat(Visible.of(text)).isEqualTo(text);
        assertThat(Visible.isVisible(text)).isTrue();
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertThat(Visible.of("🚀🚀🚀", 2)).isEqualTo("🚀🚀…");
        assertThat(Visible.of("🚀🚀", 2)).isEqualTo("🚀🚀");
        assertThat(Visible.quoted("🚀".repeat(61))).isEqualTo("'" + "🚀".repeat(60) + "…'");
    }

    @Test
    void bytes_that_are_no_utf_8_are_replaced() {
        assertThat(Visible.ofBytes(new byte[] {'a', (byte) 0xff, 'b'}, 0, 3, 80))
                .isEqualTo("a\ufffdb");
    }

    @Test
    void only_the_part_asked_for_is_shown() {
        byte[] bytes = "xx🚀yzz".getBytes(UTF_8);
        assertThat(Visible.ofBytes(bytes, 2, 7, 80)).isEqualTo("🚀y");
        assertThat(Visible.ofBytes(bytes, 2, 7, 1)).isEqualTo("🚀…");
    }
}
