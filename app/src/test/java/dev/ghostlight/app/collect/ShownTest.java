package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void harmless_text_stays() {
        assertThat(Shown.text("GET /käse 日本 🚀", 80)).isEqualTo("GET /käse 日本 🚀");
    }

    @Test
    void what_a_terminal_acts_upon_is_written_as_its_code() {
        assertThat(Shown.text("\u001b[31m\r\u202e\u0000\ud800", 80))
                .isEqualTo("\\x{1b}[31m\\x{d}\\x{202e}\\x{0}\\x{d800}");
    }

    @Test
    void long_text_is_cut_between_characters() {
        assertThat(Shown.text("🚀🚀🚀", 2)).isEqualTo("🚀🚀…");
        assertThat(Shown.text("🚀🚀", 2)).isEqualTo("🚀🚀");
    }

    @Test
    void bytes_that_are_not_utf_8_are_shown_as_unknown() {
        assertThat(Shown.bytes(new byte[] {'a', (byte) 0xff, 'b'}, 0, 3, 80)).isEqualTo("a\ufffdb");
    }

    @Test
    void only_the_part_asked_for_is_shown() {
        byte[] bytes = "xx🚀yzz".getBytes(UTF_8);
        assertThat(Shown.bytes(bytes, 2, 7, 80)).isEqualTo("🚀y");
        assertThat(Shown.bytes(bytes, 2, 7, 1)).isEqualTo("🚀…");
    }
}
