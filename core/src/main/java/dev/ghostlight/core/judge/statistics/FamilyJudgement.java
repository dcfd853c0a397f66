package dev.ghostlight.core.judge.statistics;

import java.util.List;

/**
 * What the counts of all signatures together say of the change.
 *
 * @param evidence the e-value of anything having changed, what the caller added included
 * @param isProven whether that is proof
 * @param more which signatures became more frequent, of which on average at most the allowed share is wrong
 * @param fewer which became less frequent, likewise
 */
public record FamilyJudgement(double evidence, boolean isProven, List<Integer> more, List<Integer> fewer) {
    public FamilyJudgement {
        more = List.copyOf(more);
        fewer = List.copyOf(fewer);
    }
}
