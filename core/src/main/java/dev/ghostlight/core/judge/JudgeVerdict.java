package dev.ghostlight.core.judge;

/** What the judge says of what is live. */
public enum JudgeVerdict {
    /** There was enough to see, and nothing is worse. */
    PROMOTE,
    /** Something is new, or there is too little to say: go no further, and look. */
    HOLD,
    /** It is worse by proof, or by what people said is reason enough: go back. */
    ROLLBACK;

    /** The graver of the two. */
    JudgeVerdict or(JudgeVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
