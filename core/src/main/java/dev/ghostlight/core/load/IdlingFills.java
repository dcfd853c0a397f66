package dev.ghostlight.core.load;

/**
 * The fills of a node whose entries leave only when they are not read for some time, or some exposure.
 *
 * <p>First fills go on until the first unread entries leave; from then on as many fills are repeated as first ones end.
 * Immutable.
 *
 * @param firsts first fills by exposure
 * @param echo the calls while they are under way
 * @param perExposure calls in the steady state
 * @param idleSeconds after what time unread entries leave
 * @param evictedAfter after what exposure they do
 */
record IdlingFills(SmoothTable firsts, Echo echo, double perExposure, double idleSeconds, double evictedAfter) {
    /** Entries leave for their age too. */
    static final IdlingFills NONE = new IdlingFills(SmoothTable.ZERO, Echo.NONE, 0, 1, 1);

    /** The calls by {@code t} of a node that came up at {@code begin}. */
    double callsBy(double t, double begin, Exposure exposure) {
        double exposed = exposure.since(begin, t);
        double idleAfter = idleAfter(begin, exposure);
        return firsts.value(Math.min(exposed, idleAfter))
                + echo.callsBy(t, begin, idleAfter, exposure)
                + perExposure * Math.max(0, exposed - idleAfter);
    }

    /** The calls per second just after {@code t} of a node that came up at {@code begin}. */
    double perSecond(double t, double begin, Exposure exposure) {
        double share = exposure.share(begin, t);
        double exposed = exposure.since(begin, t);
        return exposed >= idleAfter(begin, exposure)
                ? share * perExposure
                : share * (firsts.slope(exposed) + echo.perExposure(exposed, share));
    }

    /** The exposure after which the first unread entries leave a node that came up at {@code begin}. */
    private double idleAfter(double begin, Exposure exposure) {
        return Double.isInfinite(idleSeconds)
                ? evictedAfter
                : Math.min(exposure.since(begin, begin + idleSeconds), evictedAfter);
    }
}
