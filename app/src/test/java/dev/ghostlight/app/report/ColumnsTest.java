package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
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
