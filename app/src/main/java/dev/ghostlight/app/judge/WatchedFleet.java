package dev.ghostlight.app.judge;

import dev.ghostlight.app.config.WatchConfig;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.Pause;
import dev.ghostlight.app.signals.TogetherLines;
import dev.ghostlight.app.signals.files.FollowedFiles.Start;
import dev.ghostlight.app.signals.metrics.PrometheusLogin;
import dev.ghostlight.app.signals.watch.WatchedLines;
import dev.ghostlight.app.signals.watch.WatchedMetrics;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.metrics.ExpectedEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A fleet as a configuration says that it is watched.
 *
 * @param watch what is watched
 * @param changed the names of the nodes that were changed
 */
public record WatchedFleet(WatchConfig watch, Set<String> changed) {
    public WatchedFleet {
        changed = Set.copyOf(changed);
    }

    /** The changed nodes; the others show up by their lines. Of none where only metrics are watched. */
    public List<JudgedNode> nodes() {
        boolean hasLines = watch.sources().stream().anyMatch(WatchedLines::isOne);
        return hasLines
                ? new TreeSet<>(changed)
                        .stream()
                                .map(name -> new JudgedNode(
                                        name, watch.sources().getFirst().where().file(), true))
                                .toList()
                : List.of();
    }

    /** All that files and journals have until now; it ends. */
    public LineSource untilNow() {
        return new TogetherLines(watch.sources().stream()
                .flatMap(source -> WatchedLines.untilNow(source).stream())
                .toList());
    }

    /** All lines, from the beginnings of files and journals on; it follows them. */
    public LineSource lines(Pause pause) {
        return new TogetherLines(watch.sources().stream()
                .flatMap(source -> WatchedLines.of(source, Start.BEGINNING, pause).stream())
                .toList());
    }

    /** What is measured. */
    public FleetMetrics metrics(PrometheusLogin login, List<ExpectedEvent> expected) {
        return new FleetMetrics(
                watch.sources().stream()
                        .flatMap(source -> WatchedMetrics.of(source, login).stream())
                        .toList(),
                changed,
                expected);
    }
}
