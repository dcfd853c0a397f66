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

    /** What is expected of one of the total. */
    double expected(double logRate) {
        return switch (this) {
            case SHARE -> 1 / (1 + Math.exp(-logRate));
            case AMOUNT -> Math.exp(logRate);
        };
    }

    /** The rate at which so much is expected; not a number where there is none. */
    double logRate(double expected) {
        return switch (this) {
            case SHARE -> Math.log(expected / (1 - expected));
            case AMOUNT -> Math.log(expected);
        };
    }
}
