package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Evidence;
import java.util.List;

/**
 * What the counts of one signature say of the change.
 *
 * @param more the e-value of its having become more frequent on the changed nodes
 * @param fewer the e-value of its having become less frequent there
 * @param isMore whether that is proof, with all other signatures taken into account
 * @param isFewer whether that is proof
 * @param provenAtMillis since when there is proof; {@code LogLine.NO_TIME} where there is none
 * @param count how often it came on changed nodes after the change
 * @param expected how often it would have come if nothing had changed
 * @param ratioLow how many times more frequent it became at least
 * @param ratioHigh how many times more frequent it became at most
 * @param isAgainstUnchanged whether it is held against nodes that were not changed; else against the time before only
 */
record CountEvidence(
        double more,
        double fewer,
        boolean isMore,
        boolean isFewer,
        long provenAtMillis,
        double count,
        double expected,
        double ratioLow,
        double ratioHigh,
        boolean isAgainstUnchanged) {

    List<Evidence> numbers() {
        return List.of(
                new Evidence("eValueMore", bounded(more)),
                new Evidence("eValueFewer", bounded(fewer)),
                new Evidence("expectedCount", bounded(expected)),
                new Evidence("ratioLow", bounded(ratioLow)),
                new Evidence("ratioHigh", bounded(ratioHigh)));
    }

    /** What a report can show: JSON knows no infinity. */
    static double bounded(double value) {
        return Math.min(value, 1e12);
    }
}
