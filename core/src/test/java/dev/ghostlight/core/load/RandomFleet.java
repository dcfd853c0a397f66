package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * A fleet drawn at random: one of every kind of cache in turn, with everything else spread over what fleets are like.
 *
 * <p>Within the bounds that the formulas are made for: at most a tenth of the nodes is out at a time unless all are,
 * and levels that nodes share have at least twenty nodes, as their requests are taken as a Poisson process.
 */
record RandomFleet(long seed, Kind kind, LoadFacts facts, Schedule schedule, int seconds) {
    /** The kinds of caches. */
    enum Kind {
        AFTER_WRITE,
        AFTER_WRITE_WITH_JITTER,
        AFTER_WRITE_PREWARMED,
        AFTER_WRITE_LEASED,
        REFRESH_AFTER_WRITE,
        AFTER_ACCESS,
        MAX_ENTRIES,
        AFTER_WRITE_AND_ACCESS,
        AFTER_WRITE_AND_MAX_ENTRIES,
        TWO_LEVELS_WARM,
        TWO_LEVELS_COLD,
        SHARED_COLD,
        SHARED_MAX_ENTRIES,
        AFTER_WRITE_PREWARMED_SLOWLY
    }

    private static final Set<Kind> SHARED =
            EnumSet.of(Kind.TWO_LEVELS_WARM, Kind.TWO_LEVELS_COLD, Kind.SHARED_COLD, Kind.SHARED_MAX_ENTRIES);

    private static final List<Kind> KINDS = List.copyOf(EnumSet.range(Kind.AFTER_WRITE, Kind.SHARED_MAX_ENTRIES));
    private static final List<SingleFlight> ANY_FLIGHT = List.of(SingleFlight.values());

    static RandomFleet draw(long seed) {
        return draw(seed, KINDS.get(Math.floorMod(seed, KINDS.size())));
    }

    static RandomFleet draw(long seed, Kind kind) {
        SplittableRandom random = new SplittableRandom(seed);
        int keys = random.nextInt(300, 2_000);
        double lifetime = random.nextInt(150, 500);
        int nodes = random.nextInt(isShared(kind) ? 20 : 3, 40);
        boolean together = random.nextInt(3) == 0 || kind == Kind.AFTER_WRITE_PREWARMED_SLOWLY;
        double gap = together ? 0 : random.nextDouble(0.05, 1.5) * lifetime / nodes;
        double outAtMost = together ? 30 : gap * nodes * 0.1;
        double downtime = random.nextInt(3) == 0 ? Math.floor(random.nextDouble() * outAtMost) : 0;
        double ramp = random.nextInt(4) == 0 && hasOneReason(kind) ? random.nextInt(5, 40) : 0;
        Fleet fleet = new Fleet(nodes, isPrewarmed(kind) ? 0 : downtime, ramp);
        Popularity popularity = random.nextInt(5) == 0
                ? new Popularity.Uniform(keys)
                : new Popularity.Zipf(keys, random.nextDouble(0.4, 1.3));
        Cache cache = new Cache(
                "cache",
                Place.of("test", ""),
                "store",
                levels(kind, lifetime, keys, random),
                singleFlight(kind, random),
                random.nextInt(300, 1_200),
                popularity,
                prewarm(kind, keys, kind == Kind.AFTER_WRITE_PREWARMED_SLOWLY ? lifetime : outAtMost, random));
        double answer =
                random.nextBoolean() ? 0 : random.nextDouble(0.001, kind == Kind.SHARED_MAX_ENTRIES ? 0.01 : 0.4);
        int seconds = (int) (gap * (nodes - 1) + (hasOneReason(kind) && ramp == 0 ? 2.4 : 1.9) * lifetime);
        return new RandomFleet(seed, kind, facts(fleet, cache, answer, gap, seconds), evenly(nodes, gap), seconds);
    }

    private static boolean isShared(Kind kind) {
        return SHARED.contains(kind);
    }

    private static boolean hasOneReason(Kind kind) {
        return kind != Kind.AFTER_WRITE_AND_ACCESS && kind != Kind.AFTER_WRITE_AND_MAX_ENTRIES;
    }

    private static Levels levels(Kind kind, double lifetime, int keys, SplittableRandom random) {
        double none = Double.POSITIVE_INFINITY;
        double room = Math.floor(keys * random.nextDouble(0.2, 0.9));
        double idle = lifetime * random.nextDouble(0.1, 1.1);
        Expiry afterWrite = Expiry.afterWrite(lifetime);
        Expiry later = Expiry.afterWrite(lifetime * random.nextDouble(1, 4));
        return switch (kind) {
            case AFTER_WRITE, AFTER_WRITE_PREWARMED, AFTER_WRITE_PREWARMED_SLOWLY, AFTER_WRITE_LEASED ->
                new Levels.PerNode(afterWrite);
            case AFTER_WRITE_WITH_JITTER -> new Levels.PerNode(afterWrite.withJitter(random.nextDouble(0.02, 0.4)));
            case REFRESH_AFTER_WRITE -> new Levels.PerNode(new Expiry(3 * lifetime, 0, none, lifetime, none));
            case AFTER_ACCESS -> new Levels.PerNode(Expiry.afterAccess(lifetime));
            case MAX_ENTRIES -> new Levels.PerNode(Expiry.maxEntries(room));
            case AFTER_WRITE_AND_ACCESS -> new Levels.PerNode(new Expiry(lifetime, 0, idle, none, none));
            case AFTER_WRITE_AND_MAX_ENTRIES -> new Levels.PerNode(afterWrite.withMaxEntries(room));
            case TWO_LEVELS_WARM -> new Levels.TwoLevel(afterWrite, later, true);
            case TWO_LEVELS_COLD -> new Levels.TwoLevel(afterWrite, later, false);
            case SHARED_COLD -> new Levels.Shared(afterWrite, false);
            case SHARED_MAX_ENTRIES -> new Levels.Shared(Expiry.maxEntries(room), random.nextBoolean());
        };
    }

    private static SingleFlight singleFlight(Kind kind, SplittableRandom random) {
        return switch (kind) {
            case AFTER_WRITE_LEASED, SHARED_MAX_ENTRIES -> SingleFlight.FLEET;
            case TWO_LEVELS_WARM, TWO_LEVELS_COLD, SHARED_COLD -> ANY_FLIGHT.get(random.nextInt(3));
            default -> random.nextBoolean() ? SingleFlight.NONE : SingleFlight.PER_NODE;
        };
    }

    private static boolean isPrewarmed(Kind kind) {
        return kind == Kind.AFTER_WRITE_PREWARMED || kind == Kind.AFTER_WRITE_PREWARMED_SLOWLY;
    }

    private static Prewarm prewarm(Kind kind, int keys, double outAtMost, SplittableRandom random) {
        int warmed = random.nextInt(1, keys);
        return switch (kind) {
            case AFTER_WRITE_PREWARMED -> new Prewarm(warmed, Math.max(1, Math.ceil(warmed / outAtMost)));
            case AFTER_WRITE_PREWARMED_SLOWLY ->
                new Prewarm(warmed, warmed / (outAtMost * random.nextDouble(0.1, 1.2)));
            default -> Prewarm.none();
        };
    }

    private static LoadFacts facts(Fleet fleet, Cache cache, double answerSeconds, double gap, int seconds) {
        Place place = Place.of("test", "");
        Store store = new Store(
                "store", place, Quantity.unknown(), 0, Quantity.unknown(), answerSeconds, Quantity.unknown(), 0, false);
        return new LoadFacts(
                fleet,
                new Balancer(place, Balancer.Balance.ROUNDROBIN, Balancer.Hash.MAP_BASED),
                List.of(store),
                List.of(cache),
                new Rollout(place, new Rollout.Spacing.Uniform(gap), 1, fleet.nodes(), Rollout.Canary.none()),
                new Margin.None(),
                Quantity.of(seconds),
                List.of());
    }

    private static Schedule evenly(int nodes, double gap) {
        double[] starts = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            starts[i] = i * gap;
        }
        return new Schedule(Doubles.of(starts));
    }

    /** One line that names all that was drawn; what is off is left out. */
    @Override
    public String toString() {
        Cache cache = facts.caches().getFirst();
        Fleet fleet = facts.fleet();
        StringJoiner line = new StringJoiner(" ");
        line.add(seed + " " + kind + " " + fleet.nodes() + " nodes");
        addTo(line, "gap", schedule.nodes() > 1 ? schedule.starts().get(1) : 0);
        addTo(line, "down", fleet.downtimeSeconds());
        addTo(line, "ramp", fleet.slowStartSeconds());
        addTo(line, "answer", facts.stores().getFirst().answerSeconds());
        line.add(cache.singleFlight().toString());
        line.add(Math.round(cache.requestsPerSecond()) + "/s");
        line.add(
                switch (cache.popularity()) {
                    case Popularity.Zipf(long keys, double exponent) ->
                        String.format(Locale.ROOT, "zipf(%d, %.2f)", keys, exponent);
                    case Popularity.Uniform(long keys) -> "uniform(" + keys + ")";
                    case Popularity.Counted counted -> "counted(" + counted.keys() + ")";
                });
        addTo(line, "warmed", cache.prewarm().keys());
        for (Expiry expiry : LoadModel.expiries(cache)) {
            line.add("[");
            addTo(line, "write", expiry.afterWriteSeconds());
            addTo(line, "jitter", expiry.jitter());
            addTo(line, "refresh", expiry.refreshAfterWriteSeconds());
            addTo(line, "access", expiry.afterAccessSeconds());
            addTo(line, "entries", expiry.maxEntries());
            line.add("]");
        }
        return line.toString();
    }

    private static void addTo(StringJoiner line, String name, double value) {
        if (value > 0 && Double.isFinite(value)) {
            line.add(String.format(Locale.ROOT, "%s %.4g", name, value));
        }
    }
}
