package dev.ghostlight.core.judge.statistics;

import java.util.List;

/**
 * What all signatures say together at a moment, under one budget of false alarms.
 *
 * @param value the e-value of anything having become worse: the weighted sum of those of all
 * @param isProven whether it was proof at any time
 * @param provenAtInterval the first interval, from 0, at whose end it was proof; -1 for none yet
 * @param named which signatures the proof is about: of all that are ever named this way, at most the budget's share is
 *     named wrongly on average (e-BH)
 * @param novelty the e-value of new signatures belonging to the changed nodes, all in one stream
 */
public record FamilyEvidence(
        double value, boolean isProven, int provenAtInterval, List<Integer> named, double novelty) {
    /** Copies the list. */
    public FamilyEvidence {
        named = List.copyOf(named);
    }
}
