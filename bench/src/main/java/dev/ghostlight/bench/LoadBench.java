package dev.ghostlight.bench;

import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.load.LoadForecaster;
import dev.ghostlight.core.load.Proposal;
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
import dev.ghostlight.core.testing.FleetSimulator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The load forecast, its schedule search, and beside them the simulation of every request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LoadBench {
    private static final Place HERE = Place.of("bench", "");
    private static final double THREE_HOURS = 3 * 3600;

    private final LoadFacts stickers = facts(50, 12_000, 8_000, 1_000, 0, 1);
    private final LoadFacts stickersSlowly = facts(50, 12_000, 8_000, 1_000, 240, 1);
    private final LoadFacts huge = facts(10_000, 10_000_000, 1_000_000, 100_000, 0, 1);
    private final LoadFacts hugeSlowly = facts(10_000, 10_000_000, 1_000_000, 100_000, 1, 1);

    /** Made by the harness. */
    public LoadBench() {}

    private static LoadFacts facts(
            int nodes, long keys, double requests, double capacity, double gapSeconds, int batch) {
        Store store =
                new Store("store", HERE, Quantity.of(capacity), 0, Quantity.of(0.5), 0.001, Quantity.of(1), 2, false);
        return new LoadFacts(
                new Fleet(nodes, 0, 0),
                new Balancer(HERE, Balancer.Balance.ROUNDROBIN, Balancer.Hash.MAP_BASED),
                List.of(store),
                List.of(cache(keys, requests)),
                new Rollout(HERE, new Rollout.Spacing.Uniform(gapSeconds), batch, nodes, Rollout.Canary.none()),
                new Margin.Sigmas(3),
                Quantity.of(THREE_HOURS),
                List.of());
    }

    private static Cache cache(long keys, double requests) {
        return new Cache(
                "cache",
                HERE,
                "store",
                new Levels.PerNode(Expiry.afterWrite(7_200)),
                SingleFlight.PER_NODE,
                requests,
                new Popularity.Zipf(keys, 0.9),
                Prewarm.none());
    }

    /** The night of the stickers: 50 nodes, 12,000 keys, all at once, looked at for 3 h. */
    @Benchmark
    public LoadForecast stickersForecast() {
        return LoadForecaster.forecast(stickers);
    }

    /** The same with four minutes between two nodes. */
    @Benchmark
    public LoadForecast stickersForecastSlowly() {
        return LoadForecaster.forecast(stickersSlowly);
    }

    /** The search for restart times alone. */
    @Benchmark
    public Proposal stickersScheduleSearch() {
        return LoadForecaster.propose(stickers);
    }

    /** 10,000 nodes and 10 million keys, all at once. */
    @Benchmark
    public LoadForecast hugeForecast() {
        return LoadForecaster.forecast(huge);
    }

    /** 10,000 nodes and 10 million keys, a node a second. */
    @Benchmark
    public LoadForecast hugeForecastSlowly() {
        return LoadForecaster.forecast(hugeSlowly);
    }

    /** The night of the stickers again, as a simulation of its 86 million requests. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public long[] stickersSimulation() {
        return FleetSimulator.callsPerSecond(
                stickers.fleet(),
                stickers.caches().getFirst(),
                stickers.stores().getFirst().answerSeconds(),
                new Schedule(Doubles.of(new double[50])),
                (int) THREE_HOURS,
                1);
    }
}
