package dev.ghostlight.core.model;

import java.util.List;

/** What a forecast comes to. */
public enum Verdict {
    /** Every check had its facts, and none found a danger. */
    CLEAR,
    /** No danger was found, but a check lacked a fact that it cannot do without. */
    HOLD,
    /** At least one danger was found. */
    DANGER;

    /**
     * The verdict over a list of findings.
     *
     * @param findings all findings
     * @param complete whether every check had the facts it cannot do without
     */
    public static Verdict over(List<Finding> findings, boolean complete) {
        boolean danger = findings.stream().anyMatch(finding -> finding.severity() == Severity.DANGER);
        return danger ? DANGER : complete ? CLEAR : HOLD;
    }
}
