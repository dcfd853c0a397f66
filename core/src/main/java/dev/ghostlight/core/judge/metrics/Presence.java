package dev.ghostlight.core.judge.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what is absent: points that came before, and come no more. Stateless. */
final class Presence {
    private static final double REGULAR = 0.5;
    private static final int SILENT_MIN = 3;
    private static final int HISTORY_MIN = 10;

    private Presence() {}

    /** What absence says; null where points are there. */
    static @Nullable MetricOutcome outcome(Grid grid, Deployed deployed, Numbers numbers) {
        double[][] history = grid.history();
        double[][] watch = grid.watch();
        boolean after = grid.known(watch, true, 0).length > 0;
        boolean before = grid.known(history, true, 0).length > 0;
        boolean others = grid.known(watch, false, 0).length > 0;
        if (!after && !before) {
            return new MetricOutcome.NoData("no changed node ever had a point; are the names of the nodes right?");
        }
        MetricOutcome silent = silent(grid, numbers);
        if (silent != null) {
            return silent;
        }
        if (!after && !others) {
            return new MetricOutcome.NoData("no node has had a point since the change; does the source still work?");
        }
        if (!after) {
            return new MetricOutcome.NoData(
                    "the changed nodes have had no point since the change, and too few before to call it silence");
        }
        long late = deployed.now().toEpochMilli() - grid.startMillis(grid.watchLength());
        if (!others && late > SILENT_MIN * grid.seconds() * 1_000) {
            return new MetricOutcome.NoData("no node has had a point since "
                    + Instant.ofEpochMilli(grid.startMillis(grid.watchLength())) + "; does the source still work?");
        }
        boolean isOnly = !before && !others && grid.known(history, false, 0).length == 0;
        return isOnly
                ? new MetricOutcome.OnlyOnChanged(Instant.ofEpochMilli(grid.startMillis(first(grid))), numbers)
                : null;
    }

    private static int first(Grid grid) {
        for (int t = 0; t < grid.watchLength(); t++) {
            for (int i = 0; i < grid.nodes(); i++) {
                if (grid.isChanged(i) && !Double.isNaN(grid.watch()[i][t])) {
                    return t;
                }
            }
        }
        return 0;
    }

    /** Changed nodes of which no points come for much longer than there ever was a gap, while others have them. */
    private static @Nullable MetricOutcome silent(Grid grid, Numbers numbers) {
        double[][] watch = grid.watch();
        List<String> names = new ArrayList<>();
        int longest = 0;
        int known = 0;
        int cells = 0;
        for (int i = 0; i < grid.nodes(); i++) {
            longest = Math.max(longest, gap(grid.history()[i]));
            longest = grid.isChanged(i) ? longest : Math.max(longest, gap(watch[i]));
        }
        int since = grid.watchLength();
        for (int i = 0; i < grid.nodes(); i++) {
            int present = present(grid.history()[i]);
            known += present;
            cells += grid.historyLength();
            int silent = trailing(watch[i]);
            boolean wasRegular = grid.historyLength() >= HISTORY_MIN
                    ? present >= REGULAR * grid.historyLength()
                    : present(watch[i]) >= HISTORY_MIN;
            if (grid.isChanged(i) && wasRegular && silent >= SILENT_MIN + 2 * longest) {
                names.add(grid.name(i));
                since = Math.min(since, grid.watchLength() - silent);
            }
        }
        if (names.isEmpty() || grid.known(watch, false, since).length == 0) {
            return null;
        }
        int silent = grid.watchLength() - since;
        double expected = cells == 0 ? silent : (double) silent * known / cells;
        double pValue = 1.0 / (1 + (double) (known + 1) / silent);
        return new MetricOutcome.Stopped(
                Instant.ofEpochMilli(grid.startMillis(since)), expected * names.size(), pValue, names, numbers);
    }

    private static int present(double[] row) {
        int present = 0;
        for (double value : row) {
            present += Double.isNaN(value) ? 0 : 1;
        }
        return present;
    }

    private static int trailing(double[] row) {
        int silent = 0;
        while (silent < row.length && Double.isNaN(row[row.length - 1 - silent])) {
            silent++;
        }
        return silent;
    }

    /** The longest gap between two points. */
    private static int gap(double[] row) {
        int longest = 0;
        int last = -1;
        for (int t = 0; t < row.length; t++) {
            if (!Double.isNaN(row[t])) {
                longest = last < 0 ? longest : Math.max(longest, t - last - 1);
                last = t;
            }
        }
        return longest;
    }
}
