package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * What rare events do while nothing changes: how they come in bursts, and how many the changed nodes have against the
 * others. Immutable and thread-safe.
 */
final class EventModel {
    private static final int[] WINDOWS = {1, 6, 30};
    private static final int WINDOWS_MIN = 5;
    private static final int HISTORY_MIN = 12;
    /** Bursts are believed in until so many events say otherwise. */
    private static final double USUAL_BURST = 3;

    private static final double USUAL_EVENTS = 3;
    /** Nodes differ by half: as many events of their own as this weighs. */
    private static final double NODE_EVENTS = 4;

    private static final double SWING = Math.log(1.5);

    private final double dispersion;
    private final double logOdds;
    private final double uncertainty;
    private final double ratePerInterval;
    private final boolean hasHistory;

    private EventModel(
            double dispersion, double logOdds, double uncertainty, double ratePerInterval, boolean hasHistory) {
        this.dispersion = dispersion;
        this.logOdds = logOdds;
        this.uncertainty = uncertainty;
        this.ratePerInterval = ratePerInterval;
        this.hasHistory = hasHistory;
    }

    static EventModel of(double[][] history, boolean[] changed) {
        int intervals = history[0].length;
        double[][] filled = Arrays.stream(history)
                .map(row -> Arrays.stream(row)
                        .map(value -> Double.isNaN(value) ? 0 : value)
                        .toArray())
                .toArray(double[][]::new);
        double[] events = new double[2];
        double[] known = new double[2];
        int[] nodes = new int[2];
        for (int i = 0; i < history.length; i++) {
            int arm = changed[i] ? 1 : 0;
            nodes[arm]++;
            for (double value : history[i]) {
                events[arm] += Double.isNaN(value) ? 0 : value;
                known[arm] += Double.isNaN(value) ? 0 : 1;
            }
        }
        double logNodes = Math.log((double) nodes[1] / Math.max(1, nodes[0]));
        if (intervals < HISTORY_MIN || known[1] == 0 || (nodes[0] > 0 && known[0] == 0)) {
            return new EventModel(1, logNodes, 0, 0, false);
        }
        double dispersion = dispersion(filled, events[0] + events[1], nodes[0] == 0);
        double rate = (events[1] + 1e-9) / known[1] * nodes[1];
        if (nodes[0] == 0) {
            double uncertainty = Math.sqrt(dispersion / (events[1] + 1));
            return new EventModel(dispersion, 0, uncertainty, rate, true);
        }
        double expected = events[0] / known[0] * known[1] / dispersion;
        double own = (events[1] / dispersion + NODE_EVENTS) / (expected + NODE_EVENTS);
        double uncertainty = Math.sqrt(
                1 / (events[1] / dispersion + NODE_EVENTS) + 1 / (events[0] / dispersion + NODE_EVENTS * nodes[0]));
        return new EventModel(dispersion, logNodes + Math.log(own), uncertainty, rate, true);
    }

    private static double dispersion(double[][] counts, double total, boolean isAlone) {
        double highest = 1;
        for (int window : WINDOWS) {
            if (counts[0].length / window >= WINDOWS_MIN) {
                highest = Math.max(highest, isAlone ? overTime(counts, window) : Dispersion.of(counts, window));
            }
        }
        double share = isAlone || counts.length < 2 ? 1 : 1 - 1.0 / counts.length;
        double events = total * share;
        return Math.max(1, (highest * events + USUAL_BURST * USUAL_EVENTS) / (events + USUAL_EVENTS));
    }

    /**
     * Of events that belong to other events, such as mails to orders.
     *
     * @param events by node and interval; NaN where missing
     * @param causes as many
     */
    static EventModel ofShares(double[][] events, double[][] causes, boolean[] changed) {
        double[] sums = new double[2];
        double[] exposures = new double[2];
        int[] nodes = new int[2];
        for (int i = 0; i < events.length; i++) {
            int arm = changed[i] ? 1 : 0;
            nodes[arm]++;
            for (int t = 0; t < events[i].length; t++) {
                if (!Double.isNaN(events[i][t] + causes[i][t])) {
                    sums[arm] += events[i][t];
                    exposures[arm] += causes[i][t];
                }
            }
        }
        boolean isAlone = nodes[0] == 0;
        double rate = (sums[0] + sums[1]) / (exposures[0] + exposures[1]);
        if (!(rate > 0) || exposures[1] <= 0 || (!isAlone && exposures[0] <= 0)) {
            return new EventModel(1, 0, 0, 0, false);
        }
        double dispersion = shareDispersion(events, causes, rate);
        double ownEvents = sums[1] / dispersion;
        double own = (ownEvents + NODE_EVENTS)
                / (exposures[1] * sums[0] / Math.max(1e-9, exposures[0]) / dispersion + NODE_EVENTS);
        double uncertainty = Math.sqrt(1 / (ownEvents + (isAlone ? 1 : NODE_EVENTS))
                + (isAlone ? 0 : 1 / (sums[0] / dispersion + NODE_EVENTS * nodes[0])));
        return new EventModel(dispersion, isAlone ? 0 : Math.log(own), uncertainty, sums[1] / exposures[1], true);
    }

    private static double shareDispersion(double[][] events, double[][] causes, double rate) {
        double highest = 1;
        for (int window : WINDOWS) {
            double squares = 0;
            double expected = 0;
            for (int i = 0; i < events.length; i++) {
                for (int from = 0; from + window <= events[i].length; from += window) {
                    double sum = 0;
                    double caused = 0;
                    for (int t = from; t < from + window; t++) {
                        boolean isKnown = !Double.isNaN(events[i][t] + causes[i][t]);
                        sum += isKnown ? events[i][t] : 0;
                        caused += isKnown ? causes[i][t] * rate : 0;
                    }
                    squares += (sum - caused) * (sum - caused);
                    expected += caused;
                }
            }
            highest = expected > 0 ? Math.max(highest, squares / expected) : highest;
        }
        return highest;
    }

    /** The variance of the nodes' sums over windows against their mean: what all nodes do together counts too. */
    private static double overTime(double[][] counts, int window) {
        int windows = counts[0].length / window;
        double[] sums = new double[windows];
        for (double[] row : counts) {
            for (int t = 0; t < windows * window; t++) {
                sums[t / window] += row[t];
            }
        }
        double mean = Arrays.stream(sums).average().orElse(0);
        double squares =
                Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).sum();
        return mean > 0 ? squares / (windows - 1) / mean : 1;
    }

    /** How many times more events vary than independent ones would; at least 1. */
    double dispersion() {
        return dispersion;
    }

    /** The logarithm of the changed nodes' events over those of the others, if all of them report. */
    double logOdds() {
        return logOdds;
    }

    /** The standard deviation of the logarithm of odds or of the rate. */
    double uncertainty() {
        return uncertainty;
    }

    /** Events of all changed nodes in an interval; 0 without history. */
    double ratePerInterval() {
        return ratePerInterval;
    }

    boolean hasHistory() {
        return hasHistory;
    }

    /** What the environment may do by itself where no unchanged node tells, as a logarithm. */
    static double swing() {
        return SWING;
    }
}
