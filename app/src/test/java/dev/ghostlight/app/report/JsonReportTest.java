package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class JsonReportTest {
    private static final Path SCHEMA = Path.of("..", "docs", "schema", "report.schema.json");

    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void every_report_keeps_the_published_contract(String name, Report report) throws IOException {
        assertThat(problems(Written.as(Format.JSON, report))).as(name).isEmpty();
    }

    @Test
    void the_schema_notices_what_breaks_the_contract() throws IOException {
        String json = Written.as(Format.JSON, Samples.stickers());

        assertThat(problems(json.replace("\"verdict\":\"danger\"", "\"verdict\":\"fine\"")))
                .isNotEmpty();
        assertThat(problems(json.replace("\"series\":", "\"line\":"))).isNotEmpty();
        assertThat(problems(json.replace("\"outcome\":\"recovers\"", "\"outcome\":\"maybe\"")))
                .isNotEmpty();
        assertThat(problems(json.replace("\"peakPerSecond\":8000", "\"peakPerSecond\":\"8000/s\"")))
                .isNotEmpty();
    }

    private static List<String> problems(String json) throws IOException {
        return Written.problems(SpecificationVersion.DRAFT_2020_12, Files.readString(SCHEMA), json);
    }

    @Test
    void the_stickers_night_has_its_numbers() {
        JsonNode load =
                Written.json(Written.as(Format.JSON, Samples.stickers())).at("/load/0");

        assertThat(load.at("/peakPerSecond").doubleValue()).isEqualTo(8_000);
        assertThat(load.at("/firstSecondCalls").doubleValue()).isEqualTo(5_860.4);
        assertThat(load.at("/secondWave/peakPerSecond").doubleValue()).isEqualTo(1_122.3);
        assertThat(load.at("/secondsAboveCapacity").doubleValue()).isEqualTo(43.123);
        assertThat(load.at("/secondsAboveCapacityToFirstExpiry").doubleValue()).isEqualTo(43.123);
        assertThat(load.at("/recovers").booleanValue()).isTrue();
        assertThat(load.at("/series/0")).isEqualTo(Written.json("[0,8000]"));
    }

    @Test
    void the_locks_of_the_big_table_have_their_numbers() {
        JsonNode json = Written.json(Written.as(Format.JSON, Samples.named("big-table")));
        JsonNode lock = json.at("/locks/0");

        assertThat(lock.at("/table").stringValue()).isEqualTo("vulnerabilities");
        assertThat(lock.at("/mode").stringValue()).isEqualTo("ACCESS EXCLUSIVE");
        assertThat(lock.at("/statement").intValue()).isEqualTo(1);
        assertThat(lock.at("/rewrite").booleanValue()).isTrue();
        // 20 s of waiting, 1,000 s of work, 30 s of the next statement.
        assertThat(lock.at("/seconds/expected").doubleValue()).isEqualTo(1_050);
        assertThat(lock.at("/blockedWrites").doubleValue()).isEqualTo(945_000);
        assertThat(json.at("/migrations/0/tables/0/retried").booleanValue()).isTrue();
        assertThat(json.at("/load").isMissingNode()).isTrue();
    }

    @Test
    void what_nobody_can_tell_of_a_lock_is_null() {
        JsonNode json = Written.json(Written.as(Format.JSON, Samples.named("unknown-table")));

        assertThat(json.at("/locks/0/seconds/expected").isNull()).isTrue();
        assertThat(json.at("/locks/0/blockedWrites").isNull()).isTrue();
        assertThat(json.at("/migrations/0/tables/0/retried").isNull()).isTrue();
    }

    @Test
    void the_schema_notices_a_lock_without_its_mode_and_a_report_of_nothing() throws IOException {
        String json = Written.as(Format.JSON, Samples.named("big-table"));

        assertThat(problems(json.replace("\"mode\":", "\"strength\":"))).isNotEmpty();
        assertThat(problems(json.replace("\"locks\":", "\"bolts\":"))).isNotEmpty();
    }

    @Test
    void what_is_unknown_or_endless_is_null() {
        JsonNode unknown = Written.json(Written.as(Format.JSON, Samples.unknownCapacity()));
        JsonNode none = Written.json(Written.as(Format.JSON, Samples.noneSafe()));

        assertThat(unknown.at("/load/0/capacityPerSecond").isNull()).isTrue();
        assertThat(unknown.at("/load/0/recovers").isNull()).isTrue();
        assertThat(unknown.at("/schedule/safe").isNull()).isTrue();
        assertThat(none.at("/load/0/recovers").booleanValue()).isFalse();
        assertThat(none.at("/schedule/makespanSeconds").isNull()).isTrue();
        assertThat(none.at("/remedies/2/makespanSeconds").isNull()).isTrue();
    }

    @Test
    void numbers_are_plainly_rounded() {
        assertThat(Written.as(Format.JSON, Samples.stickers()))
                .doesNotContainPattern("[0-9]\\.[0-9]{7}|[0-9]E")
                .contains("\"longestWaitSeconds\":0.5}", "\"starts\":[0,0,0");
        assertThat(Decimals.rate(1_234_567.8).toString()).isEqualTo("1234570");
        assertThat(Decimals.rate(0.000_012_345_678).toString()).isEqualTo("0.000012");
        assertThat(Decimals.rate(1e-12).toString()).isEqualTo("0");
        assertThat(Decimals.seconds(1e-9).toString()).isEqualTo("0");
        assertThat(Decimals.rate(1e300).toString()).isEqualTo("1E+300");
    }

    @Test
    void hostile_text_comes_back_as_it_went_in_save_for_broken_characters() {
        String text = "\"}],<\u0000\u001b\ud800\n";

        JsonNode json = Written.json(Written.as(Format.JSON, Samples.hostile(text)));

        assertThat(json.at("/service").stringValue()).isEqualTo("\"}],<\u0000\u001b\ufffd\n");
        assertThat(json.at("/findings/0/evidence")).hasSize(1);
    }
}
