package dev.ghostlight.app.report;

import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the published contract, {@code docs/schema/report.schema.json}. */
final class JsonReport {
    private static final int CONTRACT = 1;

    private final JsonOutput out;

    private JsonReport(JsonOutput out) {
        this.out = out;
    }

    /** The report as one line of JSON. */
    static String of(Report report) {
        return JsonOutput.object(out -> new JsonReport(out).write(report));
    }

    private void write(Report report) {
        out.whole("ghostlight", CONTRACT);
        out.text("verb", report.verb());
        out.text("service", report.service());
        out.text("environment", report.environment());
        out.text("verdict", Phrases.word(report));
        out.objects("findings", report.findings(), this::finding);
        out.objects("assumptions", report.assumptions(), this::assumption);
        report.load().ifPresent(new LoadJson(out)::write);
        if (!report.migrations().isEmpty()) {
            new MigrationJson(out).write(report.migrations());
        }
        report.judged().ifPresent(new JudgeJson(out)::write);
    }

    private void finding(Finding finding) {
        out.text("hazard", finding.hazard());
        out.text("severity", Phrases.word(finding.severity()));
        out.text("where", finding.where().toString());
        out.text("what", finding.what());
        out.text("effect", finding.effect());
        out.text("remedy", finding.remedy());
        evidence(out, finding.evidence());
    }

    /** The numbers behind a finding by name; of two with the same name the first. */
    static void evidence(JsonOutput out, List<Evidence> evidence) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        evidence.forEach(number -> numbers.putIfAbsent(number.name(), number.value()));
        out.object("evidence", () -> numbers.forEach(out::rate));
    }

    private void assumption(Assumption assumption) {
        out.text("where", assumption.where().toString());
        out.text("missing", assumption.missing());
        out.text("assumed", assumption.assumed());
        out.text("provide", assumption.provide());
    }
}
