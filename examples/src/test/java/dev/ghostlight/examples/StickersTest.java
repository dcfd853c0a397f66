package dev.ghostlight.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Show;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The figures of the night of the stickers, as measured by a simulation of every request. */
final class StickersTest {
    private static final String EXAMPLE = "examples/stickers";

    @Test
    void all_at_once_is_150_000_calls_that_begin_at_8_000_a_second() {
        JsonNode load = load(Forecast.json(EXAMPLE));
        assertThat(load.path("series").path(0).path(1).doubleValue()).isCloseTo(8_000, withinPercentage(0.1));
        assertThat(load.path("firstSecondCalls").doubleValue()).isCloseTo(5_860, withinPercentage(2));
        assertThat(load.path("busiestSecondCalls").doubleValue()).isCloseTo(5_860, withinPercentage(2));
        assertThat(load.path("totalCalls").doubleValue()).isCloseTo(150_000, withinPercentage(0.5));
        assertThat(load.path("totalSeconds").doubleValue()).isCloseTo(7_200, withinPercentage(0.1));
    }

    @Test
    void a_second_wave_comes_when_all_entries_expire_together() {
        JsonNode wave = load(Forecast.json(EXAMPLE)).path("secondWave");
        assertThat(wave.path("peakPerSecond").doubleValue()).isCloseTo(1_122, withinPercentage(5));
        assertThat(wave.path("atSeconds").doubleValue()).isCloseTo(7_200, withinPercentage(1));
    }

    @Test
    void without_a_margin_3_seconds_are_the_smallest_even_gap() {
        JsonNode schedule = Forecast.json(EXAMPLE, "--margin", "none").path("schedule");
        assertThat(schedule.path("uniformGapSeconds").doubleValue()).isEqualTo(3);
        assertThat(schedule.path("makespanSeconds").doubleValue()).isCloseTo(104, withinPercentage(10));
    }

    @ParameterizedTest
    @CsvSource({"prod,true", "catalogue,true", "prod-unbounded,false"})
    void it_recovers_where_the_queue_is_shorter_than_the_timeout(String environment, boolean recovers) {
        JsonNode forecast = Forecast.json(EXAMPLE, "--env", environment);
        assertThat(load(forecast).path("recovers").booleanValue()).isEqualTo(recovers);
        assertThat(forecast.path("verdict").stringValue()).isEqualTo("danger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod-4m", "prod-even", "prod-safe", "catalogue-4m", "catalogue-safe"})
    void a_safe_rollout_is_clear(String environment) {
        Forecast forecast = Forecast.of(List.of(EXAMPLE, "--env", environment));
        assertThat(forecast.exitCode()).as(forecast.out()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "catalogue"})
    void the_safe_environment_has_the_schedule_that_is_proposed(String environment) {
        List<String> proposed =
                starts(Forecast.json(EXAMPLE, "--env", environment).path("schedule"));
        List<String> written =
                starts(Forecast.json(EXAMPLE, "--env", environment + "-safe").path("plan"));
        assertThat(written)
                .as(
                        "write into %s/ghostlight.yaml, environment %s-safe:%nstarts: [%n%s]%n",
                        EXAMPLE, environment, inLines(proposed))
                .isEqualTo(proposed);
    }

    @Test
    void the_smallest_even_gap_is_the_one_that_is_proposed() {
        JsonNode proposed = Forecast.json(EXAMPLE).path("schedule");
        assertThat(starts(Forecast.json(EXAMPLE, "--env", "prod-even").path("plan")))
                .as("prod-even has the smallest even gap")
                .element(1)
                .isEqualTo(seconds(proposed.path("uniformGapSeconds")));
    }

    @Test
    void the_readme_tells_the_figures_of_the_forecast() throws Exception {
        JsonNode prod = load(Forecast.json(EXAMPLE));
        JsonNode catalogue = load(Forecast.json(EXAMPLE, "--env", "catalogue"));
        JsonNode hot = Forecast.json(EXAMPLE, "--margin", "none").path("schedule");
        double smallGap = hot.path("uniformGapSeconds").doubleValue();
        double largeGap = flatCatalogue().path("uniformGapSeconds").doubleValue();
        assertThat(Files.readString(Path.of(EXAMPLE, "README.md")).replaceAll("\\s+", " "))
                .contains(Show.count(prod.path("totalCalls").doubleValue()) + " calls")
                .contains(Show.rate(prod.path("peakPerSecond").doubleValue()))
                .contains(Show.count(prod.path("busiestSecondCalls").doubleValue()))
                .contains(Show.rate(prod.at("/secondWave/peakPerSecond").doubleValue()))
                .contains(Show.count(catalogue.path("totalCalls").doubleValue()) + " calls")
                .contains(Show.count(prod.at("/overload/refusedRequests").doubleValue()))
                .contains(Show.seconds(prod.at("/overload/afterSeconds").doubleValue()))
                .contains(Math.round(240 / largeGap) + " to " + Math.round(240 / smallGap) + " times")
                .contains(Show.seconds(smallGap) + " are enough")
                .contains(Show.seconds(largeGap) + " are enough");
    }

    /** The catalogue, if its reads are spread more evenly than assumed. */
    private static JsonNode flatCatalogue() {
        return Forecast.json(
                        ("--nodes 50 --requests 8000/s --keys 12000 --popularity zipf(0.8) --ttl 2h --capacity 1000/s"
                                        + " --gap 4m --margin none")
                                .split(" "))
                .path("schedule");
    }

    private static JsonNode load(JsonNode forecast) {
        return forecast.path("load").path(0);
    }

    private static List<String> starts(JsonNode schedule) {
        List<String> starts = new ArrayList<>();
        schedule.path("starts").forEach(start -> starts.add(seconds(start)));
        return starts;
    }

    private static String seconds(JsonNode number) {
        BigDecimal seconds = number.decimalValue().stripTrailingZeros();
        return seconds.toPlainString() + "s";
    }

    /** Sixteen to a line, as they stand in the file. */
    private static String inLines(List<String> starts) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < starts.size(); i += 16) {
            lines.append("        ")
                    .append(starts.subList(i, Math.min(starts.size(), i + 16)).stream()
                            .collect(Collectors.joining(", ")))
                    .append(i + 16 < starts.size() ? ",\n" : "");
        }
        return lines.toString();
    }
}
