package dev.ghostlight.app.shadow.measure;

import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.Sample;
import dev.ghostlight.core.migration.duration.Size;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Runs a migration on copies of a shadow whose tables grow, until what may take long in production takes long enough
 * here to go by.
 *
 * <p>A straight line through two sizes makes the noise of both large, so only the largest counts; the mean of two runs,
 * as the shorter one is too short. Measured for this project on PostgreSQL 17 ({@code docs/benchmarks.md}). For one
 * thread.
 */
public final class Measurer {
    /** Enough for a first look at anything that is slow. */
    private static final int FIRST_ROWS = 20_000;

    private static final int RUNS = 2;

    /** A little more than what would just do, as the first look is rough. */
    private static final double AMPLE = 1.3;

    private final Shadow shadow;
    private final MeasureLimits limits;
    private final LongSupplier nanos;
    private final long until;

    /**
     * Measures on copies of a shadow.
     *
     * @param shadow filled, and as before the migration; stays so
     * @param limits how much it may take
     * @param nanos the time that goes by, from some moment on
     */
    public Measurer(Shadow shadow, MeasureLimits limits, LongSupplier nanos) {
        this.shadow = shadow;
        this.limits = limits;
        this.nanos = nanos;
        this.until = nanos.getAsLong() + limits.budget().toNanos();
    }

    /**
     * What each statement took that may take long in production, by its number.
     *
     * @param migration the migration
     * @param trace what it does
     * @throws ServerException when the server is gone
     */
    public Map<Integer, Sample> samples(Migration migration, MigrationTrace trace) throws ServerException {
        DurationModel model = new DurationModel(shadow.facts());
        List<StatementTrace> slow =
                trace.statements().stream().filter(model::isWorthMeasuring).toList();
        if (slow.isEmpty() || isLate()) {
            return Map.of();
        }
        try (Shadow grown = shadow.copy()) {
            return samples(grown, migration, slow);
        } catch (SQLException gone) {
            throw new ServerException(
                    "the shadow's server", "it failed while it was measured: " + gone.getMessage(), "Try again.", gone);
        }
    }

    private Map<Integer, Sample> samples(Shadow grown, Migration migration, List<StatementTrace> slow)
            throws SQLException, ServerException {
        GrownTables tables = new GrownTables(grown, slow);
        int most = Math.min(limits.rowsMax(), tables.productionRows());
        int rows = Math.min(FIRST_ROWS, most);
        while (true) {
            double begun = seconds();
            Map<String, Size> sizes = tables.to(rows);
            double grownAt = seconds();
            Map<Integer, Sample> samples = samples(slow, sizes, run(grown, migration, slow));
            double ranSeconds = seconds() - grownAt;
            // What the next round would take by what this one took: growing, and each run.
            double secondsPerRow = (grownAt - begun + RUNS * ranSeconds) / rows;
            double affordable = Math.max(0, until / 1e9 - seconds()) / secondsPerRow;
            int next = (int) Math.min(Math.min(wantedRows(samples, rows), affordable), most);
            if (next <= rows * AMPLE) {
                return isLate() ? samples : mean(samples, samples(slow, sizes, run(grown, migration, slow)));
            }
            rows = next;
        }
    }

    private static Map<Integer, Sample> mean(Map<Integer, Sample> first, Map<Integer, Sample> second) {
        Map<Integer, Sample> mean = new TreeMap<>(first);
        second.forEach((statement, sample) -> mean.computeIfPresent(
                statement,
                (_, before) -> new Sample(sample.tables(), (before.cpuSeconds() + sample.cpuSeconds()) / RUNS)));
        return mean;
    }

    private static Map<Integer, Sample> samples(
            List<StatementTrace> slow, Map<String, Size> sizes, Map<Integer, Double> seconds) {
        Map<Integer, Sample> samples = new TreeMap<>();
        for (StatementTrace statement : slow) {
            int number = statement.statement().number();
            Double took = seconds.get(number);
            if (took != null) {
                samples.put(number, new Sample(sizes, took));
            }
        }
        return samples;
    }

    /** How many rows let each of them run for long enough. */
    private double wantedRows(Map<Integer, Sample> samples, int rows) {
        return samples.values().stream()
                .filter(sample -> sample.cpuSeconds() < limits.clearSeconds())
                .mapToDouble(sample -> AMPLE * rows * limits.clearSeconds() / Math.max(1e-4, sample.cpuSeconds()))
                .max()
                .orElse(0);
    }

    /** The processor time of each statement, on a copy. */
    private Map<Integer, Double> run(Shadow grown, Migration migration, List<StatementTrace> slow)
            throws SQLException, ServerException {
        int last = slow.getLast().statement().number();
        try (Shadow copy = grown.copy()) {
            return TimedRun.of(copy, migration, last, nanos);
        }
    }

    private boolean isLate() {
        return nanos.getAsLong() - until >= 0;
    }

    private double seconds() {
        return nanos.getAsLong() / 1e9;
    }
}
