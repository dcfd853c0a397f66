package dev.ghostlight.core.judge.errors.assemble;

import static dev.ghostlight.core.judge.errors.assemble.TraceCases.assembled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AssemblerTest {
    /** What shippers and loggers write before each line of the same process. */
    private static final List<UnaryOperator<String>> PREFIXES = List.of(
            line -> "web-1  | " + line,
            line -> "[pod/shop-7d9f/app] " + line,
            line -> "Nov 20 10:00:00 web shop[11]: " + line,
            line -> "<14>1 2026-11-20T10:00:00.123456Z web shop 11 - - " + line);

    static Stream<TraceCases.Case> cases() {
        return TraceCases.all().stream();
    }

    static Stream<TraceCases.Case> bareTraces() {
        return cases().filter(
                        each -> each.records().size() == 1 && each.records().containsKey('A'))
                .filter(each -> !each.name().startsWith("interleaved"))
                .filter(each -> !new HeaderScanner().scan(each.lines().getFirst()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_fragment_becomes_the_records_that_it_consists_of(TraceCases.Case fragment) {
        List<LogRecord> records = assembled(fragment.lines());
        assertThat(records.stream().map(LogRecord::lines))
                .containsExactlyElementsOf(fragment.records().values());
        assertThat(records.stream().map(LogRecord::isTrace))
                .containsExactlyElementsOf(fragment.records().keySet().stream()
                        .map(Character::isUpperCase)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("bareTraces")
    void a_trace_is_one_record_whatever_stands_before_each_of_its_lines(TraceCases.Case fragment) {
        for (UnaryOperator<String> prefix : PREFIXES) {
            List<String> lines = fragment.lines().stream().map(prefix).toList();
            assertThat(assembled(lines))
                    .as(lines.getFirst())
                    .singleElement()
                    .satisfies(record -> assertThat(record.texts()).isEqualTo(fragment.lines()));
        }
    }

    @ParameterizedTest
    @MethodSource("bareTraces")
    void a_trace_belongs_to_the_message_before_it_and_not_to_the_one_behind(TraceCases.Case fragment) {
        List<String> lines = new ArrayList<>();
        lines.add("2026-01-01 12:00:00,123 INFO  [t1] shop.Svc - before");
        lines.add("2026-01-01 12:00:00,123 ERROR [t1] shop.Svc - it failed");
        lines.addAll(fragment.lines());
        lines.add("2026-01-01 12:00:00,124 INFO  [t1] shop.Svc - next");
        assertThat(assembled(lines).stream().map(record -> record.lines().size()))
                .containsExactly(1, fragment.lines().size() + 1, 1);
    }

    @ParameterizedTest
    @MethodSource("bareTraces")
    void processes_that_write_at_the_same_time_are_told_apart_by_what_stands_before_their_lines(
            TraceCases.Case fragment) {
        List<String> lines = new ArrayList<>();
        fragment.lines().forEach(line -> {
            lines.add("Nov 20 10:00:00 web shop[11]: " + line);
            lines.add("Nov 20 10:00:00 web shop[12]: " + line);
            lines.add("Nov 20 10:00:00 web cron[13]: tick");
        });
        List<LogRecord> records = assembled(lines);
        assertThat(records.stream().filter(record -> record.thread().startsWith("shop")))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.texts()).isEqualTo(fragment.lines()));
    }

    @Test
    void records_come_in_the_order_of_their_first_lines() {
        for (TraceCases.Case fragment : TraceCases.all()) {
            assertThat(assembled(fragment.lines()).stream().map(LogRecord::firstLine))
                    .isSorted();
        }
    }

    @Test
    void an_endless_trace_is_cut_and_no_line_is_lost() {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        assembler.add(LogLine.plain(1, "", "java.lang.StackOverflowError"));
        for (int i = 2; i <= 100_000; i++) {
            assembler.add(LogLine.plain(i, "", "\tat shop.A.a(A.java:" + i + ")"));
        }
        assembler.flush();
        assertThat(records).hasSize(10).allMatch(LogRecord::isTrace);
        assertThat(records.stream().mapToLong(record -> record.lines().size()).sum())
                .isEqualTo(100_000);
        assertThat(records)
                .allSatisfy(record -> assertThat(record.text().length()).isLessThan(70_000));
    }
}
