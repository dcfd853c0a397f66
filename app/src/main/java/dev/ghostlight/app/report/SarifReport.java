package dev.ghostlight.app.report;

import dev.ghostlight.core.hazards.Hazards;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Hazard;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes findings as SARIF 2.1.0. */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private final JsonOutput out;
    private final Map<String, Integer> seen = new HashMap<>();

    private SarifReport(JsonOutput out) {
        this.out = out;
    }

    /** The report's findings as one line of JSON. */
    static String of(Report report) {
        return JsonOutput.object(out -> new SarifReport(out).write(report));
    }

    private void write(Report report) {
        out.text("$schema", SCHEMA);
        out.text("version", "2.1.0");
        out.objects("runs", List.of(report), this::run);
    }

    private void run(Report report) {
        List<String> rules =
                report.findings().stream().map(Finding::hazard).distinct().toList();
        out.object(
                "tool",
                () -> out.object("driver", () -> {
                    out.text("name", "Ghostlight");
                    out.objects("rules", rules, this::rule);
                }));
        out.object("automationDetails", () -> {
            out.text("id", "ghostlight/" + report.verb() + "/" + report.service() + "/" + report.environment());
        });
        out.objects("results", report.findings(), finding -> result(finding, rules.indexOf(finding.hazard())));
    }

    private void rule(String id) {
        out.text("id", id);
        for (Hazard hazard : Hazards.ALL) {
            if (hazard.id().equals(id)) {
                message("shortDescription", hazard.title());
                message("help", hazard.title() + " See docs/hazards/" + id + ".md, or run: ghostlight explain " + id);
            }
        }
    }

    private void result(Finding finding, int rule) {
        out.text("ruleId", finding.hazard());
        out.whole("ruleIndex", rule);
        out.text("level", level(finding.severity()));
        message("message", finding.what() + " " + finding.effect() + " " + finding.remedy());
        out.objects("locations", List.of(finding.where()), this::location);
        out.object("partialFingerprints", () -> out.text("ghostlightFinding/v1", fingerprint(finding)));
        out.object("properties", () -> JsonReport.evidence(out, finding.evidence()));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case DANGER -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    private void location(Place place) {
        if (isFile(place)) {
            out.object("physicalLocation", () -> {
                out.object("artifactLocation", () -> out.text("uri", uri(place.file())));
                if (place.line() > 0) {
                    out.object("region", () -> region(place));
                }
            });
        }
        if (!place.pointer().isEmpty()) {
            out.objects("logicalLocations", List.of(place), it -> out.text("fullyQualifiedName", it.toString()));
        }
    }

    private void region(Place place) {
        out.whole("startLine", place.line());
        if (place.column() > 0) {
            out.whole("startColumn", place.column());
        }
    }

    /** An option of the command line stands in no file. */
    private static boolean isFile(Place place) {
        return !place.file().equals("command line") && !place.file().isEmpty();
    }

    /** The file as a relative reference; an absolute path becomes a {@code file} URI. */
    private static String uri(String file) {
        String path = file.replace('\\', '/');
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean isPlain = UNRESERVED.indexOf(character) >= 0;
            uri.append(
                    isPlain
                            ? String.valueOf(character)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return uri.toString();
    }

    /** The same for the same hazard at the same setting, however the numbers and lines move. */
    private String fingerprint(Finding finding) {
        String identity = finding.hazard() + "\n" + finding.where();
        int occurrence = Objects.requireNonNull(seen.merge(identity, 1, Integer::sum));
        return Digest.hex(identity + "\n" + occurrence);
    }

    private void message(String name, String text) {
        out.object(name, () -> out.text("text", text));
    }
}
