package dev.ghostlight.app.signals.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated envelopes: nothing is thrown, and no line comes out that is larger than what went in allows. */
final class EnvelopesFuzzTest {
    private static final long SEED = 20261120;
    private static final int RUNS = 30_000;

    private static final List<String> SEEDS = List.of(
            "{\"log\":\"one\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:00.5Z\"}",
            "2026-11-20T10:00:00.123456789Z stderr P one ",
            "{\"__REALTIME_TIMESTAMP\":\"1795168800000000\",\"MESSAGE\":[103,-7,300,null,\"x\",[1],{}],\"PRIORITY\":\"3\"}",
            "{\"@timestamp\":\"2026-11-20T10:00:00.000+01:00\",\"log\":{\"level\":\"ERROR\"},\"message\":\"it failed\","
                    + "\"error\":{\"stack_trace\":[\"a\",\"b\"],\"type\":\"X\"}}",
            "{\"level\":50,\"time\":1.7951688e12,\"msg\":\"m\",\"err\":{\"stack\":\"Error\\n at f\"}}",
            "{\"@t\":\"2026-11-20T10:00:00Z\",\"@mt\":\"Order {Id} failed\",\"@l\":\"Error\",\"@x\":\"X\"}",
            "time=2026-11-20T10:00:00Z level=error msg=\"it failed\" err=\"a\\nb\" id=7",
            "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":{\"values\":"
                    + "[{\"boolValue\":true},{\"bytesValue\":\"AAEC\"}]}}}]},\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":"
                    + "\"1795168800000000000\",\"severityNumber\":17,\"body\":{\"kvlistValue\":{\"values\":[]}}}]}]}]}");

    private static final String PARTS = "{}[]\":,\\nu0\u0000\ud800é=-.eE+ \n\t9";

    @Test
    void mutated_envelopes_never_throw() {
        Random random = new Random(SEED);
        long[] given = {0};
        Envelopes envelopes = new Envelopes("n", false, new LineSink() {
            @Override
            public void line(String node, LogLine line) {
                given[0]++;
                assertThat(line.text().length()).isLessThanOrEqualTo(1 << 16);
            }

            @Override
            public void nothingForNow() {}

            @Override
            public void problem(SourceProblem problem) {}
        });
        for (int run = 0; run < RUNS; run++) {
            String text = mutated(random);
            assertThatCode(() -> envelopes.add("lane", text))
                    .describedAs("seed %d: %s", SEED, text)
                    .doesNotThrowAnyException();
        }
        envelopes.end();
        assertThat(given[0]).isGreaterThan(RUNS / 2);
    }

    @Test
    void deep_and_large_json_never_throws() {
        int depth = 200_000;
        for (String deep : List.of(
                "{\"a\":".repeat(depth),
                "{\"message\":" + "[".repeat(depth),
                "{\"resourceLogs\":" + "[{\"resource\":".repeat(depth),
                "{\"level\":\"info\",\"msg\":\"m\",\"x\":" + "[".repeat(900) + "]".repeat(900) + "}",
                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":"
                        + "{\"arrayValue\":{\"values\":[".repeat(5_000),
                "{\"level\":" + "9".repeat(100_000) + ",\"msg\":\"m\"}",
                "{\"ts\":1" + "0".repeat(900) + ",\"msg\":\"m\"}",
                "{\"ts\":1e999999999,\"msg\":\"m\"}")) {
            Envelopes envelopes = new Envelopes("n", false, new Heard());
            assertThatCode(() -> envelopes.add("lane", deep)).doesNotThrowAnyException();
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes && text.length() > 2; i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, PARTS.charAt(random.nextInt(PARTS.length())));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                case 3 -> text.setLength(at);
                default -> {
                    String other = SEEDS.get(random.nextInt(SEEDS.size()));
                    text.insert(at, other, 0, random.nextInt(other.length()));
                }
            }
        }
        return text.toString();
    }
}
