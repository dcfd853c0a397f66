package dev.ghostlight.core.migration.duration;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scales the time of a statement from a small table to production's.
 *
 * <p>It tells what the statement takes on a server that does nothing else. Thread-safe.
 */
public final class DurationModel {
    /** What a statement takes that only changes the catalog. */
    private static final Interval MOMENT = new Interval(0.001, 0.005, 0.05);

    /** From this part of the time on what was measured is no more noise than the interval allows for. */
    private static final double CLEAR_SECONDS = 0.1;

    /** Below this a measurement says little more than the order of magnitude. */
    private static final double FAINT_SECONDS = 0.005;

    /** Processor time against time on an idle machine: mostly 1.0 to 1.26 where rows are written. */
    private static final double WAITING_FOR_DISK = 1.1;

    /** What takes less nobody notices, whatever lock it is under. */
    private static final double NOTICED_SECONDS = 0.5;

    private final DatabaseFacts facts;

    /** A model for the tables and the server of {@code facts}. */
    public DurationModel(DatabaseFacts facts) {
        this.facts = facts;
    }

    /** Whether a statement may take long enough for anybody to notice, so that it is worth trying how long. */
    public boolean isWorthMeasuring(StatementTrace trace) {
        return predict(trace, Optional.empty())
                .seconds()
                .map(seconds -> seconds.high() > NOTICED_SECONDS)
                .orElse(false);
    }

    /**
     * How long a statement works in production.
     *
     * @param trace what it does; its works name tables
     * @param sample what it took on smaller tables; where there is none, usual costs are taken, and that is said
     */
    public StatementDuration predict(StatementTrace trace, Optional<Sample> sample) {
        List<String> unknown = trace.work().stream()
                .filter(work -> !isNew(trace, work))
                .map(work -> work.relation().table())
                .distinct()
                .filter(table -> !facts.table(table).rows().isKnown())
                .toList();
        if (!unknown.isEmpty()) {
            return new StatementDuration(trace.statement(), Optional.empty(), unknown, List.of());
        }
        List<Work> works =
                trace.work().stream().filter(work -> !isNew(trace, work)).toList();
        if (works.isEmpty()) {
            return new StatementDuration(trace.statement(), Optional.of(MOMENT), List.of(), List.of());
        }
        List<String> widenedBy = new ArrayList<>();
        Interval seconds = worked(works, sample, widenedBy);
        seconds = new DiskTime(facts).addedTo(onServer(seconds, widenedBy), works, widenedBy);
        return new StatementDuration(trace.statement(), Optional.of(seconds), List.of(), widenedBy);
    }

    /** What the migration made itself is empty, or as small as what it put there. */
    private static boolean isNew(StatementTrace trace, Work work) {
        return trace.locks().stream()
                .anyMatch(lock -> lock.isNew()
                        && lock.relation().name().equals(work.relation().table()));
    }

    private Interval worked(List<Work> works, Optional<Sample> taken, List<String> widenedBy) {
        if (taken.isEmpty()
                || !works.stream()
                        .allMatch(work -> taken.get().has(work.relation().table()))) {
            widenedBy.add("it was not measured; usual costs were taken");
            return new Interval(1, 1, 1).times(usual(works)).widened(0.2, 5);
        }
        Sample sample = taken.get();
        double seconds = sample.cpuSeconds() * growth(works, sample) * (writes(works) ? WAITING_FOR_DISK : 1);
        Interval interval = Interval.of(seconds).widened(0.6, 2);
        if (sample.cpuSeconds() < FAINT_SECONDS) {
            widenedBy.add("it was measured on few rows only");
            return interval.widened(0.4, 2.5);
        }
        if (sample.cpuSeconds() < CLEAR_SECONDS) {
            widenedBy.add("it was measured on few rows only");
            return interval.widened(0.8, 1.3);
        }
        return interval;
    }

    private static boolean writes(List<Work> works) {
        return works.stream().anyMatch(work -> switch (work.kind()) {
            case REWRITE, INDEX_BUILD, ROWS_CHANGED -> true;
            case SCAN, VALIDATE_FOREIGN_KEY -> false;
        });
    }

    /** How many times as long as in the sample, each work by its usual share of the time. */
    private double growth(List<Work> works, Sample sample) {
        double before = 0;
        double after = 0;
        for (Work work : works) {
            Size from = sample.size(work.relation().table());
            Size to = Size.of(facts.table(work.relation().table()), from).orElse(from);
            double share = Growth.usualSeconds(work.kind(), from);
            before += share;
            after += share * Growth.of(work.kind(), from, to);
        }
        return before > 0 ? after / before : 1;
    }

    private double usual(List<Work> works) {
        double seconds = 0;
        for (Work work : works) {
            Size none = new Size(1, DiskTime.USUAL_ROW_BYTES, 0);
            Size size = Size.of(facts.table(work.relation().table()), none).orElse(none);
            Size usual = new Size(size.rows(), size.rows() * DiskTime.USUAL_ROW_BYTES, 0);
            seconds += Growth.usualSeconds(work.kind(), size) * Math.max(1, Growth.of(work.kind(), usual, size));
        }
        return seconds;
    }

    private Interval onServer(Interval seconds, List<String> widenedBy) {
        return switch (facts.speed().slowness()) {
            case Quantity.Known(double slowness) -> seconds.times(slowness);
            case Quantity.Unknown() -> {
                widenedBy.add("the speed of production's server is not known");
                yield seconds.widened(0.5, 1.5);
            }
        };
    }
}
