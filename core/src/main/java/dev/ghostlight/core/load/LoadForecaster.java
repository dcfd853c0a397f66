package dev.ghostlight.core.load;

import dev.ghostlight.core.load.Lives.Times;
import dev.ghostlight.core.load.LoadForecast.Rollback;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Rollout.Spacing;
import dev.ghostlight.core.model.Schedule;
import java.util.Comparator;
import java.util.List;

/** Forecasts what a rollout will do to the stores behind the caches. */
public final class LoadForecaster {
    private LoadForecaster() {}

    /** The forecast for these facts; the same facts give the same forecast. */
    public static LoadForecast forecast(LoadFacts facts) {
        LoadModel model = new LoadModel(facts);
        Pace pace = Pace.of(facts.rollout(), facts.fleet(), model.outSeconds());
        Schedule planned = planned(facts, pace);
        Lives lives = model.lives(planned);
        List<StoreLoad> stores = StoreLoads.read(model, lives, 0, model.loads(lives));
        Proposal proposal = LoadPlanner.rollout(model, pace);
        Rollback rollback = rollback(model, pace, new Planned(planned, lives, stores, proposal));
        List<Remedy> remedies = proposal instanceof Proposal.NoneSafe ? Remedies.rank(facts) : List.of();
        LoadForecast forecast = new LoadForecast(facts, planned, stores, proposal, rollback, remedies, List.of());
        List<Finding> findings = LoadHazards.ALL.stream()
                .flatMap(hazard -> hazard.find(forecast).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return forecast.withFindings(findings);
    }

    /** The restart times that keep every store under its capacity, without the rest of the forecast. */
    public static Proposal propose(LoadFacts facts) {
        LoadModel model = new LoadModel(facts);
        return LoadPlanner.rollout(model, Pace.of(facts.rollout(), facts.fleet(), model.outSeconds()));
    }

    /** The restart times by the plan. */
    static Schedule planned(LoadFacts facts, Pace pace) {
        return switch (facts.rollout().spacing()) {
            case Spacing.Uniform(double gap) -> pace.schedule(pace.evenly(gap));
            case Spacing.Explicit(Schedule schedule) -> schedule;
        };
    }

    /** What is known of the rollout when its rollback is looked at. */
    private record Planned(Schedule schedule, Lives lives, List<StoreLoad> stores, Proposal proposal) {}

    private static Rollback rollback(LoadModel model, Pace pace, Planned rollout) {
        Pace back = pace.withoutCanaries();
        Schedule planned = planned(model.facts(), back);
        boolean alike = back.equals(pace);
        Times ready = rollout.lives().begins();
        double begins = ready.at[ready.size() - 1];
        Proposal fromWarm = alike ? rollout.proposal() : LoadPlanner.rollout(model, back);
        Proposal rightAfter = LoadPlanner.rollback(model, pace, rollout.schedule(), begins);
        if (makespan(fromWarm) >= makespan(rightAfter)) {
            List<StoreLoad> stores = alike ? rollout.stores() : fromWarm(model, planned);
            return new Rollback(true, begins, planned, stores, fromWarm);
        }
        Lives lives = rollout.lives().thenRollback(planned, begins, model.outSeconds());
        List<StoreLoad> stores = StoreLoads.read(model, lives, begins, model.loads(lives));
        return new Rollback(false, begins, planned, stores, rightAfter);
    }

    private static List<StoreLoad> fromWarm(LoadModel model, Schedule planned) {
        Lives lives = model.lives(planned);
        return StoreLoads.read(model, lives, 0, model.loads(lives));
    }

    private static double makespan(Proposal proposal) {
        return proposal instanceof Proposal.Safe safe ? safe.fastest().makespanSeconds() : Double.POSITIVE_INFINITY;
    }
}
