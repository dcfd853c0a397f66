package dev.ghostlight.core.judge.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import dev.ghostlight.core.judge.errors.templates.Templates;
import dev.ghostlight.core.judge.errors.templates.WordList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprinterTest {
    private static final WordList WORDS = new WordList(List.of(
            "cannot",
            "pay",
            "order",
            "is",
            "closed",
            "read",
            "timed",
            "out",
            "failed",
            "to",
            "for",
            "user",
            "the",
            "duplicate",
            "key",
            "value",
            "opened",
            "session"));

    private static final String TRACE = """
            java.lang.RuntimeException: cannot pay order 17
            \tat shop.Payments.pay(Payments.java:20)
            \tat shop.Cart.lambda$total$3(Cart.java:55)
            \tat shop.Cart$$Lambda/0x00007f3b1c0a8400.apply(Unknown Source)
            \tat jdk.proxy2/jdk.proxy2.$Proxy81.total(Unknown Source)
            \tat shop.Cart$$SpringCGLIB$$0.total(<generated>)
            \tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
            \tat shop.Main.main(Main.java:9)
            Caused by: java.net.SocketTimeoutException: Read timed out
            \tat shop.Http.get(Http.java:77)
            \t... 2 more
            """;

    private final Fingerprinter fingerprinter = new Fingerprinter(WORDS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Payments.java:20 | Payments.java:23",
                "Cart.java:55 | Cart.java:155",
                "order 17 | order 4711",
                "lambda$total$3 | lambda$total$12",
                "$$Lambda/0x00007f3b1c0a8400 | $$Lambda$233/0x0000000800d1ac40",
                "$Proxy81 | $Proxy7",
                "$$SpringCGLIB$$0 | $$EnhancerBySpringCGLIB$$a1b2c3d4",
                "jdk.internal.reflect.DirectMethodHandleAccessor | jdk.internal.reflect.GeneratedMethodAccessor17",
                "... 2 more | ... 9 common frames omitted"
            })
    void what_a_build_or_a_run_changes_changes_no_fingerprint(String from, String to) {
        assertThat(TRACE).contains(from);
        assertThat(of(TRACE.replace(from, to))).isEqualTo(of(TRACE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.RuntimeException | java.lang.IllegalStateException",
                "shop.Payments.pay | shop.Payments.refund",
                "java.net.SocketTimeoutException | java.net.ConnectException",
                "shop.Http.get | shop.Store.get",
                "cannot pay order | order is closed"
            })
    void another_bug_has_another_fingerprint(String from, String to) {
        assertThat(TRACE).contains(from);
        assertThat(of(TRACE.replace(from, to))).isNotEqualTo(of(TRACE));
    }

    @Test
    void ruby_3_4_writes_the_same_trace_otherwise() {
        assertThat(of("/app/a.rb:6:in 'Integer#/': divided by 0 (ZeroDivisionError)\n\tfrom /app/a.rb:9:in 'Shop#sum'"))
                .isEqualTo(of("/srv/a.rb:6:in `/': divided by 0 (ZeroDivisionError)\n\tfrom /srv/a.rb:8:in `sum'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to read order 17 for user 4711",
                "failed to read order 0x1f for user 10.0.0.7",
                "failed to read order 8f14e45f-ceea-467f-a8d5-3a6b5b1c0f2e for user /home/x"
            })
    void values_are_not_part_of_a_message(String message) {
        assertThat(of(message)).isEqualTo(of("failed to read order 1 for user 2"));
    }

    @Test
    void a_known_sentence_with_an_exception_that_was_never_seen_is_new() {
        TemplateModel model = new TemplateModel();
        for (int i = 0; i < 30; i++) {
            fingerprinter.learn(
                    record("session opened for user zork" + "abcdefghijklmnopqrstuvwxyzABCD".charAt(i)), model);
        }
        Templates templates = Templates.of(model);
        assertThat(fingerprinter.isKnown(record("session opened for user quux"), templates))
                .isTrue();
        assertThat(fingerprinter.isKnown(record("session opened for user QuuxException"), templates))
                .isFalse();
        assertThat(fingerprinter.isKnown(record("session closed for user quux"), templates))
                .isFalse();
    }

    @Test
    void a_fingerprint_is_written_with_its_version_and_read_again() {
        Fingerprint fingerprint = of(TRACE);
        assertThat(fingerprint.toString()).matches("v1:[0-9a-f]{16}");
        assertThat(Fingerprint.parse(fingerprint.toString())).contains(fingerprint);
        assertThat(Fingerprint.parse("v2:0000000000000000")).isEmpty();
    }

    /** Whoever stored fingerprints must find them again: a change here needs another version. */
    @Test
    void fingerprints_of_this_version_stay_what_they_are() {
        assertThat(of(TRACE)).hasToString("v1:f88c9adc2ca861f2");
        assertThat(of("failed to read order 17 for user quux")).hasToString("v1:be907b78fffd8ec6");
    }

    private Fingerprint of(String text) {
        return fingerprinter.of(record(text));
    }

    private static LogRecord record(String text) {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        int number = 0;
        for (String line : text.lines().toList()) {
            assembler.add(LogLine.plain(++number, "", line));
        }
        assembler.flush();
        assertThat(records).hasSize(1);
        return records.getFirst();
    }
}
