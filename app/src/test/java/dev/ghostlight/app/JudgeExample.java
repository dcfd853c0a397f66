package dev.ghostlight.app;

import dev.ghostlight.app.judge.ShippedWords;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.History;
import dev.ghostlight.core.judge.Judge;
import dev.ghostlight.core.judge.JudgePlan;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.Mark;
import dev.ghostlight.core.judge.SeenMetric;
import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.metrics.MetricFamily;
import dev.ghostlight.core.judge.metrics.MetricPoints;
import dev.ghostlight.core.judge.metrics.NodePoints;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The example of a hazard of the judge: node-0 of a fleet is changed at noon, and each entry of {@code lines} is said
 * by some nodes from a time to another, every so often; each of {@code metrics} has its usual level and some noise, and
 * another level on some nodes from a time on.
 */
final class JudgeExample {
    private static final long CHANGE = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

    private static final long METRICS_BEFORE_MILLIS = 3_600_000;
    private static final long METRICS_UNTIL_MILLIS = 1_200_000;
    private static final long METRICS_STEP_MILLIS = 15_000;
    private static final long SEED = 20_261_127;

    private final Fingerprinter fingerprinter = new Fingerprinter(ShippedWords.read());
    private final Map<?, ?> example;
    private final int nodes;

    private JudgeExample(Map<?, ?> example) {
        this.example = example;
        this.nodes = (Integer) word(example, "nodes");
    }

    /** What the judge finds in it. */
    static List<Finding> findings(Object example) throws UnitException {
        return new JudgeExample((Map<?, ?>) example).findings();
    }

    private static Object word(Map<?, ?> words, String name) {
        Object value = words.get(name);
        if (value == null) {
            throw new AssertionError("an example lacks '" + name + "': " + words);
        }
        return value;
    }

    private List<Finding> findings() throws UnitException {
        List<JudgedNode> fleet = new ArrayList<>();
        for (int node = 0; node < nodes && example.containsKey("lines"); node++) {
            fleet.add(new JudgedNode("node-" + node, "node-" + node + ".log", node == 0));
        }
        History history = new History(fingerprinter, fleet, marked());
        List<LogRecord> judged = new ArrayList<>();
        for (int node = 0; node < fleet.size(); node++) {
            int each = node;
            Assembler assembler = new Assembler(record -> {
                boolean isAfter = record.timeMillis() >= CHANGE;
                if (isAfter && each == 0) {
                    judged.add(record);
                } else {
                    history.take(each, record, isAfter);
                }
            });
            long number = 0;
            for (String line : lines(node)) {
                assembler.add(LogLine.plain(++number, "", line));
            }
            assembler.flush();
        }
        Judge judge = new Judge(history, new JudgePlan(CHANGE, 0, JudgePlan.FALSE_ALARMS, false));
        judged.forEach(record -> judge.take(0, record));
        if (example.containsKey("metrics")) {
            judge.pass(CHANGE + METRICS_UNTIL_MILLIS);
            judge.measure(Set.of("node-0"), metrics());
        }
        return judge.judgement().findings();
    }

    private List<SeenMetric> metrics() throws UnitException {
        List<MetricPoints> all = new ArrayList<>();
        for (Object entry : (List<?>) word(example, "metrics")) {
            all.add(points((Map<?, ?>) entry));
        }
        return new MetricFamily(Set.of("node-0"), CHANGE, JudgePlan.FALSE_ALARMS, Map.of(), List.of())
                .judge(all, CHANGE + METRICS_UNTIL_MILLIS).stream()
                        .map(judged -> new SeenMetric(Place.of("metrics.csv", ""), judged))
                        .toList();
    }

    private MetricPoints points(Map<?, ?> words) throws UnitException {
        SplittableRandom random = new SplittableRandom(SEED);
        double usual = ((Number) word(words, "usual")).doubleValue();
        double other = ((Number) word(words, "becomes")).doubleValue();
        double from = seconds(word(words, "from").toString());
        String on = word(words, "on").toString();
        int count = (int) ((METRICS_BEFORE_MILLIS + METRICS_UNTIL_MILLIS) / METRICS_STEP_MILLIS);
        List<NodePoints> points = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            boolean isOther = on.equals("all") || on.equals("node-" + node);
            long[] times = new long[count];
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                times[i] = CHANGE - METRICS_BEFORE_MILLIS + i * METRICS_STEP_MILLIS;
                double level = isOther && times[i] >= CHANGE + from * 1e3 ? other : usual;
                values[i] = level * (1 + 0.05 * random.nextGaussian());
            }
            points.add(new NodePoints("node-" + node, times, values));
        }
        return new MetricPoints(word(words, "name").toString(), points);
    }

    private Baseline marked() {
        Object mark = example.get("mark");
        if (!(mark instanceof Map<?, ?> words)) {
            return Baseline.NOTHING;
        }
        List<Fingerprint> fingerprints = new ArrayList<>();
        Assembler assembler = new Assembler(record -> fingerprints.add(fingerprinter.of(record)));
        assembler.add(LogLine.plain(1, "", line(0, word(words, "says"))));
        assembler.flush();
        return Baseline.NOTHING.with(new Mark(
                fingerprints.getFirst(),
                Mark.Meaning.valueOf(word(words, "as").toString().toUpperCase(java.util.Locale.ROOT)),
                word(words, "because").toString(),
                CHANGE - 86_400_000));
    }

    private List<String> lines(int node) throws UnitException {
        List<String> lines = new ArrayList<>();
        for (Object entry : (List<?>) word(example, "lines")) {
            Map<?, ?> words = (Map<?, ?>) entry;
            String on = word(words, "on").toString();
            if (on.equals("all") || on.equals("node-" + node) || (on.equals("others") && node > 0)) {
                double every = Units.duration(word(words, "every").toString());
                double to = seconds(word(words, "to").toString());
                for (double at = seconds(word(words, "from").toString()) + node % 7; at < to; at += every) {
                    lines.add(line(at, word(words, "says")));
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    private static double seconds(String time) throws UnitException {
        return time.startsWith("-") ? -Units.duration(time.substring(1)) : Units.duration(time);
    }

    private static String line(double seconds, Object text) {
        return Instant.ofEpochMilli(CHANGE + Math.round(seconds * 1e3)) + " " + text;
    }
}
