package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Schedule;
import java.util.List;

/**
 * What a rollout will do to every store behind the caches.
 *
 * @param facts what it was computed from
 * @param planned when each node restarts by the plan
 * @param stores the load on each store under that plan, in the order of the facts
 * @param proposal the restart times that keep every store under its capacity
 * @param rollback what going back does
 * @param remedies what else would help, the most helpful first; empty when a safe schedule exists
 * @param findings the hazards found, the worst first
 */
public record LoadForecast(
        LoadFacts facts,
        Schedule planned,
        List<StoreLoad> stores,
        Proposal proposal,
        Rollback rollback,
        List<Remedy> remedies,
        List<Finding> findings) {
    public LoadForecast {
        stores = List.copyOf(stores);
        remedies = List.copyOf(remedies);
        findings = List.copyOf(findings);
    }

    /** Whether every check had the facts that it cannot do without: the capacity of every store behind a cache. */
    public boolean isComplete() {
        return facts.caches().stream()
                .allMatch(cache -> facts.store(cache).capacityPerSecond().isKnown());
    }

    /** This forecast with these findings. */
    public LoadForecast withFindings(List<Finding> found) {
        return new LoadForecast(facts, planned, stores, proposal, rollback, remedies, found);
    }

    /**
     * Going back: every node restarts once more, at the worst of two times: right after the rollout, while the caches
     * are still being filled, or once they are warm again.
     *
     * @param fromWarm whether the caches are warm again; the other time then costs less, as there is less to lose
     * @param beginsAtSeconds when it begins, since the rollout's begin: when the last node is back; the earliest, if
     *     from warm
     * @param planned when each node restarts under the rollout's own plan, since the rollback's begin
     * @param stores the load under that plan; times are since the rollback's begin
     * @param proposal the restart times that keep every store under its capacity, since the rollback's begin
     */
    public record Rollback(
            boolean fromWarm, double beginsAtSeconds, Schedule planned, List<StoreLoad> stores, Proposal proposal) {
        public Rollback {
            stores = List.copyOf(stores);
        }
    }
}
