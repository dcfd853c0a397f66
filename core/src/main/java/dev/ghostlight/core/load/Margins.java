package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Store;

/**
 * What a margin means in numbers for one store.
 *
 * <p>Calls are counted by chance: in a second with the mean m they follow a Poisson distribution, whose quantile at z
 * standard deviations is {@code m + z sqrt(m) + (z^2 - 1) / 6}, by Cornish and Fisher. A rollout that is as fast as its
 * store allows keeps it near its limit for many seconds, and each is another draw. A margin of so many sigmas is
 * therefore one for all of them: the chance that any exceeds the capacity is that of a single count by so many sigmas.
 *
 * @param margin the margin
 * @param busySeconds for how many seconds the store may be near its limit, at least 1
 */
record Margins(Margin margin, double busySeconds) {
    /** The margins of a store: it cannot be busy for longer than all cold calls take it at its capacity. */
    static Margins of(LoadFacts facts, Store store) {
        double fills = 0;
        for (Cache cache : facts.caches()) {
            if (cache.store().equals(store.name())) {
                boolean perNode = cache.levels() instanceof Levels.PerNode;
                fills += (double) cache.popularity().keys()
                        * (perNode ? facts.fleet().nodes() : 1);
            }
        }
        double capacity = store.capacityPerSecond().orElse(fills);
        return new Margins(facts.margin(), Math.max(1, fills / capacity));
    }

    /** A mean rate with the margin added: what must stay within the capacity. */
    double above(double meanPerSecond) {
        return switch (margin) {
            case Margin.None() -> meanPerSecond;
            case Margin.Sigmas(double sigmas) -> {
                double each = sigmasOfEach(sigmas);
                yield meanPerSecond + each * Math.sqrt(meanPerSecond) + skew(each);
            }
            case Margin.Part(double part) -> meanPerSecond / (1 - part);
        };
    }

    /** The highest mean rate that stays within a capacity with the margin added; 0 when none does. */
    double highestMean(double capacityPerSecond) {
        return switch (margin) {
            case Margin.None() -> capacityPerSecond;
            case Margin.Sigmas(double sigmas) -> {
                double each = sigmasOfEach(sigmas);
                double room = Math.max(0, capacityPerSecond - skew(each));
                double root = (Math.sqrt(each * each + 4 * room) - each) / 2;
                yield root * root;
            }
            case Margin.Part(double part) -> capacityPerSecond * (1 - part);
        };
    }

    private double sigmasOfEach(double sigmas) {
        return busySeconds == 1 ? sigmas : NormalTail.quantile(NormalTail.beyond(sigmas) / busySeconds);
    }

    private static double skew(double sigmas) {
        return Math.max(0, sigmas * sigmas - 1) / 6;
    }
}
