package dev.ghostlight.core.load;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds a fast schedule: each batch as early as it is feasible, in whole seconds.
 *
 * <p>A start is feasible when it brings no load, then or later, above a store's limit: at the moment the nodes are
 * back, when their entries expire together and are filled again, and at the same moments of every node that restarted
 * before. Since all nodes are alike, the schedule is the fastest wherever a later start of one batch never allows an
 * earlier start of a following one. What is too much already without a start does not count against it.
 */
final class GreedySchedule {
    private final List<NodeKernel> kernels;
    private final Pace pace;
    private final double longestWait;
    private final PlannedLoad plan;
    private final int checksEach;
    /** By kernel: the moments to check, those of the lives before first, and the load then. */
    private final double[][] checkedAt;

    private final double[][] loadThen;

    /**
     * A search.
     *
     * @param kernels one for each store
     * @param pace what the rules allow
     * @param before when the nodes of each batch last came back, see {@link PlannedLoad}
     * @param longestWait how long to wait for the next feasible start before giving up, in seconds
     */
    GreedySchedule(List<NodeKernel> kernels, Pace pace, double[] before, double longestWait) {
        this.kernels = List.copyOf(kernels);
        this.pace = pace;
        this.longestWait = longestWait;
        this.plan = new PlannedLoad(pace, before);
        this.checksEach = kernels.stream()
                .mapToInt(kernel -> kernel.checkedAges().length)
                .max()
                .orElse(1);
        this.checkedAt = new double[kernels.size()][2 * plan.batches() * checksEach];
        this.loadThen = new double[kernels.size()][2 * plan.batches() * checksEach];
        for (int i = 0; i < plan.batches(); i++) {
            addChecks(i, plan.before(i));
        }
    }

    /** The starts; empty when some batch finds no feasible one. */
    double[] starts() {
        double stride = 1;
        while (plan.started() < plan.batches()) {
            double earliest = Math.ceil(pace.earliest(plan.started(), plan.starts(), 1));
            OptionalDouble start = earliestFeasible(earliest, stride);
            if (start.isEmpty()) {
                return new double[0];
            }
            stride = Math.max(1, (start.getAsDouble() - earliest) / 2);
            add(start.getAsDouble());
        }
        return plan.starts().clone();
    }

    private OptionalDouble earliestFeasible(double earliest, double stride) {
        if (isFeasible(earliest)) {
            return OptionalDouble.of(earliest);
        }
        double refused = earliest;
        double tried = earliest + Math.floor(stride);
        while (!isFeasible(tried)) {
            refused = tried;
            tried += Math.max(1, Math.floor(tried - earliest));
            if (tried - earliest > longestWait) {
                return OptionalDouble.empty();
            }
        }
        while (tried - refused > 1) {
            double middle = Math.floor((refused + tried) / 2);
            if (isFeasible(middle)) {
                tried = middle;
            } else {
                refused = middle;
            }
        }
        return OptionalDouble.of(tried);
    }

    private boolean isFeasible(double start) {
        for (int k = 0; k < kernels.size(); k++) {
            if (!isFeasible(kernels.get(k), k, start)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFeasible(NodeKernel kernel, int k, double start) {
        for (double age : kernel.checkedAges()) {
            double t = start + pace.outSeconds() + age;
            if (isTooMuch(kernel, plan.at(kernel, t), plan.change(kernel, start, t))) {
                return false;
            }
        }
        for (int i = 0; i < checks(); i++) {
            double t = checkedAt[k][i];
            if (t >= start && isTooMuch(kernel, loadThen[k][i], plan.change(kernel, start, t))) {
                return false;
            }
        }
        return true;
    }

    private int checks() {
        return (plan.batches() + plan.started()) * checksEach;
    }

    private static boolean isTooMuch(NodeKernel kernel, double load, double change) {
        return change > 0 && load + change > kernel.limitPerSecond();
    }

    private void add(double start) {
        for (int k = 0; k < kernels.size(); k++) {
            for (int i = 0; i < checks(); i++) {
                if (checkedAt[k][i] >= start) {
                    loadThen[k][i] += plan.change(kernels.get(k), start, checkedAt[k][i]);
                }
            }
        }
        plan.add(start);
        addChecks(plan.batches() + plan.started() - 1, plan.back(plan.started() - 1));
    }

    /** Adds the moments to check of nodes that come back at {@code begin}; none for nodes that are warm. */
    private void addChecks(int index, double begin) {
        int from = index * checksEach;
        for (int k = 0; k < kernels.size(); k++) {
            NodeKernel kernel = kernels.get(k);
            Arrays.fill(checkedAt[k], from, from + checksEach, Double.NEGATIVE_INFINITY);
            double[] ages = kernel.checkedAges();
            for (int i = 0; i < ages.length && Double.isFinite(begin); i++) {
                checkedAt[k][from + i] = begin + ages[i];
                loadThen[k][from + i] = plan.at(kernel, begin + ages[i]);
            }
        }
    }
}
