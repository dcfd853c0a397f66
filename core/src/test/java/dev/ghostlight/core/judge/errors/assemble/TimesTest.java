package dev.ghostlight.core.judge.errors.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {
    private static final TimeRules NOVEMBER = rules("+00:00", "2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "2026-11-20T10:00:00Z INFO x ; 2026-11-20T10:00:00Z",
                "2026-11-20T10:00:00.5Z INFO x ; 2026-11-20T10:00:00.500Z",
                "2026-11-20T10:00:00.123456789Z INFO x ; 2026-11-20T10:00:00.123Z",
                "2026-11-20 10:00:00,123 INFO x ; 2026-11-20T10:00:00.123Z",
                "2026-11-20 10:00:00.12 INFO x ; 2026-11-20T10:00:00.120Z",
                "2026-11-20T10:00:00+01:00 INFO x ; 2026-11-20T09:00:00Z",
                "2026-11-20T10:00:00.123-0530 INFO x ; 2026-11-20T15:30:00.123Z",
                "2026-11-20 10:00:00 +0100 [12] INFO x ; 2026-11-20T09:00:00Z",
                "2026-11-20 10:00:00.123+01 [12] LOG:  x ; 2026-11-20T09:00:00.123Z",
                "2026-11-20 10:00:00 UTC [12] LOG:  x ; 2026-11-20T10:00:00Z",
                "2026-11-20 10:00:00.001 GMT [12] LOG:  x ; 2026-11-20T10:00:00.001Z",
                "2026-11-20 10:00:00 CEST [12] LOG:  x ; 2026-11-20T08:00:00Z",
                "2026-11-20 10:00:00 EST [12] LOG:  x ; 2026-11-20T15:00:00Z",
                "2026/11/20 10:00:00 [error] 12#12: *7 x ; 2026-11-20T10:00:00Z",
                "2026.11.20 10:00:00 INFO x ; 2026-11-20T10:00:00Z",
                "20.11.2026 10:00:00 INFO x ; 2026-11-20T10:00:00Z",
                "20/11/2026 10:00:00 INFO x ; 2026-11-20T10:00:00Z",
                "11/20/2026 10:00:00 PM INFO x ; 2026-11-20T22:00:00Z",
                "26/11/20 10:00:00 INFO executor.Executor: x ; 2026-11-20T10:00:00Z",
                "20-Nov-2026 10:00:00.123 INFO [main] x ; 2026-11-20T10:00:00.123Z",
                "20/Nov/2026:10:00:00 +0100 x ; 2026-11-20T09:00:00Z",
                "[20/Nov/2026:10:00:00 +0100] x ; 2026-11-20T09:00:00Z",
                "Nov 20 10:00:00 web shop[11]: x ; 2026-11-20T10:00:00Z",
                "Nov  2 10:00:00 web shop[11]: x ; 2026-11-02T10:00:00Z",
                "Dec  1 10:00:00 web shop[11]: x ; 2025-12-01T10:00:00Z",
                "Nov 20 2025 10:00:00 web shop[11]: x ; 2025-11-20T10:00:00Z",
                "Feb 29 10:00:00 web shop[11]: x ; 2024-02-29T10:00:00Z",
                "<14>Nov 20 10:00:00 web shop[11]: x ; 2026-11-20T10:00:00Z",
                "<14>1 2026-11-20T10:00:00.123456Z web shop 11 - - x ; 2026-11-20T10:00:00.123Z",
                "10:00:00.123 [main] INFO shop.Svc - x ; 2026-11-21T10:00:00.123Z",
                "10:00:00 INFO x ; 2026-11-21T10:00:00Z",
                "1795168800 INFO x ; 2026-11-20T10:00:00Z",
                "1795168800.25 INFO x ; 2026-11-20T10:00:00.250Z",
                "1795168800123 INFO x ; 2026-11-20T10:00:00.123Z",
                "081109 203518 143 INFO dfs.DataNode: x ; 2008-11-09T20:35:18Z",
                "20171223-22:15:29:606|Step_LSC|30002312|x ; 2017-12-23T22:15:29.606Z",
                "20171223-22:15:29:6|Step_LSC|30002312|x ; 2017-12-23T22:15:29.006Z",
                "20261120T100000Z INFO x ; 2026-11-20T10:00:00Z",
                "I1120 10:00:00.123456    1234 server.go:12] x ; 2026-11-20T10:00:00.123Z",
                "E20261120 10:00:00.123456 1234 server.cc:12] x ; 2026-11-20T10:00:00.123Z",
                "'Nov 20, 2026 10:00:00 AM shop.Svc pay' ; 2026-11-20T10:00:00Z",
                "'Nov 20, 2026, 12:00:00\u202fAM shop.Svc pay' ; 2026-11-20T00:00:00Z",
                "'Nov 20, 2026 12:30:00 PM shop.Svc pay' ; 2026-11-20T12:30:00Z",
                "'E, [2026-11-20T10:00:00.123456 #1234] ERROR -- : x' ; 2026-11-20T10:00:00.123Z",
                "11-20 10:00:00.123  1702  2395 D WindowManager: x ; 2026-11-20T10:00:00.123Z",
                "[11.20 10:00:00] chrome.exe - x ; 2026-11-20T10:00:00Z",
                "[Fri Nov 20 10:00:00.123456 2026] [core:error] [pid 12:tid 13] x ; 2026-11-20T10:00:00.123Z",
                "Fri Nov 20 10:00:00 2026 x ; 2026-11-20T10:00:00Z",
                "Fri Nov 20 10:00:00 UTC 2026 x ; 2026-11-20T10:00:00Z",
                "[2026-11-20 10:00:00 +0000] [12] [INFO] x ; 2026-11-20T10:00:00Z",
                "[10:00:00 INF] x ; 2026-11-21T10:00:00Z",
                "'2026-11-20 10:00:00, Info CBS x' ; 2026-11-20T10:00:00Z",
                "INFO 2026-11-20 10:00:00 x ; 2026-11-20T10:00:00Z",
                "web-1  | 2026-11-20T10:00:00Z INFO x ; 2026-11-20T10:00:00Z",
                "nova.log.1 2026-11-20 10:00:00.008 12 INFO nova x ; 2026-11-20T10:00:00.008Z",
                "2026-11-20T23:59:60Z INFO x ; 2026-11-21T00:00:00Z"
            })
    void a_line_was_written_when_its_header_says(String line, String expected) {
        assertThat(millis(NOVEMBER, line)).containsExactly(instant(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-20 10:00:00 INFO x",
                "2026-02-29 10:00:00 INFO x",
                "2026-11-00 10:00:00 INFO x",
                "2026-11-20 24:00:00 INFO x",
                "2026-11-20 10:60:00 INFO x",
                "2026-11-20 13:00:00 PM INFO x",
                "Nov 31 10:00:00 web shop[11]: x",
                "04/05/2026 10:00:00 INFO x",
                "it began on 2026-11-20 10:00:00",
                "started"
            })
    void what_is_no_time_or_cannot_be_told_gives_none(String line) {
        assertThat(millis(NOVEMBER, line)).containsExactly(LogLine.NO_TIME);
    }

    @Test
    void what_stands_behind_the_time_is_not_taken_for_a_part_of_it() {
        assertThat(texts("2026-11-20 10:00:00 AMQP is closed", "2026-11-20 10:00:01 -12 items left"))
                .containsExactly("AMQP is closed", "-12 items left");
    }

    @Test
    void a_time_without_a_zone_is_of_the_offset() {
        TimeRules rules = rules("+02:00", "2026-11-21T08:00:00Z");
        assertThat(millis(rules, "2026-11-20 10:00:00 INFO x", "2026-11-20 10:00:00Z INFO x"))
                .containsExactly(instant("2026-11-20T08:00:00Z"), instant("2026-11-20T10:00:00Z"));
        assertThat(millis(rules, "01:00:00 INFO x")).containsExactly(instant("2026-11-20T23:00:00Z"));
    }

    @Test
    void a_time_of_day_goes_on_over_midnight_and_a_little_back() {
        assertThat(millis(
                        TimeRules.UTC,
                        "10:00:00 INFO x",
                        "2026-12-31 23:59:58 INFO x",
                        "23:59:59 INFO x",
                        "00:00:01 INFO x",
                        "23:59:59 INFO x",
                        "08:00:00 INFO x"))
                .containsExactly(
                        LogLine.NO_TIME,
                        instant("2026-12-31T23:59:58Z"),
                        instant("2026-12-31T23:59:59Z"),
                        instant("2027-01-01T00:00:01Z"),
                        instant("2026-12-31T23:59:59Z"),
                        instant("2027-01-01T08:00:00Z"));
    }

    @Test
    void a_year_begins_while_lines_come() {
        assertThat(millis(
                        rules("+00:00", "2026-12-31T12:00:00Z"),
                        "Dec 31 23:59:59 web shop[11]: x",
                        "Jan  1 00:00:01 web shop[11]: x",
                        "Jan  1 23:00:00 web shop[11]: x",
                        "Jan  2 22:00:00 web shop[11]: x"))
                .containsExactly(
                        instant("2026-12-31T23:59:59Z"),
                        instant("2027-01-01T00:00:01Z"),
                        instant("2027-01-01T23:00:00Z"),
                        instant("2027-01-02T22:00:00Z"));
    }

    @Test
    void without_a_reference_the_line_before_gives_the_year() {
        assertThat(millis(
                        TimeRules.UTC,
                        "Nov 20 10:00:00 web shop[11]: x",
                        "2024-11-20 10:00:00 INFO x",
                        "Nov 20 10:00:00 web shop[11]: x"))
                .containsExactly(LogLine.NO_TIME, instant("2024-11-20T10:00:00Z"), instant("2024-11-20T10:00:00Z"));
    }

    @Test
    void the_envelope_knows_better_than_the_header() {
        LogLine line = new LogLine(1, "", "2026-11-20 10:00:00 INFO x", Level.UNKNOWN, "", 17, false);
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        assembler.add(line);
        assembler.flush();
        assertThat(records).singleElement().extracting(LogRecord::timeMillis).isEqualTo(17L);
    }

    @Test
    void a_trace_was_written_when_its_first_line_was() {
        assertThat(millis(
                        TimeRules.UTC,
                        "2026-11-20 10:00:00 ERROR [t1] shop.Svc - it failed",
                        "java.lang.Error: x",
                        "\tat shop.A.a(A.java:1)"))
                .containsExactly(instant("2026-11-20T10:00:00Z"));
    }

    private static TimeRules rules(String offset, String reference) {
        return new TimeRules(ZoneOffset.of(offset), instant(reference));
    }

    private static long instant(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    private static List<Long> millis(TimeRules rules, String... lines) {
        return records(rules, lines).stream().map(LogRecord::timeMillis).toList();
    }

    private static List<String> texts(String... lines) {
        return records(TimeRules.UTC, lines).stream().map(LogRecord::text).toList();
    }

    private static List<LogRecord> records(TimeRules rules, String... lines) {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add, rules);
        for (int i = 0; i < lines.length; i++) {
            assembler.add(LogLine.plain(i + 1L, "", lines[i]));
        }
        assembler.flush();
        return records;
    }
}
