package dev.ghostlight.core.migration;

import dev.ghostlight.core.model.Finding;
import java.util.Comparator;
import java.util.List;

/** Forecasts what a migration will do to production. */
public final class MigrationForecaster {
    private MigrationForecaster() {}

    /** The forecast for these facts; the same facts give the same forecast. */
    public static MigrationForecast forecast(MigrationFacts facts) {
        Timeline timeline = Timeline.of(facts);
        List<TableHarm> tables = Harms.of(facts, timeline);
        MigrationForecast forecast = new MigrationForecast(
                facts,
                timeline.statements(),
                timeline.locks(),
                tables,
                Volumes.replicaLagSeconds(facts, timeline.statements()),
                Volumes.diskBytes(facts, timeline.statements()),
                new Instead.NotSought(),
                Assumptions.of(facts, timeline, tables),
                List.of());
        List<Finding> findings = MigrationHazards.ALL.stream()
                .flatMap(hazard -> hazard.find(forecast).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return forecast.withFindings(findings);
    }
}
