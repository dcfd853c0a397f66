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

    /** How far tables reach where no lifetime says it, in seconds. */
    private static final double REACH = 7 * 86_400;

    private final FillRules rules;
    private final SteadyState steady;
    private final WarmNode warm;
    private final boolean warmed;
    private final SlowStart slowStart;
    private final double reach;
    /** How many waves there are before the steady state stands for them; 0 when no entry leaves for its age. */
    private final int waveCount;

    private final List<KeyClass> classes;
    private final double[] aged;
    /** The waves of keys that leave for their age, each made when it is first asked for. */
    private final List<Wave> waves = new ArrayList<>();
    /**
     * Calls for keys whose fill is under way: each wave, weighted by the keys' rates, less itself an answer earlier.
     */
    private final List<Wave> echoes = new ArrayList<>();

    /** The first fills, and their echoes, of keys that leave for not being read; by exposure. */
    private final SmoothTable idleFirsts;

    private final SmoothTable idleEchoes;
    private final double idlePerExposure;
    /** What entries add that may leave for either reason; by age. */
    private final StrayFills strays;

    /**
     * The response of these keys.
     *
     * @param classes the keys
     * @param warmed whether they were loaded just before the node came up
     * @param rules when entries leave and who waits
     * @param evictedAfter the exposure after which a full cache drops an unread entry
     * @param slowStart when a key's first request comes
     */
    NodeResponse(List<KeyClass> classes, boolean warmed, FillRules rules, double evictedAfter, SlowStart slowStart) {
        this.rules = rules;
        this.slowStart = slowStart;
        this.warmed = warmed;
        this.steady = new SteadyState(classes, rules, evictedAfter);
        this.warm = new WarmNode(classes, rules, evictedAfter);
        this.classes = classes;
        this.aged = steady.aged();
        boolean idles = Double.isInfinite(rules.lifetimeSeconds());
        boolean ages = !idles || Double.isInfinite(steady.idleSeconds(rules.share()));
        this.waveCount = ages ? (idles ? 1 : MOST_WAVES) : 0;
        this.reach = (idles ? REACH : MOST_WAVES * rules.lifetimeSeconds()) * rules.share();
        boolean either = !idles && steady.idleSeconds(rules.share()) < rules.lifetimeSeconds();
        this.strays = either ? StrayFills.of(classes, steady, rules, warmed, MOST_WAVES) : StrayFills.NONE;
        this.idlePerExposure = ages ? 0 : steady.perSecond(rules.share()) / rules.share();
        GammaSums idling = sums(1);
        this.idleFirsts = ages || warmed ? SmoothTable.ZERO : idling.table(1, 0, reach);
        this.idleEchoes = ages || warmed || !rules.duplicates()
                ? SmoothTable.ZERO
                : idling.timesRate().table(1, 1, reach);
    }

    /** The keys as far as their entries live out their age until the wave of this number. */
    private GammaSums sums(int wave) {
        double[] part = Arrays.stream(aged)
                .map(each -> wave == 1 ? 1 : Math.pow(each, wave - 1))
                .toArray();
        return GammaSums.of(classes, part, rules.requestsPerSecond());
    }

    /** How many waves have begun at this age; makes those that were never asked for. */
    private int wavesBegun(double age) {
        double shortest = rules.lifetimeSeconds()
                - rules.expiry().jitter() * rules.expiry().renewalSeconds();
        int begun = (int) Math.min(waveCount, Math.floor(age / shortest * (1 + 1e-12)) + 1);
        while (waves.size() < begun) {
            addWave(waves.size() + 1);
        }
        return begun;
    }

    private void addWave(int number) {
        boolean delayed = slowStart.isFelt() && !warmed && number > 1;
        GammaSums keys = delayed ? sums(number).afterFirst(RAMP_SAMPLES, slowStart::withoutRamp) : sums(number);
        int firstStage = delayed || warmed ? 1 : 0;
        int requests = number - firstStage;
        waves.add(requests == 0 ? Wave.NONE : Wave.of(keys, number, requests, 0, rules, reach, firstStage));
        boolean repeats = requests > 0 && rules.duplicates();
        echoes.add(repeats ? Wave.of(keys.timesRate(), number, requests, 1, rules, reach, firstStage) : Wave.NONE);
    }

    private double wavesEndAtAge() {
        return waveCount * rules.lifetimeSeconds();
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
            bends.add(i * rules.lifetimeSeconds() - reach).add(i * rules.lifetimeSeconds() + reach);
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
        double wavesUntil = Math.min(t, begin + wavesEndAtAge());
        double before = wavesUntil - rules.answerSeconds();
        double sum = 0;
        for (int i = wavesBegun(wavesUntil - begin) - 1; i >= 0; i--) {
            sum += waves.get(i).callsBy(wavesUntil, begin, exposure);
            if (rules.duplicates()) {
                Wave echo = echoes.get(i);
                sum += echo.callsBy(wavesUntil, begin, exposure) - echo.callsBy(before, begin, exposure);
            }
        }
        if (t > wavesUntil) {
            sum += agedPerSecond(exposure.fullShare(t)) * (t - wavesUntil);
        }
        return sum + strays.callsBy(t - begin) + idleCallsBy(t, begin, exposure);
    }

    private double idleCallsBy(double t, double begin, Exposure exposure) {
        double exposed = exposure.since(begin, t);
        double idleAfter = idleAfter(begin, exposure);
        double until = Math.min(exposed, idleAfter);
        double answering = rules.answerSeconds() * exposure.fullShare(t);
        double before = Math.min(exposure.since(begin, t - rules.answerSeconds()), Math.max(0, idleAfter - answering));
        double firsts = idleFirsts.value(until) + idleEchoes.value(until) - idleEchoes.value(before);
        return firsts + idlePerExposure * Math.max(0, exposed - idleAfter);
    }

    /** The exposure after which the first unread entries leave a node that came up at {@code begin}. */
    private double idleAfter(double begin, Exposure exposure) {
        double idleSeconds = rules.expiry().afterAccessSeconds();
        return Double.isInfinite(idleSeconds)
                ? steady.evictedAfter()
                : Math.min(exposure.since(begin, begin + idleSeconds), steady.evictedAfter());
    }

    private double agedPerSecond(double share) {
        return waveCount == 0 ? 0 : steady.perSecond(share);
    }

    /** The calls per second just after {@code t} of a node that came up at {@code begin}. */
    double perSecond(double t, double begin, Exposure exposure) {
        if (t < begin) {
            return 0;
        }
        double share = exposure.share(begin, t);
        double before = t - rules.answerSeconds();
        double sum = share * idlePerExposureAt(t, begin, exposure);
        if (t >= begin + wavesEndAtAge()) {
            return sum + agedPerSecond(share);
        }
        sum += strays.perSecond(t - begin) * share / rules.share();
        for (int i = wavesBegun(t - begin) - 1; i >= 0; i--) {
            sum += waves.get(i).perSecond(t, begin, exposure);
            if (rules.duplicates()) {
                Wave echo = echoes.get(i);
                sum += echo.perSecond(t, begin, exposure) - echo.perSecond(before, begin, exposure);
            }
        }
        return sum;
    }

    private double idlePerExposureAt(double t, double begin, Exposure exposure) {
        double exposed = exposure.since(begin, t);
        if (exposed >= idleAfter(begin, exposure)) {
            return idlePerExposure;
        }
        double before = exposure.since(begin, t - rules.answerSeconds());
        return idleFirsts.slope(exposed) + idleEchoes.slope(exposed) - idleEchoes.slope(before);
    }
}
