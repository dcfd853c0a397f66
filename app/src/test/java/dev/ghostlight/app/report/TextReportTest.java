package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.golden.Golden;
import dev.ghostlight.app.words.Visible;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
    private static final char ESCAPE = '\u001b';

    @ParameterizedTest
    @CsvSource({
        "stickers, 80",
        "stickers, 40",
        "clear, 80",
        "none-safe, 80",
        "two-stores, 120",
        "unknown-capacity, 80",
        "big-table, 100",
        "big-table, 40",
        "unknown-table, 80",
        "no-locks, 80"
    })
    void text_is_what_people_agreed_to(String sample, int width) throws IOException {
        String text = Written.as(Format.TEXT, Samples.named(sample), new Terminal(width, false));

        Golden.assertMatches("report/" + sample + "-" + width + ".txt", text);
    }

    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void no_line_is_wider_than_the_terminal_nor_ends_in_a_space(String name, Report report) {
        for (int width : new int[] {40, 59, 80, 133, 200}) {
            String text = Written.as(Format.TEXT, report, new Terminal(width, false));

            // A script is to be copied, so its lines stay whole.
            Set<String> script = report.migrations().stream()
                    .flatMap(forecast -> forecast.rewritten().stream())
                    .flatMap(String::lines)
                    .map(Visible::of)
                    .map(String::strip)
                    .collect(Collectors.toSet());
            assertThat(text.lines().filter(line -> !script.contains(line.strip())))
                    .as("%s at %d columns", name, width)
                    .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width))
                    .noneMatch(line -> line.endsWith(" "));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void nothing_but_line_breaks_steers_the_terminal(String name, Report report) {
        String text = Written.as(Format.TEXT, report);

        assertThat(text.codePoints().filter(point -> point != '\n'))
                .as(name)
                .noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
    }

    @Test
    void colours_stand_around_the_same_text() {
        String plain = Written.as(Format.TEXT, Samples.stickers());
        String coloured = Written.as(Format.TEXT, Samples.stickers(), new Terminal(80, true));

        assertThat(coloured).contains(ESCAPE + "[1;31mDANGER" + ESCAPE + "[0m");
        assertThat(coloured.replaceAll(ESCAPE + "\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void an_escape_in_a_name_is_shown_and_not_sent() {
        String text = Written.as(Format.TEXT, Samples.hostile("db\u001b[2J\nDANGER"), new Terminal(200, true));

        assertThat(text).contains("db\\x{1b}[2J\\x{a}DANGER").doesNotContain("\u001b[2J");
    }
}
