package dev.ghostlight.app.signals.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvelopesTest {
    private static final long TEN = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20 10:00:00.123 ERROR [main] c.a.App - it failed",
                "2026-11-20T10:00:00.123Z ERROR [main] it failed",
                "2026-11-20T10:00:00.123456789Z stdouts F text",
                "\tat com.acme.App.main(App.java:3)",
                "retries=3 failed",
                "at=info method=GET path=/ host=x status=200",
                "{",
                "{}",
                "{\"code\":404,\"message\":\"Not found\"}",
                "{\"order\":{\"id\":7}}",
                "[{\"level\":\"info\",\"msg\":\"x\"}]",
                "{\"level\":\"info\",\"msg\":\"x\"} and more",
                "{\"level\":\"info\",\"msg\":\"x\"",
                "0",
                ""
            })
    void a_line_without_a_known_envelope_stays_as_it_is(String text) {
        LogLine line = only(text);
        assertThat(line).isEqualTo(LogLine.plain(1, "app.log", text));
    }

    @Test
    void docker_keeps_a_line_its_stream_and_its_time() {
        List<LogLine> lines = lines(
                "{\"log\":\"one\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:00.5Z\"}",
                "{\"log\":\"\\tat a.B.c(D.java:1)\\r\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-20T10:00:00Z\"}");
        assertThat(lines)
                .containsExactly(
                        new LogLine(1, "app.log stdout", "one", Level.UNKNOWN, "", TEN + 500, false),
                        new LogLine(2, "app.log stderr", "\tat a.B.c(D.java:1)", Level.UNKNOWN, "", TEN, false));
    }

    @Test
    void parts_of_a_line_of_docker_are_joined_for_each_stream() {
        List<LogLine> lines = lines(
                "{\"log\":\"a\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:00Z\"}",
                "{\"log\":\"b\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:01Z\"}",
                "{\"log\":\"c\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:02Z\"}",
                "{\"log\":\"x\",\"stream\":\"stderr\",\"time\":\"2026-11-20T10:00:00Z\"}",
                "{\"log\":\"d\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:03Z\"}",
                "{\"log\":\"y\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-20T10:00:04Z\"}");
        assertThat(lines).extracting(LogLine::text).containsExactly("abc", "d", "xy");
        assertThat(lines).extracting(LogLine::number).containsExactly(1L, 5L, 6L);
        assertThat(lines.getFirst().timeMillis()).isEqualTo(TEN);
    }

    @Test
    void kubernetes_tags_parts_and_keeps_nanoseconds() {
        List<LogLine> lines = lines(
                "2026-11-20T10:00:00.123456789Z stderr P one ",
                "2026-11-20T10:00:00.223456789Z stdout F other",
                "2026-11-20T11:00:00.323456789+01:00 stderr F two",
                "2026-11-20T10:00:00.4Z stderr F",
                "2026-11-20T10:00:00.4Z stderr F ",
                "2026-11-20T10:00:00.4Z stderr F:x tagged");
        assertThat(lines).extracting(LogLine::text).containsExactly("other", "one two", "", "", "tagged");
        assertThat(lines).extracting(LogLine::lane).startsWith("app.log stdout", "app.log stderr");
        assertThat(lines.get(1).timeMillis()).isEqualTo(TEN + 123);
        assertThat(lines).noneMatch(LogLine::isWhole);
    }

    @Test
    void what_waits_for_its_rest_is_given_at_the_end_or_when_nothing_comes() {
        Heard heard = new Heard();
        Envelopes envelopes = new Envelopes("web-1", true, heard);
        envelopes.add("app.log", "2026-11-20T10:00:00Z stderr P one");
        assertThat(heard.texts()).isEmpty();
        envelopes.flush();
        assertThat(heard.texts()).containsExactly("one");
        envelopes.add("app.log", "2026-11-20T10:00:00Z stderr P two");
        envelopes.end();
        assertThat(heard.texts()).containsExactly("one", "two");
        envelopes.end();
        assertThat(heard.lines()).hasSize(2);
    }

    @Test
    void parts_are_joined_in_bounded_memory() {
        Heard heard = new Heard();
        Envelopes envelopes = new Envelopes("web-1", true, heard);
        String part = "x".repeat(60_000);
        for (int i = 0; i < 100; i++) {
            envelopes.add("app.log", "2026-11-20T10:00:00Z stderr P " + part);
        }
        envelopes.add("app.log", "2026-11-20T10:00:00Z stderr F end");
        envelopes.end();
        assertThat(heard.texts()).singleElement().asString().hasSize(1 << 16);
        assertThat(heard.problems()).singleElement().asString().contains("longer than 64 KB");

        Heard many = new Heard();
        Envelopes lanes = new Envelopes("web-1", true, many);
        for (int i = 0; i < 1_100; i++) {
            lanes.add("app.log." + i, "2026-11-20T10:00:00Z stderr P one");
        }
        assertThat(many.lines()).hasSize(1_100 - 1_024);
    }

    @Test
    void json_within_a_container_is_opened_too_also_when_it_came_in_parts() {
        List<LogLine> lines = lines(
                "{\"log\":\"{\\\"level\\\":50,\\\"time\\\":1795168800000,\\\"msg\\\":\\\"it fa\",\"stream\":\"stdout\",\"time\":\"x\"}",
                "{\"log\":\"iled\\\"}\\n\",\"stream\":\"stdout\",\"time\":\"x\"}",
                "2026-11-20T10:00:00Z stdout F level=warn msg=\"slow\" err=\"no \\\"route\\\"\"");
        assertThat(lines)
                .containsExactly(
                        new LogLine(1, "app.log stdout", "it failed", Level.ERROR, "", TEN, true),
                        new LogLine(3, "app.log stdout", "slow: no \"route\"", Level.WARN, "", TEN, true));
    }

    @Test
    void a_journal_entry_has_its_unit_process_and_the_level_that_somebody_chose() {
        assertThat(only("{\"__REALTIME_TIMESTAMP\":\"1795168800000000\",\"MESSAGE\":\"hi\",\"PRIORITY\":\"3\","
                        + "\"_TRANSPORT\":\"syslog\",\"_SYSTEMD_UNIT\":\"app.service\",\"_PID\":\"12\"}"))
                .isEqualTo(new LogLine(1, "app.log app.service syslog", "hi", Level.ERROR, "12", TEN, false));
        LogLine output = only(
                "{\"__REALTIME_TIMESTAMP\":\"1795168800000000\",\"MESSAGE\":\"ERROR hi\",\"PRIORITY\":\"6\","
                        + "\"_TRANSPORT\":\"stdout\",\"_SYSTEMD_UNIT\":\"app.service\",\"_STREAM_ID\":\"0123456789abcdef\"}");
        assertThat(output.level()).isEqualTo(Level.UNKNOWN);
        assertThat(output.lane()).isEqualTo("app.log app.service stdout 01234567");
        LogLine bytes = only("{\"__REALTIME_TIMESTAMP\":\"1795168800000000\",\"MESSAGE\":[103,114,195,188,110,10,120],"
                + "\"_TRANSPORT\":\"journal\",\"SYSLOG_IDENTIFIER\":\"job\"}");
        assertThat(bytes.text()).isEqualTo("grün\nx");
        assertThat(bytes.isWhole()).isTrue();
    }

    @Test
    void a_container_in_the_journal_is_its_own_lane_and_its_parts_are_joined() {
        String before = "{\"__REALTIME_TIMESTAMP\":\"1795168800000000\",\"CONTAINER_NAME\":\"web\",\"PRIORITY\":\"3\","
                + "\"_TRANSPORT\":\"journal\",\"_SYSTEMD_UNIT\":\"docker.service\",";
        List<LogLine> lines = lines(
                before + "\"CONTAINER_PARTIAL_MESSAGE\":\"true\",\"MESSAGE\":\"a\"}", before + "\"MESSAGE\":\"b\"}");
        assertThat(lines).containsExactly(new LogLine(1, "app.log web journal", "ab", Level.UNKNOWN, "", TEN, false));
    }

    @Test
    void records_of_loggers_for_java_have_their_traces() {
        assertThat(only(
                        "{\"@timestamp\":\"2026-11-20T10:00:00.000Z\",\"log.level\":\"ERROR\",\"message\":\"it failed\","
                                + "\"process.thread.name\":\"main\",\"error.type\":\"java.lang.X\",\"error.message\":\"no\","
                                + "\"error.stack_trace\":\"java.lang.X: no\\n\\tat a.B.c(D.java:1)\\n\"}"))
                .isEqualTo(new LogLine(
                        1,
                        "app.log",
                        "it failed\njava.lang.X: no\n\tat a.B.c(D.java:1)",
                        Level.ERROR,
                        "main",
                        TEN,
                        true));
        assertThat(
                        only("{\"@timestamp\":\"2026-11-20T11:00:00+0100\",\"log\":{\"level\":\"WARN\"},\"message\":\"it failed\","
                                        + "\"error\":{\"type\":\"a.X\",\"message\":\"no\",\"stack_trace\":[\"a.X: no\",\"\\tat b\"]}}")
                                .text())
                .isEqualTo("it failed\na.X: no\n\tat b");
        assertThat(
                        only(
                                "{\"@timestamp\":\"2026-11-20T10:00:00Z\",\"@version\":\"1\",\"message\":\"it failed\","
                                        + "\"thread_name\":\"main\",\"level\":\"ERROR\",\"level_value\":40000,\"stack_trace\":\"a.X\\n\\tat b\"}"))
                .isEqualTo(new LogLine(1, "app.log", "it failed\na.X\n\tat b", Level.ERROR, "main", TEN, true));
        assertThat(
                        only(
                                "{\"instant\":{\"epochSecond\":1795168800,\"nanoOfSecond\":5},\"thread\":\"main\",\"level\":\"FATAL\","
                                        + "\"message\":\"m\",\"thrown\":{\"name\":\"a.X\",\"message\":\"no\",\"extendedStackTrace\":[{\"class\":\"b\"}]}}"))
                .isEqualTo(new LogLine(1, "app.log", "m: a.X: no", Level.FATAL, "main", TEN, true));
    }

    @Test
    void records_of_loggers_for_node_and_go_and_python_have_their_errors() {
        assertThat(
                        only(
                                "{\"level\":50,\"time\":1795168800000,\"pid\":7,\"hostname\":\"h\",\"msg\":\"it failed\","
                                        + "\"err\":{\"type\":\"Error\",\"message\":\"no\",\"stack\":\"Error: no\\n    at f (a.js:1:2)\"}}"))
                .isEqualTo(new LogLine(
                        1, "app.log", "it failed\nError: no\n    at f (a.js:1:2)", Level.ERROR, "", TEN, true));
        assertThat(only(
                        "{\"level\":\"error\",\"ts\":1795168800.25,\"caller\":\"a.go:1\",\"msg\":\"it failed\",\"error\":\"no route\","
                                + "\"stacktrace\":\"main.main\\n\\t/a.go:1\"}"))
                .isEqualTo(new LogLine(
                        1, "app.log", "it failed: no route\nmain.main\n\t/a.go:1", Level.ERROR, "", TEN + 250, true));
        assertThat(only("{\"time\":\"2026-11-20T10:00:00Z\",\"level\":\"WARN\",\"msg\":\"slow\",\"err\":\"no route\"}")
                        .text())
                .isEqualTo("slow: no route");
        assertThat(only("{\"event\":\"it failed\",\"level\":\"error\",\"timestamp\":\"2026-11-20T10:00:00Z\","
                                + "\"exception\":\"Traceback (most recent call last):\\nValueError: no\"}")
                        .text())
                .isEqualTo("it failed\nTraceback (most recent call last):\nValueError: no");
        assertThat(
                        only(
                                "{\"levelname\":\"CRITICAL\",\"asctime\":\"2026-11-20 10:00:00,250\",\"message\":\"gone\",\"exc_info\":true}"))
                .isEqualTo(new LogLine(1, "app.log", "gone", Level.FATAL, "", TEN + 250, true));
    }

    @Test
    void serilog_leaves_out_the_usual_level_and_may_have_a_template_only() {
        assertThat(only("{\"@t\":\"2026-11-20T10:00:00.0000000Z\",\"@mt\":\"Order {Id} failed\",\"@l\":\"Error\","
                        + "\"Id\":7,\"@x\":\"System.Exception: no\\n   at A.B()\"}"))
                .isEqualTo(new LogLine(
                        1,
                        "app.log",
                        "Order {Id} failed\nSystem.Exception: no\n   at A.B()",
                        Level.ERROR,
                        "",
                        TEN,
                        true));
        assertThat(only("{\"@t\":\"2026-11-20T10:00:00Z\",\"@m\":\"Order 7 placed\",\"@mt\":\"Order {Id} placed\"}"))
                .isEqualTo(new LogLine(1, "app.log", "Order 7 placed", Level.INFO, "", TEN, true));
    }

    @Test
    void logfmt_is_known_by_its_first_keys() {
        assertThat(only("time=2026-11-20T10:00:00Z level=error msg=\"it failed\" err=\"a\\nb\" id=7"))
                .isEqualTo(new LogLine(1, "app.log", "it failed: a\nb", Level.ERROR, "", TEN, true));
        assertThat(only("ts=2026-11-20T10:00:00Z caller=a.go:7 level=info component=tsdb msg=done")
                        .text())
                .isEqualTo("done");
        String loose = "level=info msg=it is done t=1795168800";
        assertThat(only(loose)).isEqualTo(new LogLine(1, "app.log", loose, Level.INFO, "", TEN, true));
        String none = "level=info path=/ status=200";
        assertThat(only(none)).isEqualTo(LogLine.plain(1, "app.log", none));
    }

    @Test
    void a_line_of_open_telemetry_may_hold_several_records() {
        List<LogLine> lines = lines(
                "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"shop\"}}]},"
                        + "\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"1795168800000000000\",\"severityNumber\":17,"
                        + "\"body\":{\"stringValue\":\"one\"}},{\"body\":{\"intValue\":\"7\"}}]}]}]}",
                "after");
        assertThat(lines)
                .containsExactly(
                        new LogLine(1, "app.log shop", "one", Level.ERROR, "", TEN, true),
                        new LogLine(1, "app.log shop", "7", Level.UNKNOWN, "", LogLine.NO_TIME, true),
                        LogLine.plain(2, "app.log", "after"));
    }

    @Test
    void the_node_of_an_envelope_counts_where_nobody_else_knows_it() {
        String line = "{\"@timestamp\":\"2026-11-20T10:00:00Z\",\"message\":\"m\",\"host\":{\"name\":\"web-7\"}}";
        Heard known = new Heard();
        new Envelopes("web-1", true, known).add("", line);
        assertThat(known.nodes()).containsExactly("web-1");
        Heard unknown = new Heard();
        Envelopes envelopes = new Envelopes("after.log", false, unknown);
        envelopes.add("", line);
        envelopes.add("", "plain");
        assertThat(unknown.nodes()).containsExactly("web-7", "after.log");
    }

    @Test
    void endless_names_of_nodes_are_bounded() {
        Heard heard = new Heard();
        Envelopes envelopes = new Envelopes("after.log", false, heard);
        for (int i = 0; i < 1_500; i++) {
            envelopes.add("", "{\"level\":\"info\",\"msg\":\"m\",\"hostname\":\"h" + i + "\"}");
        }
        envelopes.end();
        assertThat(heard.nodes().stream().distinct()).hasSize(1_001);
        assertThat(heard.problems()).singleElement().asString().contains("more than 1,000 nodes", "500 lines");
    }

    @Test
    void broken_json_is_told_only_among_json() {
        Heard plain = new Heard();
        Envelopes envelopes = new Envelopes("web-1", true, plain);
        envelopes.add("", "{ this is no JSON");
        envelopes.end();
        assertThat(plain.problems()).isEmpty();
        envelopes.add("", "{\"level\":\"info\",\"msg\":\"m\"}");
        envelopes.add("", "{\"level\":\"info\",\"msg\":\"");
        envelopes.end();
        assertThat(plain.problems()).singleElement().asString().startsWith("web-1: 1 of 2 lines begin as JSON");
    }

    @Test
    void the_first_of_two_values_counts() {
        assertThat(only("{\"level\":\"warn\",\"level\":\"error\",\"msg\":\"a\",\"msg\":\"b\"}"))
                .isEqualTo(new LogLine(1, "app.log", "a", Level.WARN, "", LogLine.NO_TIME, true));
    }

    private static LogLine only(String text) {
        List<LogLine> lines = lines(text);
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static List<LogLine> lines(String... texts) {
        Heard heard = new Heard();
        Envelopes envelopes = new Envelopes("web-1", true, heard);
        for (String text : texts) {
            envelopes.add("app.log", text);
        }
        envelopes.end();
        return heard.lines().stream().map(Heard.Told::line).toList();
    }
}
