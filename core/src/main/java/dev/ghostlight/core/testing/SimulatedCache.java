package dev.ghostlight.core.testing;

import dev.ghostlight.core.model.Expiry;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The entries of one cache, one by one: when each was filled and last read, and in which order they were. */
final class SimulatedCache {
    private final Expiry expiry;
    private final int room;
    private final double[] expires;
    private final double[] lastRead;
    private final double[] loadingUntil;
    /** The order of last reads, as a ring through the sentinel {@code keys}; used only with a limit on entries. */
    private final int[] newer;

    private final int[] older;
    private int held;

    SimulatedCache(int keys, Expiry expiry) {
        this.expiry = expiry;
        this.room = expiry.maxEntries() >= keys ? Integer.MAX_VALUE : (int) expiry.maxEntries();
        this.expires = new double[keys];
        this.lastRead = new double[keys];
        this.loadingUntil = new double[keys];
        this.newer = new int[keys + 1];
        this.older = new int[keys + 1];
        clear();
    }

    void clear() {
        Arrays.fill(expires, Double.NEGATIVE_INFINITY);
        Arrays.fill(lastRead, Double.NEGATIVE_INFINITY);
        Arrays.fill(loadingUntil, Double.NEGATIVE_INFINITY);
        Arrays.fill(newer, -1);
        newer[expires.length] = expires.length;
        older[expires.length] = expires.length;
        held = 0;
    }

    /** Fills it as if it had been read at these rates for ever before {@code now}. */
    void warmUp(double[] rates, double now, RandomGenerator random) {
        Integer[] byAge = new Integer[rates.length];
        double[] age = new double[rates.length];
        for (int key = 0; key < rates.length; key++) {
            byAge[key] = key;
            age[key] = random.nextExponential() / rates[key];
        }
        Arrays.sort(byAge, (a, b) -> Double.compare(age[b], age[a]));
        for (int key : byAge) {
            double lifetime = expiry.renewalSeconds();
            double present = rates[key] * lifetime / (1 + rates[key] * lifetime);
            boolean young = Double.isInfinite(lifetime) || random.nextDouble() < present;
            if (young && age[key] < expiry.afterAccessSeconds()) {
                touch(key);
                lastRead[key] = now - age[key];
                expires[key] = Double.isInfinite(lifetime) ? lifetime : now + random.nextDouble() * lifetime;
            }
        }
    }

    boolean isLoading(int key, double t) {
        return t < loadingUntil[key];
    }

    double loadingUntil(int key) {
        return loadingUntil[key];
    }

    /** Whether the key is there; a read that finds it renews its idle time. */
    boolean read(int key, double t) {
        if (t >= expires[key] || t - lastRead[key] >= expiry.afterAccessSeconds() || (isBounded() && newer[key] < 0)) {
            return false;
        }
        lastRead[key] = Math.max(lastRead[key], t);
        touch(key);
        return true;
    }

    /** The key is asked for at {@code t} and is there from {@code until} on. */
    void fill(int key, double t, double until, RandomGenerator random) {
        if (t >= loadingUntil[key]) {
            loadingUntil[key] = until;
        }
        double spread = expiry.jitter() * (2 * random.nextDouble() - 1);
        expires[key] = until + expiry.renewalSeconds() * (1 + spread);
        lastRead[key] = until;
        touch(key);
    }

    private boolean isBounded() {
        return room != Integer.MAX_VALUE;
    }

    private void touch(int key) {
        if (!isBounded()) {
            return;
        }
        if (newer[key] >= 0) {
            unlink(key);
        } else if (held == room) {
            unlink(newer[expires.length]);
        }
        int sentinel = expires.length;
        int newest = older[sentinel];
        older[key] = newest;
        newer[key] = sentinel;
        newer[newest] = key;
        older[sentinel] = key;
        held++;
    }

    private void unlink(int key) {
        newer[older[key]] = newer[key];
        older[newer[key]] = older[key];
        newer[key] = -1;
        held--;
    }
}
