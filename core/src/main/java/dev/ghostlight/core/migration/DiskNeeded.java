package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;
import java.util.Optional;

/** The disk may be full before the migration is done. */
final class DiskNeeded implements MigrationHazard {
    @Override
    public String id() {
        return "disk-needed";
    }

    @Override
    public String title() {
        return "The migration writes so much beside what is there that the disk may be full first.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        Estimate needed = forecast.diskBytes();
        return severity(needed, forecast.facts().database().freeDiskBytes())
                .map(severity -> finding(forecast, severity))
                .stream()
                .toList();
    }

    private static Optional<Severity> severity(Estimate needed, Quantity free) {
        return switch (free) {
            case Quantity.Known(double bytes) -> {
                if (needed.isKnown() && needed.expected() > bytes) {
                    yield Optional.of(Severity.DANGER);
                }
                yield needed.high() > Limits.FULL_PART * bytes ? Optional.of(Severity.WARNING) : Optional.empty();
            }
            case Quantity.Unknown() ->
                needed.isKnown() && needed.high() > Limits.MUCH_DISK_BYTES
                        ? Optional.of(Severity.WARNING)
                        : Optional.empty();
        };
    }

    private Finding finding(MigrationForecast forecast, Severity severity) {
        Estimate needed = forecast.diskBytes();
        StatementForecast first = forecast.statements().stream()
                .filter(statement -> !statement.trace().work().isEmpty())
                .findFirst()
                .orElseThrow();
        String free = switch (forecast.facts().database().freeDiskBytes()) {
            case Quantity.Known(double bytes) -> Show.bytes(bytes) + " are free";
            case Quantity.Unknown() -> "how much is free is not known";
        };
        return new Finding(
                id(),
                severity,
                first.statement().where(),
                "The migration needs "
                        + (needed.isKnown() ? Say.bytes(needed) : "an unknown amount")
                        + " of disk for new tables, indexes and the log, beside the old ones; " + free + ".",
                "A server whose disk is full stops: every write to every table fails, and PostgreSQL shuts down when it"
                        + " cannot write its log.",
                "Make room first, or fill in batches, with the space of dead rows used again between them.",
                new Numbers()
                        .with("neededBytes", needed)
                        .with(
                                "freeBytes",
                                forecast.facts().database().freeDiskBytes().orElse(Double.POSITIVE_INFINITY))
                        .all());
    }
}
