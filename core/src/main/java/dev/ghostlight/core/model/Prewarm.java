package dev.ghostlight.core.model;

/**
 * The hottest keys that a node loads before it takes requests, the hottest of them last; an entry ages from then on.
 *
 * @param keys how many; 0 for none
 * @param perSecond how many a node loads per second; infinite for at once
 */
public record Prewarm(int keys, double perSecond) {
    public Prewarm {
        if (keys < 0 || !(perSecond > 0)) {
            throw new IllegalArgumentException("pre-warm " + keys + " keys at " + perSecond + "/s");
        }
    }

    /** Nothing is loaded before a node takes requests. */
    public static Prewarm none() {
        return new Prewarm(0, Double.POSITIVE_INFINITY);
    }

    /** How long it takes a node; seconds. */
    public double seconds() {
        return keys / perSecond;
    }
}
