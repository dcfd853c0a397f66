package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import java.util.List;
import java.util.Optional;

/** Reads how the servers are restarted. */
final class RolloutReader {
    private static final String CONSEQUENCE = "Such a rollout cannot be done";

    private RolloutReader() {}

    static Rollout rollout(Section environment, Optional<Fleet> fleet, Gathered gathered) throws AlreadyReported {
        if (!environment.has("rollout")) {
            gathered.refuse(
                    environment.where().child("rollout"),
                    "it is not said how the servers are restarted",
                    "Nothing can be forecast without it",
                    "Add at the top of the file rollout: { gap: 4m }, or gap: 0s for all servers at once");
            throw new AlreadyReported();
        }
        Section rollout = environment.section("rollout");
        int nodes = fleet.map(Fleet::nodes).orElse(Integer.MAX_VALUE);
        int batch = (int) rollout.number("batch");
        int maxUnavailable = rollout.has("max-unavailable") ? (int) rollout.number("max-unavailable") : nodes;
        if (rollout.has("max-unavailable") && maxUnavailable < batch) {
            gathered.refuse(
                    rollout.where("max-unavailable"),
                    "max-unavailable " + maxUnavailable + " is less than batch " + batch,
                    CONSEQUENCE,
                    "Write max-unavailable: " + batch + ", or a smaller batch");
        }
        return new Rollout(
                rollout.where(),
                spacing(rollout, fleet, gathered),
                batch,
                Math.max(maxUnavailable, 1),
                canary(rollout, nodes, gathered));
    }

    private static Rollout.Canary canary(Section rollout, int nodes, Gathered gathered) throws AlreadyReported {
        if (!rollout.has("canary")) {
            return Rollout.Canary.none();
        }
        Section canary = rollout.section("canary");
        int first = (int) canary.number("nodes");
        if (first >= nodes) {
            gathered.refuse(
                    canary.where("nodes"),
                    "the canary has " + first + " of " + nodes + " servers",
                    "No server would be left to follow",
                    "Write fewer than " + nodes + ", or remove the canary");
        }
        return new Rollout.Canary(first, canary.number("watch"));
    }

    private static Rollout.Spacing spacing(Section rollout, Optional<Fleet> fleet, Gathered gathered)
            throws AlreadyReported {
        if (!rollout.has("starts")) {
            return new Rollout.Spacing.Uniform(rollout.number("gap"));
        }
        List<Value.Text> items = rollout.items("starts");
        int nodes = fleet.map(Fleet::nodes).orElse(items.size());
        if (items.size() != nodes) {
            gathered.refuse(
                    rollout.where("starts"),
                    "there are " + items.size() + " starts for " + nodes + " servers",
                    CONSEQUENCE,
                    "Write one start for each server");
        }
        double[] starts = new double[items.size()];
        double before = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = rollout.number("starts", items.get(i));
            if (starts[i] < before) {
                gathered.refuse(
                        items.get(i).place(),
                        "the start " + items.get(i).text() + " is before the one it follows",
                        CONSEQUENCE,
                        "Write the starts in ascending order");
                throw new AlreadyReported();
            }
            before = starts[i];
        }
        return new Rollout.Spacing.Explicit(new Schedule(Doubles.of(starts)));
    }
}
