package dev.ghostlight.app.report;

import dev.ghostlight.core.load.Curve;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.load.Overload;
import dev.ghostlight.core.load.Proposal;
import dev.ghostlight.core.load.Remedy;
import dev.ghostlight.core.load.StoreLoad;
import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import dev.ghostlight.core.model.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports as the verbs make them, for the tests of every format. */
final class Samples {
    private static final int KEYS = 3_000;
    private static final int NODES = 50;
    private static final double REQUESTS_PER_SECOND = 8_000;
    private static final double EXPIRY_SECONDS = 7_200;
    private static final double[] PROBABILITIES = zipf(KEYS, 0.9);
    private static final Curve WAVES = wavesCurve();

    private Samples() {}

    /** Every kind of report there is, by a name. */
    static Map<String, Report> all() {
        Map<String, Report> all = new TreeMap<>();
        all.put("stickers", stickers());
        all.put("clear", clear());
        all.put("none-safe", noneSafe());
        all.put("unknown-capacity", unknownCapacity());
        all.put("two-stores", twoStores());
        all.put(
                "hostile",
                hostile("</script><img src=x onerror=alert(1)>`|@team #1 [x](y) \u001b[2J\u202e \ud800 \n# h"));
        all.put("huge", huge());
        all.put("one-point", onePoint());
        all.putAll(MigrationSamples.all());
        return all;
    }

    /** The report with a name in {@link #all}. */
    static Report named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** The stickers night: 50 nodes restart at once before a store that takes 1,000 calls a second. */
    static Report stickers() {
        StoreLoad load =
                stickersDb(store("stickers-db", Quantity.of(1_000)), new Overload.Recovers(90.25, 136_912.4, 0, 0.5));
        return report(Verdict.DANGER, stickersFindings(), List.of(load), stickersProposal(), List.of());
    }

    /** The same fleet, a node every four minutes: the waves overlap and stay low. */
    static Report clear() {
        Curve curve = gapCurve(240);
        StoreLoad load = new StoreLoad(
                store("stickers-db", Quantity.of(1_000)),
                curve,
                20.83,
                160.9,
                0,
                117.2,
                0,
                198.95,
                0,
                0,
                117.2,
                37_210,
                7_200,
                List.of(new Wave(1, 160.9, 0, 160.9), new Wave(2, 146.2, 9_840, 146.2)),
                new Overload.None());
        LoadForecast forecast = forecast(schedule(240), List.of(load), stickersProposal(), List.of());
        return new Report("forecast", "stickers", "prod", Verdict.CLEAR, List.of(), List.of(), forecast);
    }

    /** No schedule is safe, the store never recovers, and remedies are ranked. */
    static Report noneSafe() {
        StoreLoad load =
                stickersDb(store("stickers-db", Quantity.of(15)), new Overload.Never(0.52, 8_341.118, 7_012.0001));
        Proposal none = new Proposal.NoneSafe(
                "one node alone asks stickers-db for 160/s when it comes back; its capacity is 15/s.");
        return report(
                Verdict.DANGER,
                stickersFindings(),
                List.of(load),
                none,
                List.of(
                        new Remedy("pre-warm the hottest 600 keys of sticker-meta on every node", 1_796.4, true, 410),
                        new Remedy("hold sticker-meta in a warm shared cache before stickers-db", 21, true, 0),
                        new Remedy(
                                "spread the expiry of sticker-meta by 10%", 8_000, false, Double.POSITIVE_INFINITY)));
    }

    /** The one fact that decides is missing. */
    static Report unknownCapacity() {
        StoreLoad load = stickersDb(
                store("stickers-db", Quantity.unknown()), new Overload.Unknown("capacity, queue and timeout"));
        return report(
                Verdict.HOLD,
                List.of(finding("capacity-unknown", Severity.WARNING)),
                List.of(load),
                new Proposal.Unknown("the capacity of stickers-db is not known."),
                List.of());
    }

    /** A second store that has far more capacity than it needs. */
    static Report twoStores() {
        StoreLoad first =
                stickersDb(store("stickers-db", Quantity.of(1_000)), new Overload.Recovers(90.25, 136_912.4, 0, 0.5));
        StoreLoad second = new StoreLoad(
                store("profiles", Quantity.of(120_000)),
                gapCurve(60),
                20.83,
                280.6,
                2_820,
                117.2,
                2_820,
                330.9,
                0,
                0,
                117.2,
                150_000,
                EXPIRY_SECONDS,
                List.of(new Wave(1, 280.6, 2_820, 280.6)),
                new Overload.None());
        return report(Verdict.DANGER, stickersFindings(), List.of(first, second), stickersProposal(), List.of());
    }

    /** A report whose every text is what somebody chose to break it. */
    static Report hostile(String text) {
        StoreLoad load = stickersDb(store(text, Quantity.of(1_000)), new Overload.Unknown(text));
        Place place = new Place(text, "/" + text, 3, 1);
        Finding finding = new Finding(
                text, Severity.DANGER, place, text, text, text, List.of(new Evidence(text, 1), new Evidence(text, 2)));
        LoadForecast forecast = forecast(
                schedule(0),
                List.of(load),
                new Proposal.NoneSafe(text),
                List.of(new Remedy(text, 1, false, Double.POSITIVE_INFINITY)));
        return new Report(
                text,
                text,
                text,
                Verdict.DANGER,
                List.of(finding, finding),
                List.of(new Assumption(place, text, text, text)),
                Optional.of(forecast),
                List.of(MigrationSamples.hostile(text)),
                Optional.of(JudgeSamples.hostile(text)));
    }

    /** More of everything than anyone reads. */
    static Report huge() {
        double[] starts = new double[10_000];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i * 0.37;
        }
        Schedule schedule = new Schedule(Doubles.of(starts));
        StoreLoad load = stickersDb(store("s".repeat(300), Quantity.of(1e15)), new Overload.None());
        LoadForecast forecast = forecast(
                schedule,
                Collections.nCopies(40, load),
                new Proposal.Safe(1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, schedule),
                Collections.nCopies(500, new Remedy("more ".repeat(300), 1e12, false, Double.POSITIVE_INFINITY)));
        return new Report(
                "forecast",
                "stickers",
                "prod",
                Verdict.DANGER,
                Collections.nCopies(1_000, finding("cold-cache-overload", Severity.DANGER)),
                Collections.nCopies(1_000, stickersAssumptions().getFirst()),
                forecast);
    }

    /** A curve of a single point, at rest, and a node alone. */
    static Report onePoint() {
        StoreLoad load = new StoreLoad(
                store("idle", Quantity.of(0)),
                new Curve(Doubles.of(0), Doubles.of(0)),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Double.POSITIVE_INFINITY,
                List.of(),
                new Overload.None());
        Schedule alone = new Schedule(Doubles.of(0));
        LoadForecast forecast = forecast(alone, List.of(load), new Proposal.Safe(1, 0, 0, alone), List.of());
        return new Report("forecast", "idle", "beta", Verdict.CLEAR, List.of(), List.of(), forecast);
    }

    private static Report report(
            Verdict verdict, List<Finding> findings, List<StoreLoad> loads, Proposal proposal, List<Remedy> remedies) {
        LoadForecast forecast = forecast(schedule(0), loads, proposal, remedies);
        return new Report("forecast", "stickers", "prod", verdict, findings, stickersAssumptions(), forecast);
    }

    private static LoadForecast forecast(
            Schedule planned, List<StoreLoad> loads, Proposal proposal, List<Remedy> remedies) {
        Place file = Place.of("ghostlight.yaml", "");
        Cache cache = new Cache(
                "sticker-meta",
                file,
                loads.getFirst().store().name(),
                new Levels.PerNode(Expiry.afterWrite(EXPIRY_SECONDS)),
                SingleFlight.PER_NODE,
                REQUESTS_PER_SECOND,
                new Popularity.Zipf(KEYS, 0.9),
                Prewarm.none());
        LoadFacts facts = new LoadFacts(
                new Fleet(planned.nodes(), 20, 0),
                new Balancer(file, Balancer.Balance.ROUNDROBIN, Balancer.Hash.MAP_BASED),
                loads.stream().map(StoreLoad::store).toList(),
                List.of(cache),
                new Rollout(file, new Rollout.Spacing.Explicit(planned), 1, planned.nodes(), Rollout.Canary.none()),
                new Margin.Sigmas(3),
                Quantity.unknown(),
                List.of());
        LoadForecast.Rollback rollback =
                new LoadForecast.Rollback(false, planned.makespanSeconds() + 20, planned, loads, proposal);
        return new LoadForecast(facts, planned, loads, proposal, rollback, remedies, List.of());
    }

    private static Store store(String name, Quantity capacity) {
        Place where = new Place("ghostlight.yaml", "/environments/prod/stores/stickers-db", 9, 7);
        return new Store(name, where, capacity, 0, Quantity.of(0.5), 0.005, Quantity.of(1), 2, false);
    }

    private static StoreLoad stickersDb(Store store, Overload overload) {
        double above = store.capacityPerSecond().orElse(8_000) < 8_000 ? 43.12345 : 0;
        return new StoreLoad(
                store,
                WAVES,
                20.83,
                8_000,
                0,
                5_860.4,
                0,
                8_268.328,
                above,
                above,
                5_860.4,
                150_000,
                EXPIRY_SECONDS,
                List.of(
                        new Wave(1, 8_000, 0, 8_000),
                        new Wave(2, 1_122.3, 7_209.6, 1_122.3),
                        new Wave(3, 617.1, 14_425, 617.1)),
                overload);
    }

    private static List<Finding> stickersFindings() {
        return List.of(
                finding("cold-cache-overload", Severity.DANGER),
                new Finding(
                        "synchronised-expiry",
                        Severity.WARNING,
                        place("/environments/prod/caches/sticker-meta/expires"),
                        "What 50 nodes filled together expires together: at 2 h stickers-db is asked for 1,122/s,"
                                + " with no deploy in sight.",
                        "Nobody connects the slow minutes with a deploy two hours ago.",
                        "Set jitter: 10% on sticker-meta; the second wave is then 104/s.",
                        List.of(new Evidence("secondWavePerSecond", 1_122.3), new Evidence("atSeconds", 7_209.6))),
                new Finding(
                        "rollout-outlasts-expiry",
                        Severity.NOTE,
                        place("/rollout/gap"),
                        "The gap of 0 s is shorter than anything the caches need.",
                        "None.",
                        "Nothing to do.",
                        List.of()));
    }

    private static Finding finding(String hazard, Severity severity) {
        return new Finding(
                hazard,
                severity,
                place("/environments/prod/caches/sticker-meta"),
                "50 nodes restart with empty caches: stickers-db is asked for 8,000/s, 8 times its capacity of"
                        + " 1,000/s, and stays above it for 43 s.",
                "Every message that carries a sticker waits for stickers-db; 136,912 requests are refused.",
                "Start the nodes by the schedule below; it takes 1 m 44 s.",
                List.of(
                        new Evidence("peakPerSecond", 8_000),
                        new Evidence("capacityPerSecond", 1_000),
                        new Evidence("secondsAboveCapacity", 43.12345),
                        new Evidence("nodes", NODES)));
    }

    private static Place place(String pointer) {
        return new Place("ghostlight.yaml", pointer, 14, 9);
    }

    private static List<Assumption> stickersAssumptions() {
        return List.of(
                new Assumption(
                        place("/environments/prod/fleet"),
                        "how long a node is out while it restarts",
                        "0 s; a longer time spreads the load and is safer",
                        "downtime: 20s"),
                new Assumption(
                        place("/environments/prod/stores/stickers-db"),
                        "the load on the store that does not come from these caches",
                        "0/s; any such load makes everything worse",
                        "baseline: 200/s"));
    }

    private static Proposal stickersProposal() {
        double[] starts = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            starts[i] = i < 6 ? 0 : Math.round(104.0 * Math.pow((i - 5.0) / (NODES - 6.0), 1.15));
        }
        return new Proposal.Safe(1, 3, 147, new Schedule(Doubles.of(starts)));
    }

    private static Schedule schedule(double gapSeconds) {
        double[] starts = new double[NODES];
        Arrays.setAll(starts, i -> i * gapSeconds);
        return new Schedule(Doubles.of(starts));
    }

    /** All nodes at once: the n-th call for a key comes after n - 1 expiries and n exponential waits. */
    private static Curve wavesCurve() {
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int wave = 1; wave <= 3; wave++) {
            double begin = (wave - 1) * EXPIRY_SECONDS;
            points.put(begin == 0 ? 0 : begin - 0.001, rateAt(begin - 0.001));
            for (double since = 0.05; since < EXPIRY_SECONDS; since *= 1.08) {
                points.put(begin + since, rateAt(begin + since));
            }
        }
        points.put(0.0, REQUESTS_PER_SECOND);
        return curve(points);
    }

    private static double rateAt(double seconds) {
        double rate = 0;
        for (double probability : PROBABILITIES) {
            double perNode = REQUESTS_PER_SECOND * probability / NODES;
            double ways = 1;
            for (int wave = 1; seconds >= (wave - 1) * EXPIRY_SECONDS && wave <= 3; wave++) {
                double since = perNode * (seconds - (wave - 1) * EXPIRY_SECONDS);
                ways *= Math.max(1, wave - 1);
                rate += NODES * perNode * Math.pow(since, wave - 1) / ways * Math.exp(-since);
            }
        }
        return rate;
    }

    /** One node after the other: what one node asks for, shifted and summed; the old nodes are warm. */
    private static Curve gapCurve(double gapSeconds) {
        int stepsPerGap = 4;
        double[] rates = new double[(int) (21_600 * stepsPerGap / gapSeconds)];
        Arrays.setAll(rates, step -> rateAt(step * gapSeconds / stepsPerGap) / NODES);
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int step = 0; step < rates.length; step++) {
            double rate = 0;
            for (int node = 0; node < NODES; node++) {
                int since = step - node * stepsPerGap;
                rate += since < 0 ? 20.83 / NODES : rates[since];
            }
            points.put(step * gapSeconds / stepsPerGap, rate);
        }
        return curve(points);
    }

    private static Curve curve(SortedMap<Double, Double> points) {
        return new Curve(
                Doubles.of(points.keySet().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()),
                Doubles.of(points.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
    }

    private static double[] zipf(int keys, double exponent) {
        double[] weights = new double[keys];
        Arrays.setAll(weights, i -> Math.pow(i + 1, -exponent));
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
