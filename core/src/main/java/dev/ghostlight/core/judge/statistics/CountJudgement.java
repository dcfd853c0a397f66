package dev.ghostlight.core.judge.statistics;

/**
 * What the counts of one signature say of the change.
 *
 * @param kind what they could be held against
 * @param more the e-value of its having become more frequent on the changed nodes; at least 0, and on average at most 1
 *     if it did not
 * @param fewer the e-value of its having become less frequent there; 1 where it comes too seldom to tell
 * @param isMore whether that is or was proof, with the signature's share of the budget of false alarms
 * @param isFewer whether that is or was proof
 * @param moreSince the interval at whose end there was proof of more first, from 0; -1 where there was none
 * @param fewerSince the same of fewer
 * @param count how often it came on changed nodes since the change
 * @param expected how often it would have come there if nothing had changed
 * @param ratioLow how many times more frequent it became at least, on average since the change; at least 0
 * @param ratioHigh how many times more frequent it became at most; may be infinite
 */
public record CountJudgement(
        CountKind kind,
        double more,
        double fewer,
        boolean isMore,
        boolean isFewer,
        int moreSince,
        int fewerSince,
        double count,
        double expected,
        double ratioLow,
        double ratioHigh) {}
