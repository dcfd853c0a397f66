package dev.ghostlight.core.load;

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
        Rollback rollback = rollback(model, pace, planned, lives);
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

    private static Rollback rollback(LoadModel model, Pace pace, Schedule rollout, Lives after) {
        Schedule planned = planned(model.facts(), pace.withoutCanaries());
        double begins = after.begins().at[after.begins().size() - 1];
        Proposal fromWarm = LoadPlanner.rollout(model, pace.withoutCanaries());
        Proposal rightAfter = LoadPlanner.rollback(model, pace, rollout, begins);
        if (makespan(fromWarm) >= makespan(rightAfter)) {
            Lives lives = model.lives(planned);
            return new Rollback(true, begins, planned, StoreLoads.read(model, lives, 0, model.loads(lives)), fromWarm);
        }
        Lives lives = after.thenRollback(planned, begins, model.outSeconds());
        List<StoreLoad> stores = StoreLoads.read(model, lives, begins, model.loads(lives));
        return new Rollback(false, begins, planned, stores, rightAfter);
    }

    private static double makespan(Proposal proposal) {
        return proposal instanceof Proposal.Safe safe ? safe.fastest().makespanSeconds() : Double.POSITIVE_INFINITY;
    }
}
