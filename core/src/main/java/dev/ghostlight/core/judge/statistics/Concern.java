package dev.ghostlight.core.judge.statistics;

/** Which way would be bad news of a signature: what its part of the family's evidence is made of. */
public enum Concern {
    /** Errors: more of them is worse. */
    MORE,
    /** Heartbeats and finished jobs: fewer of them is worse. */
    FEWER,
    /** Either way; each has half of the stake. */
    EITHER;

    double weigh(double more, double fewer) {
        return switch (this) {
            case MORE -> more;
            case FEWER -> fewer;
            case EITHER -> (more + fewer) / 2;
        };
    }
}
