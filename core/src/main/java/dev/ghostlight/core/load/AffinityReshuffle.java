package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The balancer's hash sends most clients to another node each time one node leaves or returns. */
final class AffinityReshuffle implements LoadHazard {
    @Override
    public String id() {
        return "affinity-reshuffle";
    }

    @Override
    public String title() {
        return "The balancer's hash sends most clients to another node each time one node leaves or returns.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        Balancer balancer = forecast.facts().balancer();
        int nodes = forecast.facts().fleet().nodes();
        return balancer.reshuffles() && nodes > 1
                ? List.of(finding(balancer, nodes, 2 * batches(forecast.planned())))
                : List.of();
    }

    private static int batches(Schedule planned) {
        return (int) Arrays.stream(planned.starts().toArray()).distinct().count();
    }

    /** With a hash modulo n, a client keeps its node between n and n - 1 servers with the probability 1/n. */
    private Finding finding(Balancer balancer, int nodes, int moves) {
        double moved = 1 - 1.0 / nodes;
        String who = balancer.balance().followsKey() ? "keys" : "clients";
        String effect = balancer.balance().followsKey()
                ? "Each time, most keys are asked of a node that does not have them: the caches of the whole fleet are"
                        + " cold again, which this forecast does not count."
                : "Sessions, and whatever else a node holds for its clients, are lost for most users each time, and"
                        + " users see pages of differing age.";
        return new Finding(
                id(),
                Severity.WARNING,
                balancer.where(),
                String.format(
                        "With balance %s and the map-based hash, %s of all %s change their node each time a node leaves"
                                + " or returns: %s times in this rollout.",
                        balancer.balance().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Show.percent(moved),
                        who,
                        Show.count(moves)),
                effect,
                String.format(
                        "Use hash-type: consistent, which moves %s of the %s; or a cookie or stick table, which moves"
                                + " only those of the node that left.",
                        Show.percent(1.0 / nodes), who),
                List.of(
                        new Evidence("movedPart", moved),
                        new Evidence("movedPartIfConsistent", 1.0 / nodes),
                        new Evidence("moves", moves)));
    }
}
