package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SarifReportTest {
    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void every_report_keeps_the_official_schema(String name, Report report) throws IOException {
        assertThat(problems(Written.as(Format.SARIF, report))).as(name).isEmpty();
    }

    @Test
    void the_official_schema_notices_a_wrong_level() throws IOException {
        String sarif = Written.as(Format.SARIF, Samples.stickers());

        assertThat(problems(sarif.replace("\"level\":\"error\"", "\"level\":\"danger\"")))
                .isNotEmpty();
    }

    private static List<String> problems(String sarif) throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return Written.problems(SpecificationVersion.DRAFT_7, text, sarif);
        }
    }

    @Test
    void a_finding_stands_at_its_line_with_its_level_and_numbers() {
        JsonNode result = results(Samples.stickers()).get(0);

        assertThat(result.at("/ruleId").stringValue()).isEqualTo("cold-cache-overload");
        assertThat(result.at("/level").stringValue()).isEqualTo("error");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").stringValue()).isEqualTo("ghostlight.yaml");
        assertThat(place.at("/region")).isEqualTo(Written.json("{\"startLine\":14,\"startColumn\":9}"));
        assertThat(result.at("/properties/evidence/peakPerSecond").doubleValue())
                .isEqualTo(8_000);
    }

    @Test
    void a_finding_on_a_migration_stands_at_its_statement() {
        JsonNode place = results(Samples.named("big-table")).get(0).at("/locations/0/physicalLocation");

        assertThat(place.at("/artifactLocation/uri").stringValue()).isEqualTo("V7__night.sql");
        assertThat(place.at("/region")).isEqualTo(Written.json("{\"startLine\":1,\"startColumn\":1}"));
    }

    @Test
    void an_option_of_the_command_line_is_no_file() {
        JsonNode result = results(report(Place.of("command line", "/ttl"))).get(0);

        assertThat(result.at("/locations/0/physicalLocation").isMissingNode()).isTrue();
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .stringValue())
                .isEqualTo("command line#/ttl");
    }

    @ParameterizedTest
    @CsvSource({
        "./deploy/ghostlight.yaml, deploy/ghostlight.yaml",
        "a b#c.yaml, a%20b%23c.yaml",
        "größe.yaml, gr%C3%B6%C3%9Fe.yaml",
        "/srv/ghostlight.yaml, file:///srv/ghostlight.yaml",
        "dir\\file.yaml, dir/file.yaml"
    })
    void files_become_valid_uris(String file, String uri) {
        JsonNode result = results(report(Place.of(file, ""))).get(0);

        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .stringValue())
                .isEqualTo(uri);
    }

    @Test
    void a_fingerprint_outlives_a_moved_line_and_tells_twins_apart() {
        Place before = new Place("ghostlight.yaml", "/rollout", 3, 1);
        Place after = new Place("ghostlight.yaml", "/rollout", 30, 5);
        Place elsewhere = new Place("ghostlight.yaml", "/environments", 3, 1);

        assertThat(fingerprint(report(before), 0)).isEqualTo(fingerprint(report(after), 0));
        assertThat(fingerprint(report(before), 0)).isNotEqualTo(fingerprint(report(elsewhere), 0));
        assertThat(fingerprint(report(before, before), 0)).isNotEqualTo(fingerprint(report(before, before), 1));
    }

    private static String fingerprint(Report report, int index) {
        return results(report)
                .get(index)
                .at("/partialFingerprints/ghostlightFinding~1v1")
                .stringValue();
    }

    private static JsonNode results(Report report) {
        return Written.json(Written.as(Format.SARIF, report)).at("/runs/0/results");
    }

    private static Report report(Place... places) {
        List<Finding> findings = List.of(places).stream()
                .map(place ->
                        new Finding("some-hazard", Severity.NOTE, place, "What.", "Effect.", "Remedy.", List.of()))
                .toList();
        return new Report(
                "forecast",
                "stickers",
                "prod",
                Verdict.CLEAR,
                findings,
                List.of(),
                Samples.clear().load().orElseThrow());
    }
}
