package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;
import java.util.Optional;

/** Writes or reads fail while a table is locked. */
final class WritesFail implements MigrationHazard {
    @Override
    public String id() {
        return "writes-fail";
    }

    @Override
    public String title() {
        return "Reads or writes of a table fail, as they wait longer for a lock than their clients do.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.tables().stream()
                .flatMap(harm -> severity(harm).map(severity -> finding(forecast, harm, severity)).stream())
                .toList();
    }

    private static Optional<Severity> severity(TableHarm harm) {
        Estimate failed = harm.writes().failed().plus(harm.reads().failed());
        boolean isCounted =
                harm.writes().failed().isKnown() || harm.reads().failed().isKnown();
        if (isCounted && lost(harm) >= 1) {
            return Optional.of(Severity.DANGER);
        }
        // That a wait without bound may make any number fail is told by no-lock-timeout.
        boolean isWaitOnly = Double.isInfinite(failed.high()) && failed.expected() < 1;
        return failed.high() >= 1 && !isWaitOnly ? Optional.of(Severity.WARNING) : Optional.empty();
    }

    /** What can be counted. */
    private static double lost(TableHarm harm) {
        double writes = harm.writes().failed().expected();
        double reads = harm.reads().failed().expected();
        return (Double.isFinite(writes) ? writes : 0) + (Double.isFinite(reads) ? reads : 0);
    }

    private Finding finding(MigrationForecast forecast, TableHarm harm, Severity severity) {
        TableLock first = harm.locks().getFirst();
        String what = String.format(
                "While %s is locked, %s writes and %s reads fail: they wait longer than %s%s.",
                harm.table().name(),
                of(harm.writes().failed()),
                of(harm.reads().failed()),
                Show.seconds(harm.timeoutSeconds()),
                harm.table().clientTimeoutSeconds().isKnown() ? "" : ", which is assumed");
        return new Finding(
                id(),
                severity,
                first.by().statement().where(),
                what,
                Effects.besides(harm)
                        + Effects.connections(forecast.facts().database().connections(), harm.connections())
                        + clients(harm),
                "Let no lock last as long as " + Show.seconds(harm.timeoutSeconds())
                        + ": see the findings on the statements that take it; pause the jobs that write to "
                        + harm.table().name() + " if it must be done so.",
                new Numbers()
                        .with("failedWrites", harm.writes().failed())
                        .with("lateWrites", harm.writes().late())
                        .with("failedReads", harm.reads().failed())
                        .with("waitingConnections", harm.connections())
                        .all());
    }

    private static String of(Estimate count) {
        return count.isKnown() ? Say.count(count) : "an unknown number of";
    }

    private static String clients(TableHarm harm) {
        return switch (harm.table().clients()) {
            case Clients.Open() -> " Each request has a connection of its own.";
            case Clients.Pool(int connections, double wait) ->
                " Writes share " + Show.count(connections) + " connections, which are all taken, and wait "
                        + Show.seconds(wait) + " for one; the service's other queries need them too.";
            case Clients.Closed(int workers, Quantity _) ->
                " " + Show.count(workers) + " workers write, each waiting for its turn.";
            case Clients.Unknown() ->
                " How the clients behave is not known: each write is taken to have a connection of"
                        + " its own, the worst.";
        };
    }
}
