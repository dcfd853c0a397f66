package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {
    @ParameterizedTest
    @CsvSource({
        "'\u001b[31m', '\\u001b[31m'",
        "'\u009b31m', '\\u009b31m'",
        "'\u202eabc', '\\u202eabc'",
        "'\u2028', '\\u2028'",
        "'\ufeffx', '\\ufeffx'",
        "'\ud800x', '\ufffdx'",
        "'größe 漢字 😀', 'größe 漢字 😀'"
    })
    void what_steers_is_shown_and_the_rest_stays(String text, String visible) {
        assertThat(Visible.of(text)).isEqualTo(visible);
    }

    @Test
    void line_breaks_and_tabs_become_spaces() {
        assertThat(Visible.of("a\r\n\tb")).isEqualTo("a   b");
    }

    @Test
    void wide_characters_count_two_columns_and_marks_none() {
        assertThat(Columns.width("漢字")).isEqualTo(4);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
        assertThat(Columns.padLeft("漢", 4)).isEqualTo("  漢");
    }

    @Test
    void words_longer_than_a_line_are_broken() {
        assertThat(Columns.wrap("aa bbbbbbb c", 4)).containsExactly("aa", "bbbb", "bbb", "c");
        assertThat(Columns.wrap("漢字漢字", 3)).containsExactly("漢", "字", "漢", "字");
        assertThat(Columns.wrap("", 4)).containsExactly("");
    }
}
