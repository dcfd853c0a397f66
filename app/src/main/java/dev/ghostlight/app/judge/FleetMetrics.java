package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.metrics.MetricCsv;
import dev.ghostlight.app.signals.metrics.MetricSource;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.core.judge.SeenMetric;
import dev.ghostlight.core.judge.metrics.ExpectedEvent;
import dev.ghostlight.core.judge.metrics.MetricFamily;
import dev.ghostlight.core.judge.metrics.MetricPoints;
import dev.ghostlight.core.judge.metrics.NodePoints;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metrics of a fleet, and what is asked of them.
 *
 * @param sources where they are read
 * @param changed the names of the nodes that were changed; those that no metric has are left out
 * @param expected what should go on happening
 */
public record FleetMetrics(List<MetricSource> sources, Set<String> changed, List<ExpectedEvent> expected) {
    /** How long before the change is looked. */
    private static final long HISTORY_MILLIS = 3_600_000;

    private static final int NODES_SHOWN = 10;
    private static final double PART_BESIDE_LOGS = 0.5;

    /** There are none. */
    public static final FleetMetrics NONE = new FleetMetrics(List.of(), Set.of(), List.of());

    public FleetMetrics {
        sources = List.copyOf(sources);
        changed = Set.copyOf(changed);
        expected = List.copyOf(expected);
    }

    /**
     * What they say.
     *
     * @param changed the changed nodes that were measured
     * @param metrics what is said of each
     * @param untilMillis the time of the last point
     * @param notes what went wrong while reading
     */
    public record Said(Set<String> changed, List<SeenMetric> metrics, long untilMillis, List<String> notes) {
        public Said {
            changed = Set.copyOf(changed);
            metrics = List.copyOf(metrics);
            notes = List.copyOf(notes);
        }
    }

    /** Which part of the false alarms of all that is judged is theirs, from 0 to 1. */
    public double partOfFalseAlarms(boolean isBesideLogs) {
        return isEmpty() ? 0 : isBesideLogs ? PART_BESIDE_LOGS : 1;
    }

    /** Whether there is anything to read. */
    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /**
     * Reads and judges them.
     *
     * @param untilMillis up to when is asked; a file may know more
     * @param falseAlarms the probability of a false alarm of all of them together
     * @throws JudgeException if something cannot be read, or nothing says which node was changed
     */
    public Said judge(long changedAtMillis, long untilMillis, double falseAlarms)
            throws JudgeException, InterruptedException {
        GatheredMetrics gathered = new GatheredMetrics();
        for (MetricSource source : sources) {
            gathered.add(source, source.read(changedAtMillis - HISTORY_MILLIS, untilMillis));
        }
        List<MetricPoints> all = gathered.points();
        Set<String> measured = measured(all);
        MetricFamily family = new MetricFamily(measured, changedAtMillis, falseAlarms, gathered.directions(), expected);
        refuse(family.missing(all), all);
        long last = gathered.lastMillis();
        List<SeenMetric> seen = family.judge(all, last).stream()
                .map(judged -> new SeenMetric(gathered.place(judged.metric().name()), judged))
                .toList();
        return new Said(measured, seen, last, gathered.notes());
    }

    private Set<String> measured(List<MetricPoints> metrics) throws JudgeException {
        Set<String> nodes = metrics.stream()
                .flatMap(metric -> metric.nodes().stream())
                .map(NodePoints::node)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> measured = new TreeSet<>(nodes);
        if (!nodes.equals(Set.of(MetricCsv.ONE_NODE))) {
            measured.retainAll(changed);
        }
        if (measured.isEmpty() && !nodes.isEmpty()) {
            String known = nodes.stream().limit(NODES_SHOWN).collect(Collectors.joining(", "))
                    + (nodes.size() > NODES_SHOWN ? ", ..." : "");
            throw new JudgeException(List.of(where() + ": the points are of the nodes " + known + ", and "
                    + (changed.isEmpty() ? "nothing says which of them was changed" : "none of them was changed")
                    + ". There is nothing to judge. Name each that was with --changed NODE."));
        }
        return measured;
    }

    private void refuse(List<String> missing, List<MetricPoints> there) throws JudgeException {
        List<String> names = there.stream().map(MetricPoints::name).toList();
        if (!missing.isEmpty()) {
            throw new JudgeException(missing.stream()
                    .map(name -> where() + ": there is no metric '" + name
                            + "', of which something is expected. Nothing was judged. "
                            + DidYouMean.nearest(name, names)
                                    .map(near -> "Did you mean '" + near + "'?")
                                    .orElse("Name one of those that are there with --expect."))
                    .toList());
        }
    }

    private String where() {
        return sources.size() == 1 ? sources.getFirst().where().toString() : sources.size() + " sources of metrics";
    }
}
