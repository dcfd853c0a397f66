package dev.ghostlight.core.load;

/**
 * How long an entry stays that leaves when it is not read for the time I, with reads at the rate a.
 *
 * <p>The chance S to stay longer than {@code h} is 1 up to I and follows {@code S'(h) = -a exp(-a I) S(h - I)} from
 * {@code 1 - exp(-a I)} on: a straight line up to 2 I, and very nearly an exponential beyond, here the one that makes
 * the mean {@code (exp(a I) - 1) / a} exact.
 *
 * @param rate reads per second, more than 0
 * @param idleSeconds the time I
 */
record ReadLife(double rate, double idleSeconds) {
    /** The chance to stay longer than an age that is not less than the idle time. */
    double longerThan(double ageSeconds) {
        double beyond = ageSeconds - 2 * idleSeconds;
        return beyond <= 0 ? onLine(ageSeconds) : onLine(2 * idleSeconds) * Math.exp(-beyond * fadingPerSecond());
    }

    private double unread() {
        return Math.exp(-rate * idleSeconds);
    }

    private double onLine(double ageSeconds) {
        double slope = rate * unread();
        return Math.max(0, -Math.expm1(-rate * idleSeconds) - slope * (ageSeconds - idleSeconds));
    }

    /** The mean of the stay, or of {@code seconds} where that is shorter; not less than the idle time. */
    double meanUpTo(double seconds) {
        double end = Math.min(seconds, 2 * idleSeconds);
        double line = idleSeconds + (end - idleSeconds) * (onLine(idleSeconds) + onLine(end)) / 2;
        double fading = fadingPerSecond();
        double rest = onLine(2 * idleSeconds);
        if (seconds <= end) {
            return line;
        }
        return fading == 0
                ? line + rest * (seconds - end)
                : line + rest * -Math.expm1(-fading * (seconds - end)) / fading;
    }

    private double fadingPerSecond() {
        double mean = Math.expm1(rate * idleSeconds) / rate;
        double line = idleSeconds * (1 + (onLine(idleSeconds) + onLine(2 * idleSeconds)) / 2);
        return onLine(2 * idleSeconds) / (mean - line);
    }
}
