package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.model.Assumption;

/** What is to be said where the shadow's server is of another version than production's. Stateless. */
final class StandIn {
    private StandIn() {}

    /** That one version was taken for another. */
    static Assumption assumption(DatabaseFacts facts, String served) {
        return new Assumption(
                facts.where().child("engine"),
                "what " + facts.engine() + " does",
                "what " + served + " does, as no server of that version is here; an older one may write more anew, or"
                        + " lock it more strongly",
                "try it on a copy of the schema on a server of that version");
    }
}
