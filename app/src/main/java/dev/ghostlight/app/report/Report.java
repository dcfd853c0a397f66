package dev.ghostlight.app.report;

import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Verdict;
import java.util.List;

/**
 * What a verb found out; every format shows this one record.
 *
 * @param verb the verb that found it, such as {@code forecast}
 * @param service the service's name
 * @param environment the environment's name
 * @param verdict what it comes to
 * @param findings the hazards found, the worst first
 * @param assumptions what was assumed where a fact was missing
 * @param load the load forecast it rests on
 */
public record Report(
        String verb,
        String service,
        String environment,
        Verdict verdict,
        List<Finding> findings,
        List<Assumption> assumptions,
        LoadForecast load) {
    public Report {
        findings = List.copyOf(findings);
        assumptions = List.copyOf(assumptions);
    }
}
