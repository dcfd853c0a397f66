package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Show;
import java.util.List;

/** What to do about a load that is too high, in sentences. */
final class Advice {
    private Advice() {}

    /** The schedule that is safe, or where there is none the best of what else would help. */
    static String restartSlower(Proposal proposal, List<Remedy> remedies) {
        return switch (proposal) {
            case Proposal.Safe safe
            when Double.isInfinite(safe.uniformGapSeconds()) ->
                "Restart by the proposed schedule, in "
                        + Show.seconds(safe.fastest().makespanSeconds()) + ".";
            case Proposal.Safe safe ->
                String.format(
                        "Restart %s every %s (%s in all), or by the proposed schedule in %s.",
                        safe.batch() == 1 ? "one node" : Show.count(safe.batch()) + " nodes",
                        Show.seconds(safe.uniformGapSeconds()),
                        Show.seconds(safe.uniformMakespanSeconds()),
                        Show.seconds(safe.fastest().makespanSeconds()));
            case Proposal.NoneSafe none ->
                "No restart times are safe. " + none.reason()
                        + (remedies.isEmpty()
                                ? ""
                                : " Best remedy: " + remedies.getFirst().what() + ".");
            case Proposal.Unknown unknown -> "No safe restart times can be proposed. " + unknown.reason();
        };
    }
}
