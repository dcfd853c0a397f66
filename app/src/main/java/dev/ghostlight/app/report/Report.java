package dev.ghostlight.app.report;

import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a verb found out; every format shows this one record.
 *
 * @param verb the verb that found it, such as {@code forecast}
 * @param service the service's name
 * @param environment the environment's name
 * @param verdict what it comes to
 * @param findings the hazards found, the worst first
 * @param assumptions what was assumed where a fact was missing
 * @param load what a restart does to the stores, where that was asked
 * @param migrations what each of some migrations does to a database, in their order, where that was asked
 * @param judged what the judge said of what is live, where it was asked
 */
public record Report(
        String verb,
        String service,
        String environment,
        Verdict verdict,
        List<Finding> findings,
        List<Assumption> assumptions,
        Optional<LoadForecast> load,
        List<MigrationForecast> migrations,
        Optional<Judged> judged) {
    public Report {
        if (load.isEmpty() && migrations.isEmpty() && judged.isEmpty()) {
            throw new IllegalArgumentException("a report of nothing");
        }
        findings = List.copyOf(findings);
        assumptions = List.copyOf(assumptions);
        migrations = List.copyOf(migrations);
    }

    /** A report on a restart, on migrations, or on both: their findings together, the worst first. */
    public static Report over(
            String verb,
            String service,
            String environment,
            Optional<LoadForecast> load,
            List<MigrationForecast> migrations) {
        List<Finding> findings =
                new ArrayList<>(load.map(LoadForecast::findings).orElse(List.of()));
        migrations.forEach(migration -> findings.addAll(migration.findings()));
        // Stable, so that findings of one severity stay in their order.
        findings.sort(Comparator.comparing(Finding::severity));
        List<Assumption> assumptions =
                new ArrayList<>(load.map(known -> known.facts().assumptions()).orElse(List.of()));
        migrations.forEach(migration -> assumptions.addAll(migration.assumptions()));
        boolean isComplete = load.map(LoadForecast::isComplete).orElse(true)
                && migrations.stream().allMatch(MigrationForecast::isComplete);
        return new Report(
                verb,
                service,
                environment,
                Verdict.over(findings, isComplete),
                findings,
                assumptions.stream().distinct().toList(),
                load,
                migrations,
                Optional.empty());
    }

    /** A report on what the judge said of what is live. */
    public static Report judged(String service, String environment, Judged judged) {
        Judgement judgement = judged.judgement();
        return new Report(
                "judge",
                service,
                environment,
                switch (judgement.verdict()) {
                    case PROMOTE -> Verdict.CLEAR;
                    case HOLD -> Verdict.HOLD;
                    case ROLLBACK -> Verdict.DANGER;
                },
                judgement.findings(),
                judgement.assumptions(),
                Optional.empty(),
                List.of(),
                Optional.of(judged));
    }

    /** A report on what a restart does to the stores. */
    public Report(
            String verb,
            String service,
            String environment,
            Verdict verdict,
            List<Finding> findings,
            List<Assumption> assumptions,
            LoadForecast load) {
        this(
                verb,
                service,
                environment,
                verdict,
                findings,
                assumptions,
                Optional.of(load),
                List.of(),
                Optional.empty());
    }
}
