package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.report.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleTest {
    private static final String QUESTION = "forecast --nodes 5 --requests 100/s --keys 10 --popularity uniform --ttl 1h"
            + " --gap 1m --capacity 100/s";

    @Test
    void a_terminal_shows_colour_and_all_its_columns() {
        assertThat(console("COLUMNS", "132").terminal()).isEqualTo(new Terminal(132, true));
    }

    @Test
    void a_file_or_a_pipe_shows_neither() {
        assertThat(console("GHOSTLIGHT_TERMINAL", "02", "COLUMNS", "132").terminal())
                .isEqualTo(new Terminal(80, false));
    }

    @Test
    void no_color_is_heeded_unless_it_is_empty() {
        assertThat(console("NO_COLOR", "1").terminal().color()).isFalse();
        assertThat(console("NO_COLOR", "false").terminal().color()).isFalse();
        assertThat(console("NO_COLOR", "").terminal().color()).isTrue();
    }

    @Test
    void a_dumb_terminal_is_neither_coloured_nor_drawn_over() {
        assertThat(console("TERM", "dumb").terminal().color()).isFalse();
        assertThat(console("TERM", "dumb").canDraw()).isFalse();
        assertThat(console("TERM", "xterm").canDraw()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "wide", "1e3", " 80", "080", "100000", "99999999999999999999", "٨٠"})
    void a_width_that_makes_no_sense_is_the_usual_one(String columns) {
        assertThat(console("COLUMNS", columns).columns()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({"012,true,true", "02,true,true", "01,false,false", "12,false,true", "'',false,false"})
    void it_asks_only_where_the_question_is_seen_and_the_answer_typed(String streams, boolean asks, boolean draws) {
        Console console = console("GHOSTLIGHT_TERMINAL", streams);
        assertThat(console.canAsk()).isEqualTo(asks);
        assertThat(console.canDraw()).isEqualTo(draws);
    }

    @Test
    void reports_have_colour_only_where_it_can_be_seen() {
        String[] question = QUESTION.split(" ");
        assertThat(Ran.with(Ran.ON_A_TERMINAL, "", question).out()).contains("\u001b[");
        assertThat(Ran.of(question).out()).doesNotContain("\u001b");
        Map<String, String> plain = new HashMap<>(Ran.ON_A_TERMINAL);
        plain.put("NO_COLOR", "1");
        assertThat(Ran.with(plain, "", question).out()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "20", "60", "99999"})
    void a_report_is_drawn_at_every_width(String columns) {
        Ran ran = Ran.with(
                Map.of("GHOSTLIGHT_TERMINAL", "1", "COLUMNS", columns, "NO_COLOR", "1"), "", QUESTION.split(" "));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("CLEAR");
    }

    /** A console all of whose streams are a terminal, with these variables. */
    private static Console console(String... variables) {
        Map<String, String> all = new HashMap<>(Map.of("GHOSTLIGHT_TERMINAL", "012"));
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Console(new BufferedReader(Reader.nullReader()), nowhere, nowhere, all);
    }
}
