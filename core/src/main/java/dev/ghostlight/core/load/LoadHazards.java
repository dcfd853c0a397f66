package dev.ghostlight.core.load;

import java.util.List;

/** Every hazard that a load forecast can show. */
public final class LoadHazards {
    /** All of them, in the order of the documentation. */
    public static final List<LoadHazard> ALL = List.of(
            new ColdCacheOverload(),
            new ColdCacheNeverRecovers(),
            new SynchronisedExpiry(),
            new RolloutOutlastsExpiry(),
            new UnboundedStoreQueue(),
            new AffinityReshuffle(),
            new CapacityUnknown());

    private LoadHazards() {}
}
