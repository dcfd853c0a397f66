package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Replicas fall behind. */
final class ReplicaLag implements MigrationHazard {
    @Override
    public String id() {
        return "replica-lag";
    }

    @Override
    public String title() {
        return "Replicas fall behind while they replay what the migration wrote, so their readers see old data.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        Quantity replicas = forecast.facts().database().replicas();
        if (Severities.isZero(replicas)) {
            return List.of();
        }
        return severity(forecast.replicaLagSeconds(), replicas).map(severity -> finding(forecast, severity)).stream()
                .toList();
    }

    private static Optional<Severity> severity(Estimate lag, Quantity replicas) {
        if (!replicas.isKnown()) {
            return lag.high() > Limits.LAG_HARMFUL_SECONDS ? Optional.of(Severity.WARNING) : Optional.empty();
        }
        if (lag.isKnown() && lag.expected() > Limits.LAG_HARMFUL_SECONDS) {
            return Optional.of(Severity.DANGER);
        }
        return lag.high() > Limits.LAG_NOTICED_SECONDS ? Optional.of(Severity.WARNING) : Optional.empty();
    }

    private Finding finding(MigrationForecast forecast, Severity severity) {
        DatabaseFacts database = forecast.facts().database();
        StatementForecast worst = forecast.statements().stream()
                .max(Comparator.comparingDouble(statement ->
                        Volumes.lagSeconds(forecast.facts(), statement).high()))
                .orElseThrow();
        boolean isPostgres = database.engine().kind() == Engine.Kind.POSTGRESQL;
        String who = switch (database.replicas()) {
            case Quantity.Known(double count) -> Show.count(count) + (count == 1 ? " replica falls" : " replicas fall");
            case Quantity.Unknown() -> "Replicas, if there are any, fall";
        };
        return new Finding(
                id(),
                severity,
                worst.statement().where(),
                who + " behind by " + Say.seconds(forecast.replicaLagSeconds()) + ", most of it by statement "
                        + worst.statement().number() + ".",
                (isPostgres
                                ? "A standby replays the log with one process, and its strong locks as well: queries on a"
                                        + " standby wait for them, or are cancelled."
                                : "A replica gets the statement when it is done here, and then takes as long for it again.")
                        + " Who reads there sees old data, and a failover now would lose what is not replayed.",
                "Do it in small batches that wait while a replica is behind, or send reads to the primary meanwhile.",
                new Numbers()
                        .with("replicaLagSeconds", forecast.replicaLagSeconds())
                        .all());
    }
}
