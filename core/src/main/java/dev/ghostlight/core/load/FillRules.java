package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Expiry;
import java.util.List;

/**
 * What decides when a node asks for a key.
 *
 * @param expiry when an entry leaves
 * @param answerSeconds how long a fill takes
 * @param duplicates whether requests for a key whose fill is under way ask again (no single flight)
 * @param requestsPerSecond the requests of the whole fleet that the keys' shares are parts of
 * @param share a node's usual share of them
 */
record FillRules(Expiry expiry, double answerSeconds, boolean duplicates, double requestsPerSecond, double share) {
    /** Seconds from one fill of a key that is always asked for to the next; infinite when its age never matters. */
    double lifetimeSeconds() {
        return expiry.renewalSeconds() + answerSeconds;
    }

    /**
     * The exposure after which a full cache drops an entry that is not read; infinite without a limit on entries.
     *
     * <p>Che, Tung and Wang (2002): the time in which the expected number of different keys read is the limit.
     */
    double exposureUntilEvicted(List<KeyClass> classes) {
        double room = expiry.maxEntries();
        double keys = classes.stream().mapToDouble(KeyClass::keys).sum();
        if (room >= keys) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = room / requestsPerSecond;
        while (keysReadIn(high, classes) < room) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (keysReadIn(middle, classes) < room) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double keysReadIn(double exposure, List<KeyClass> classes) {
        double sum = 0;
        for (KeyClass each : classes) {
            sum -= each.keys() * Math.expm1(-each.share() * requestsPerSecond * exposure);
        }
        return sum;
    }
}
