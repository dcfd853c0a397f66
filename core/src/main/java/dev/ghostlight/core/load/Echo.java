package dev.ghostlight.core.load;

/**
 * Calls for keys whose first fill on a node is under way, where requests do not wait for it.
 *
 * <p>They are what the node is asked for, less what it is asked for an answer earlier. Immutable.
 *
 * @param requests the expected requests, after a key's first, by exposure
 * @param answerSeconds how long a fill takes
 * @param usualShare a node's share of the requests when all are up
 */
record Echo(SmoothTable requests, double answerSeconds, double usualShare) {
    /** Nobody asks while a fill is under way. */
    static final Echo NONE = new Echo(SmoothTable.ZERO, 0, 1);

    /** A slow start is taken as so many steps of an even share. */
    private static final int RAMP_STEPS = 8;

    /** The calls by {@code t} of a node that came up at {@code begin}, for fills up to this exposure. */
    double callsBy(double t, double begin, double highest, Exposure exposure) {
        if (answerSeconds == 0) {
            return 0;
        }
        double sum = 0;
        double done = 0;
        double ramp = exposure.rampSeconds();
        for (int i = 0; i < RAMP_STEPS && ramp > 0; i++) {
            double end = Math.min(t, begin + ramp * (i + 1) / RAMP_STEPS);
            double share = exposure.share(begin, begin + ramp * (i + 0.5) / RAMP_STEPS);
            double exposed = Math.min(exposure.since(begin, end), highest);
            sum += between(done, exposed, share);
            done = exposed;
        }
        return sum + between(done, Math.min(exposure.since(begin, t), highest), usualShare);
    }

    private double between(double from, double to, double share) {
        double answering = share * answerSeconds;
        return requests.value(to)
                - requests.value(from)
                - requests.value(to - answering)
                + requests.value(from - answering);
    }

    /** The calls per unit of exposure of a node with this share. */
    double perExposure(double exposed, double share) {
        return answerSeconds == 0 ? 0 : requests.slope(exposed) - requests.slope(exposed - share * answerSeconds);
    }
}
