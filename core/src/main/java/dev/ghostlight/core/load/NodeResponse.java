package dev.ghostlight.core.load;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The calls that one node with an empty cache sends on, as a function of what it has been exposed to.
 *
 * <p>For a key of rate {@code a} on a node the misses are a renewal process: the first comes after an exponential time,
 * the next an exponential time after the entry has left. So the n-th miss comes {@code n-1} lifetimes and a gamma
 * distributed time of order n after the node came up, and the expected calls by the age s are
 *
 * <pre>
 *   expiry after write, lifetime T:    sum over n of P(n, a (s - (n-1) T))
 *   expiry after access, idle time T:  1 - exp(-a min(s, T)) + a exp(-a T) (s - T)+
 * </pre>
 *
 * <p>A limit on entries acts like an idle time, see {@link FillRules#exposureUntilEvicted}. Where a cache has both a
 * lifetime and an idle time, keys that are rarely idle for so long follow the first form and the others the second, and
 * the weights are set so that the steady state is right. Without single flight every request that arrives while an
 * answer is under way is a call too. Immutable but for a memo; not thread-safe.
 */
final class NodeResponse {
    /** Later waves are spread so far that the steady state stands for them. */
    private static final int MOST_WAVES = 8;

    /** How many quantiles stand for the time of a key's first request to a node that starts slowly. */
    private static final int RAMP_SAMPLES = 8;

    /** Into how many steps the time is divided in which keys are loaded before a node takes requests. */
    private static final double LOADING_STEPS = 64;

    /** How far tables reach where no lifetime says it, in seconds. */
    private static final double REACH = 7 * 86_400;

    private final FillRules rules;
    private final SteadyState steady;
    private final WarmNode warm;
    private final Preload preload;
    private final SlowStart slowStart;
    private final double reach;
    /** How many waves there are before the steady state stands for them; 0 when no entry leaves for its age. */
    private final int waveCount;

    private final List<KeyClass> classes;
    private final double[] aged;
    /** The waves of keys that leave for their age, each made when it is first asked for. */
    private final List<Wave> waves = new ArrayList<>();
    /** The requests while their fills are under way, from the second wave on: by the fills, weighted by the rates. */
    private final List<Wave> echoes = new ArrayList<>();

    /** The requests while the first wave's fills are under way. */
    private final Echo firstEcho;

    private final IdlingFills idling;
    /** What entries add that may leave for either reason; by age. */
    private final StrayFills strays;

    /**
     * The response of these keys.
     *
     * @param classes the keys
     * @param preload when they were loaded before the node came up
     * @param rules when entries leave and who waits
     * @param evictedAfter the exposure after which a full cache drops an unread entry
     * @param slowStart when a key's first request comes
     */
    NodeResponse(List<KeyClass> classes, Preload preload, FillRules rules, double evictedAfter, SlowStart slowStart) {
        this.rules = rules;
        this.slowStart = slowStart;
        this.preload = preload;
        this.steady = new SteadyState(classes, rules, evictedAfter);
        this.warm = new WarmNode(classes, rules, evictedAfter);
        this.classes = classes;
        this.aged = steady.aged();
        boolean noAge = Double.isInfinite(rules.lifetimeSeconds());
        boolean idles = steady.idleSeconds(rules.share()) < rules.lifetimeSeconds();
        this.waveCount = !noAge ? MOST_WAVES : idles ? 0 : 1;
        this.reach = (noAge ? REACH : MOST_WAVES * rules.lifetimeSeconds()) * rules.share();
        this.strays =
                idles && !noAge ? StrayFills.of(classes, steady, rules, preload.isDone(), MOST_WAVES) : StrayFills.NONE;
        this.firstEcho = preload.isDone() || !rules.duplicates()
                ? Echo.NONE
                : new Echo(sums(1).timesRate().table(1, 1, reach), rules.answerSeconds(), rules.share());
        this.idling = idles && noAge ? idling() : IdlingFills.NONE;
    }

    private IdlingFills idling() {
        SmoothTable firsts = preload.isDone() ? SmoothTable.ZERO : sums(1).table(1, 0, reach);
        double idleSeconds = rules.expiry().afterAccessSeconds();
        double perExposure = steady.perSecond(rules.share()) / rules.share();
        return new IdlingFills(firsts, firstEcho, perExposure, idleSeconds, steady.evictedAfter());
    }

    /** The keys as far as their entries live out their age until the wave of this number. */
    private GammaSums sums(int wave) {
        double[] part = Arrays.stream(aged)
                .map(each -> wave == 1 ? 1 : Math.pow(each, wave - 1))
                .toArray();
        GammaSums sums = GammaSums.of(classes, part, rules.requestsPerSecond());
        return wave > 1 && aheadSeconds() > 0 ? inOrderOfLoading(sums) : sums;
    }

    /** By how much the first entries are older than the node's first request, at most their lifetime. */
    private double aheadSeconds() {
        return Math.min(preload.oldestSeconds(), rules.lifetimeSeconds());
    }

    /** Entries that were loaded later leave later. */
    private GammaSums inOrderOfLoading(GammaSums sums) {
        double keys = classes.stream().mapToDouble(KeyClass::keys).sum();
        double[] from = new double[classes.size()];
        double[] to = new double[classes.size()];
        double hotter = 0;
        for (int i = 0; i < from.length; i++) {
            to[i] = afterFirstLeft(hotter / keys);
            hotter += classes.get(i).keys();
            from[i] = afterFirstLeft(hotter / keys);
        }
        return sums.beginningBetween(from, to, aheadSeconds() * rules.share() / LOADING_STEPS);
    }

    private double afterFirstLeft(double part) {
        return rules.share() * (aheadSeconds() - Math.min(preload.secondsBefore(part), rules.lifetimeSeconds()));
    }

    /** How many waves have begun at this age; makes those that were never asked for. */
    private int wavesBegun(double age) {
        double shortest = rules.lifetimeSeconds()
                - rules.expiry().jitter() * rules.expiry().renewalSeconds();
        int begun = (int) Math.min(waveCount, Math.floor((age + aheadSeconds()) / shortest * (1 + 1e-12)) + 1);
        while (waves.size() < begun) {
            addWave(waves.size() + 1);
        }
        return begun;
    }

    private void addWave(int number) {
        boolean delayed = slowStart.isFelt() && !preload.isDone() && number > 1;
        GammaSums keys = delayed ? sums(number).afterFirst(RAMP_SAMPLES, slowStart::withoutRamp) : sums(number);
        int firstStage = delayed || preload.isDone() ? 1 : 0;
        int requests = number - firstStage;
        waves.add(requests == 0 ? Wave.NONE : Wave.of(keys, number, requests, 0, rules, reach, preload));
        boolean repeats = number > 1 && rules.duplicates();
        echoes.add(repeats ? Wave.of(keys.timesRate(), number, requests, 1, rules, reach, preload) : Wave.NONE);
    }

    private double wavesEndAtAge() {
        return waveCount * rules.lifetimeSeconds() - aheadSeconds();
    }

    /** The calls per second of one warm node that gets this share of the requests. */
    double steadyPerSecond(double share) {
        return steady.perSecond(share);
    }

    /** The calls of one warm node, on a grid. */
    Flow warmCalls(Exposure exposure, double[] grid) {
        if (exposure.isEven()) {
            Flow flow = new Flow(grid.length);
            flow.addEven(steady.perSecond(rules.share()), grid);
            return flow;
        }
        return warm.calls(exposure, grid);
    }

    /** Ages at which the response changes abruptly. */
    double[] bends() {
        double idle = steady.idleSeconds(rules.share());
        double half = rules.expiry().jitter() * rules.expiry().renewalSeconds();
        DoubleStream.Builder bends = DoubleStream.builder().add(0);
        for (int i = 1; i < waveCount; i++) {
            double reach = i == 1 ? half : half * Math.sqrt(2.0 * i);
            bends.add(i * rules.lifetimeSeconds() - aheadSeconds() - reach).add(i * rules.lifetimeSeconds() + reach);
        }
        if (Double.isFinite(wavesEndAtAge())) {
            bends.add(wavesEndAtAge());
        }
        if (!Double.isInfinite(idle)) {
            bends.add(idle);
        }
        return bends.build().distinct().toArray();
    }

    /** The calls by {@code t} of a node that came up at {@code begin}. */
    double callsBy(double t, double begin, Exposure exposure) {
        if (t <= begin) {
            return 0;
        }
        if (waveCount == 0) {
            return idling.callsBy(t, begin, exposure);
        }
        double until = Math.min(t, begin + wavesEndAtAge());
        double sum = strays.callsBy(until - begin);
        sum += firstEcho.callsBy(until, begin, Double.POSITIVE_INFINITY, exposure);
        for (int i = wavesBegun(until - begin) - 1; i >= 0; i--) {
            sum += waves.get(i).callsBy(until, begin, exposure);
            if (rules.duplicates()) {
                Wave echo = echoes.get(i);
                sum += echo.callsBy(until, begin, exposure)
                        - echo.callsBy(until - rules.answerSeconds(), begin, exposure);
            }
        }
        return t > until ? sum + steady.perSecond(exposure.fullShare(t)) * (t - until) : sum;
    }

    /** The calls per second just after {@code t} of a node that came up at {@code begin}. */
    double perSecond(double t, double begin, Exposure exposure) {
        if (t < begin) {
            return 0;
        }
        if (waveCount == 0) {
            return idling.perSecond(t, begin, exposure);
        }
        double share = exposure.share(begin, t);
        if (t >= begin + wavesEndAtAge()) {
            return steady.perSecond(share);
        }
        double sum = share / rules.share() * strays.perSecond(t - begin);
        sum += share * firstEcho.perExposure(exposure.since(begin, t), share);
        for (int i = wavesBegun(t - begin) - 1; i >= 0; i--) {
            sum += waves.get(i).perSecond(t, begin, exposure);
            if (rules.duplicates()) {
                Wave echo = echoes.get(i);
                sum += echo.perSecond(t, begin, exposure) - echo.perSecond(t - rules.answerSeconds(), begin, exposure);
            }
        }
        return sum;
    }
}
