package dev.ghostlight.core.judge.statistics;

/** How likely counts are, given the logarithm of a rate. */
enum Law {
    /** The share of the changed nodes in all that happened: binomial, by the logarithm of odds. */
    SHARE,
    /** How much happened: Poisson, by the logarithm of what is expected. */
    AMOUNT;

    /** What each unit of the total takes from the logarithm of the likelihood. */
    double cost(double logRate) {
        return switch (this) {
            case SHARE -> Powers.logOnePlusExp(logRate);
            case AMOUNT -> Math.exp(logRate);
        };
    }
}
