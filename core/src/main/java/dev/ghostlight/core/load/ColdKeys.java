package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.SingleFlight;
import java.util.List;

/** What one node with an empty cache asks for, by the time it has been filling it; for overloads. */
final class ColdKeys {
    private final SmoothTable misses;
    private final SmoothTable stuck;

    private ColdKeys(SmoothTable misses, SmoothTable stuck) {
        this.misses = misses;
        this.stuck = stuck;
    }

    /**
     * The keys of a cache.
     *
     * @param cache the cache
     * @param nodes the nodes of the fleet
     * @param timeoutSeconds how long the service waits for an answer
     * @param longest the greatest age asked for, in seconds
     */
    static ColdKeys of(Cache cache, int nodes, double timeoutSeconds, double longest) {
        List<KeyClass> all = KeyClasses.of(cache.popularity(), KeyClasses.COARSE);
        List<KeyClass> classes = KeyClasses.split(all, cache.prewarm().keys()).get(1);
        double perNode = cache.requestsPerSecond() / nodes;
        double[] whole = new double[classes.size()];
        double[] asked = new double[classes.size()];
        for (int i = 0; i < whole.length; i++) {
            double rate = classes.get(i).share() * perNode;
            whole[i] = 1;
            asked[i] = cache.singleFlight() == SingleFlight.NONE ? 1 : 1 / (1 + rate * timeoutSeconds);
        }
        if (classes.isEmpty()) {
            return new ColdKeys(SmoothTable.ZERO, SmoothTable.ZERO);
        }
        return new ColdKeys(
                GammaSums.of(classes, whole, perNode).table(1, 0, longest),
                GammaSums.of(classes, asked, perNode).table(1, 0, longest));
    }

    /** The misses per second at this age. */
    double missesPerSecond(double ageSeconds) {
        return misses.slope(ageSeconds);
    }

    /** The calls per second, without retries, while no answer at this age is of use. */
    double stuckPerSecond(double ageSeconds) {
        return stuck.slope(ageSeconds);
    }
}
