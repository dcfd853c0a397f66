package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;

/** The first nodes' entries expire while the last nodes still restart, so that two waves overlap. */
final class RolloutOutlastsExpiry implements LoadHazard {
    @Override
    public String id() {
        return "rollout-outlasts-expiry";
    }

    @Override
    public String title() {
        return "The first nodes' entries expire while the last nodes still restart, so that two waves overlap.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        double makespan = forecast.planned().makespanSeconds();
        return forecast.facts().caches().stream()
                .filter(cache -> makespan > lifetimeSeconds(cache))
                .map(cache -> finding(cache, makespan, forecast))
                .toList();
    }

    private static double lifetimeSeconds(Cache cache) {
        return switch (cache.levels()) {
            case Levels.PerNode(Expiry expiry) -> expiry.renewalSeconds();
            case Levels.TwoLevel(Expiry perNode, Expiry _, boolean _) -> perNode.renewalSeconds();
            case Levels.Shared _ -> Double.POSITIVE_INFINITY;
        };
    }

    private Finding finding(Cache cache, double makespan, LoadForecast forecast) {
        double lifetime = lifetimeSeconds(cache);
        String faster = forecast.proposal() instanceof Proposal.Safe safe
                        && safe.fastest().makespanSeconds() < lifetime
                ? String.format(
                        "Restart faster: %s is enough for every store here.",
                        Show.seconds(safe.fastest().makespanSeconds()))
                : "Keep entries for longer than the rollout takes.";
        return new Finding(
                id(),
                Severity.WARNING,
                forecast.facts().rollout().where(),
                String.format(
                        "The rollout takes %s, longer than the %s for which %s keeps an entry.",
                        Show.seconds(makespan), Show.seconds(lifetime), cache.name()),
                "The first nodes ask the store again for all they have filled while the last ones fill for the first"
                        + " time; from here on, a slower rollout hardly lowers the load.",
                faster,
                List.of(new Evidence("makespanSeconds", makespan), new Evidence("lifetimeSeconds", lifetime)));
    }
}
