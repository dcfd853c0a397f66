package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import java.util.List;

/**
 * The calls a warm node sends on, and which keys leave it for their age and which for not being read.
 *
 * <p>For a key of rate {@code a} with the lifetime T and the idle time I, a cycle is the time an entry is held plus the
 * {@code 1/a} until it is asked for again. It is held until T or until no request came for I, whichever is first, see
 * {@link ReadLife}.
 */
final class SteadyState {
    private final List<KeyClass> classes;
    private final FillRules rules;
    private final double evictedAfter;
    private double knownShare = Double.NaN;
    private double knownPerSecond;

    /**
     * The steady state of these keys.
     *
     * @param classes the keys
     * @param rules when entries leave
     * @param evictedAfter the exposure after which a full cache drops an unread entry; it hangs on all keys of the
     *     cache, of which these may be a part
     */
    SteadyState(List<KeyClass> classes, FillRules rules, double evictedAfter) {
        this.classes = classes;
        this.rules = rules;
        this.evictedAfter = evictedAfter;
    }

    /** The exposure after which a full cache drops an unread entry. */
    double evictedAfter() {
        return evictedAfter;
    }

    /** The calls per second of one warm node that gets this share of the fleet's requests. */
    double perSecond(double share) {
        if (share != knownShare) {
            double sum = 0;
            for (KeyClass each : classes) {
                double rate = each.share() * rules.requestsPerSecond() * share;
                sum += each.keys() * perKey(rate, idleSeconds(share)) * callsPerFill(rate);
            }
            knownShare = share;
            knownPerSecond = sum;
        }
        return knownPerSecond;
    }

    /** The seconds after which an unread entry leaves a node with this share; infinite for never. */
    double idleSeconds(double share) {
        return Math.min(rules.expiry().afterAccessSeconds(), evictedAfter / share);
    }

    private double callsPerFill(double rate) {
        return rules.duplicates() ? 1 + rate * rules.answerSeconds() : 1;
    }

    /** Fills of one key per second. */
    private double perKey(double rate, double idleSeconds) {
        if (rate == 0) {
            return 0;
        }
        return 1 / (1 / rate + heldSeconds(rate, idleSeconds));
    }

    private double heldSeconds(double rate, double idleSeconds) {
        double lifetime = rules.lifetimeSeconds();
        return lifetime <= idleSeconds ? lifetime : new ReadLife(rate, idleSeconds).meanUpTo(lifetime);
    }

    /** The part of each class's entries that reach their lifetime. */
    double[] aged() {
        return classes.stream()
                .mapToDouble(each -> agedPart(each.share() * rules.requestsPerSecond() * rules.share()))
                .toArray();
    }

    private double agedPart(double rate) {
        double lifetime = rules.lifetimeSeconds();
        double idle = idleSeconds(rules.share());
        if (lifetime <= idle) {
            return 1;
        }
        return Double.isInfinite(lifetime) ? 0 : new ReadLife(rate, idle).longerThan(lifetime);
    }
}
