package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Watches how often many signatures occur after some nodes of a fleet were changed: which became more or less frequent
 * there than on the others, and whether all together prove that anything became worse, under one budget of false
 * alarms. One may look after every interval of ten seconds. For one thread.
 *
 * <p>Signatures are numbered: the known ones from 0 as they were given, then the aggregates, then those that appear. Of
 * the budget a quarter is for what appears, a quarter for aggregates, the rest for known signatures in equal parts.
 *
 * <p>The method and what was measured of it: docs/benchmarks.md, "The judge: counts".
 */
public final class SignatureWatch {
    private static final double PART = 0.25;
    private static final int AGGREGATES_MAX = 20;
    /** 6 / π²: the sum of 1 / k² over all k times it is 1. */
    private static final double BASEL = 6 / (Math.PI * Math.PI);

    private final CountFleet fleet;
    private final NodeSpread spread;
    private final int known;
    private final int aggregates;
    private final List<WatchedSignature> signatures = new ArrayList<>();
    private final WatchedSignature novelty;
    private final List<Moment> moments = new ArrayList<>();
    private double[] values;
    private double familyValue = 1;
    private int provenAt = -1;

    private SignatureWatch(
            CountFleet fleet, NodeSpread spread, List<CountHistory> known, List<CountHistory> aggregates) {
        if (aggregates.size() > AGGREGATES_MAX) {
            throw new IllegalArgumentException(aggregates.size() + " aggregates: more than " + AGGREGATES_MAX
                    + " thin out their part of the budget");
        }
        this.fleet = fleet;
        this.spread = spread;
        this.known = known.size();
        this.aggregates = aggregates.size();
        known.forEach(history -> signatures.add(WatchedSignature.known(fleet, spread, history)));
        aggregates.forEach(history -> signatures.add(WatchedSignature.known(fleet, spread, history)));
        novelty = WatchedSignature.appeared(fleet, spread);
        values = new double[Math.max(16, signatures.size())];
        for (int i = 0; i < signatures.size(); i++) {
            values[i] = signatures.get(i).standing();
        }
    }

    /**
     * A watch that learns from all histories how nodes differ.
     *
     * @param known signatures
     * @param aggregates of several signatures, such as all errors; at most 20
     */
    public static SignatureWatch of(CountFleet fleet, List<CountHistory> known, List<CountHistory> aggregates) {
        return of(fleet, NodeSpread.learn(fleet, known), known, aggregates);
    }

    /** The same, where it is known already how nodes differ. */
    public static SignatureWatch of(
            CountFleet fleet, NodeSpread spread, List<CountHistory> known, List<CountHistory> aggregates) {
        return new SignatureWatch(fleet, spread, known, aggregates);
    }

    /** Begins to watch a signature that nobody knew; returns its number. To be called in the interval of its first. */
    public int appeared() {
        signatures.add(WatchedSignature.appeared(fleet, spread));
        if (signatures.size() > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[signatures.size() - 1] = 1;
        return signatures.size() - 1;
    }

    /**
     * Counts in the interval that is not closed yet; several of the same node add up. What is not counted was 0.
     *
     * @param count above 0
     */
    public void count(int signature, int node, double count) {
        if (!(count > 0) || Double.isInfinite(count)) {
            throw new IllegalArgumentException("signature " + signature + ": not a count above 0: " + count);
        }
        Objects.checkIndex(node, fleet.nodes());
        signatures.get(signature).count(node, moments.size(), count);
        if (signature >= known + aggregates) {
            novelty.count(node, moments.size(), count);
        }
    }

    /**
     * Ends an interval.
     *
     * @param exposure of each node in it, in the unit of history; 0 for one that was down or told nothing: what it
     *     counted is left out of account
     */
    public void close(double[] exposure) {
        if (exposure.length != fleet.nodes()) {
            throw new IllegalArgumentException(exposure.length + " exposures for " + fleet.nodes() + " nodes");
        }
        CountFleet.requireExposures(exposure);
        Moment moment = new Moment(fleet, moments.size(), exposure);
        moments.add(moment);
        for (int i = 0; i < signatures.size(); i++) {
            WatchedSignature signature = signatures.get(i);
            if (signature.close(moment, moments)) {
                values[i] = signature.standing();
            }
        }
        novelty.close(moment, moments);
        familyValue = weigh();
        if (provenAt < 0 && familyValue >= fleet.threshold()) {
            confirm();
        }
    }

    /** Proof has to be borne out by the unchanged nodes at the moment that it is told. */
    private void confirm() {
        for (int i = 0; i < signatures.size(); i++) {
            signatures.get(i).cross(moments, true);
            values[i] = signatures.get(i).standing();
        }
        familyValue = weigh();
        provenAt = familyValue >= fleet.threshold() ? moments.size() - 1 : -1;
    }

    private double weigh() {
        double ofKnown = 0;
        double ofAggregates = 0;
        for (int i = 0; i < known; i++) {
            ofKnown += values[i];
        }
        for (int i = known; i < known + aggregates; i++) {
            ofAggregates += values[i];
        }
        return partOfNew() * novelty.standing()
                + (aggregates > 0 ? partOfAggregates() * ofAggregates / aggregates : 0)
                + (known > 0 ? partOfKnown() * ofKnown / known : 0);
    }

    private double partOfNew() {
        return known + aggregates > 0 ? PART : 1;
    }

    private double partOfAggregates() {
        return aggregates == 0 ? 0 : known > 0 ? PART : 1 - PART;
    }

    private double partOfKnown() {
        return known == 0 ? 0 : 1 - partOfNew() - partOfAggregates();
    }

    /** What is said about one signature now. */
    public SignatureEvidence signature(int number) {
        return signatures.get(number).evidence();
    }

    /** The e-value of one signature going one way. */
    public double value(int number, Direction direction) {
        return signatures.get(number).value(direction);
    }

    /** Whether it was proof at any time that one signature goes one way, looked at alone. */
    public boolean isProven(int number, Direction direction) {
        return signatures.get(number).isProven(direction);
    }

    /** Whether there was proof at any time that something became worse, of all signatures together. */
    public boolean isProven() {
        return provenAt >= 0;
    }

    /** What is said about all together now. */
    public FamilyEvidence family() {
        return new FamilyEvidence(familyValue, provenAt >= 0, provenAt, named(), novelty.standing());
    }

    /** Those whose weighted evidence is the k-th largest and at least the threshold over k (e-BH). */
    private List<Integer> named() {
        IntToDoubleFunction weighed = i -> values[i] * weight(i);
        List<Integer> ranked = IntStream.range(0, signatures.size())
                .filter(i -> weighed.applyAsDouble(i) * signatures.size() >= fleet.threshold())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weighed.applyAsDouble(i)))
                .toList();
        int last = 0;
        for (int k = 1; k <= ranked.size(); k++) {
            if (weighed.applyAsDouble(ranked.get(k - 1)) * k >= fleet.threshold()) {
                last = k;
            }
        }
        return ranked.subList(0, last).stream().sorted().toList();
    }

    private double weight(int signature) {
        if (signature < known) {
            return partOfKnown() / known;
        }
        if (signature < known + aggregates) {
            return partOfAggregates() / aggregates;
        }
        double order = signature - known - aggregates + 1;
        return partOfNew() * BASEL / order / order;
    }

    /** How many signatures are watched, with aggregates. */
    public int signatures() {
        return signatures.size();
    }

    /** How many intervals were closed. */
    public int intervals() {
        return moments.size();
    }

    /** How nodes differ in general. */
    public NodeSpread spread() {
        return spread;
    }
}
