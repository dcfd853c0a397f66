package dev.ghostlight.core.judge.metrics;

/** What can be said of a metric after a change. */
public enum MetricClass {
    /** There is proof that it moved in the bad direction on the changed nodes. */
    WORSE,
    /** There is proof that it moved in the good direction on the changed nodes. */
    BETTER,
    /** There was enough to see a change of the wanted size, and none was seen. */
    NO_CHANGE_SEEN,
    /** There is no proof, and a change of the wanted size could not have been seen by now. */
    NOT_ENOUGH,
    /** There is nothing after the change to judge; that is never good. */
    NO_DATA,
    /** It was regular on the changed nodes before, goes on elsewhere, and is no more there. */
    STOPPED,
    /** It is on changed nodes only, with nothing before and nowhere else to hold it against. */
    ONLY_ON_CHANGED
}
