package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.load.Curve;
import dev.ghostlight.core.load.Overload;
import dev.ghostlight.core.load.StoreLoad;
import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextChartTest {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    @Test
    void a_narrow_wave_is_seen_however_long_the_horizon() {
        List<String> lines = lines(spike(500, 400), 60);

        assertThat(bars(lines.getFirst())).isEqualTo(1);
    }

    @Test
    void a_load_just_above_the_capacity_reaches_into_the_line() {
        assertThat(bars(capacityLine(lines(spike(1_001, 1_000), 60)))).isEqualTo(1);
    }

    @Test
    void a_load_just_below_the_capacity_stays_under_the_line() {
        assertThat(bars(capacityLine(lines(spike(999, 1_000), 60)))).isZero();
    }

    @Test
    void a_capacity_far_above_the_load_is_told_and_does_not_flatten_the_curve() {
        TextChart chart = chart(spike(500, 100_000), 80);

        assertThat(chart.lines(new Ink(false))).noneMatch(line -> line.contains("capacity"));
        assertThat(chart.legend()).contains("capacity of 100,000/s lies above the chart");
    }

    @Test
    void a_store_at_rest_has_no_bars() {
        StoreLoad load = Samples.onePoint().load().orElseThrow().stores().getFirst();

        assertThat(lines(load, 40)).allSatisfy(line -> assertThat(bars(line)).isZero());
    }

    @Test
    void a_column_shows_the_highest_rate_of_its_span() {
        double[] times = new double[10_001];
        double[] rates = new double[10_001];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
            rates[i] = i % 2 == 0 ? 100 : 0;
        }

        assertThat(lines(load(times, rates, 100, 400, List.of()), 60))
                .anyMatch(line -> line.matches(".*[│┤][▁▂▃▄▅▆▇█]{40,}"));
    }

    @Test
    void the_second_wave_is_marked_on_a_time_axis_that_says_it_is_logarithmic() {
        StoreLoad load = Samples.stickers().load().orElseThrow().stores().getFirst();
        TextChart chart = chart(load, 80);
        List<String> lines = chart.lines(new Ink(false));
        int column = lines.get(lines.size() - 2).indexOf('2');

        assertThat(BARS).contains(capacityLine(lines).substring(column, column + 1));
        assertThat(chart.legend()).contains("(logarithmic)", "2 and 3 mark");
    }

    @Test
    void a_capacity_line_without_room_for_its_label_is_told_below() {
        TextChart chart = chart(Samples.stickers().load().orElseThrow().stores().getFirst(), 36);

        assertThat(chart.lines(new Ink(false))).noneMatch(line -> line.contains("capacity"));
        assertThat(chart.legend()).contains("The line is the capacity 1,000/s.");
    }

    private static String capacityLine(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("─ capacity 1,000/s "))
                .findFirst()
                .orElseThrow();
    }

    private static long bars(String line) {
        return line.chars().filter(cell -> BARS.indexOf(cell) >= 0).count();
    }

    private static List<String> lines(StoreLoad load, int width) {
        return chart(load, width).lines(new Ink(false));
    }

    private static TextChart chart(StoreLoad load, int width) {
        return new TextChart(load, TimeAxis.over(List.of(load)), width);
    }

    private static StoreLoad spike(double peak, double capacity) {
        return load(
                new double[] {0, 5_000, 5_000.1, 5_000.2, 10_000},
                new double[] {1, 1, peak, 1, 1},
                peak,
                capacity,
                List.of(new Wave(1, peak, 5_000.1, peak)));
    }

    private static StoreLoad load(double[] times, double[] rates, double peak, double capacity, List<Wave> waves) {
        Store store = new Store(
                "db",
                Place.of("ghostlight.yaml", ""),
                Quantity.of(capacity),
                0,
                Quantity.unknown(),
                0,
                Quantity.unknown(),
                0,
                false);
        return new StoreLoad(
                store,
                new Curve(Doubles.of(times), Doubles.of(rates)),
                1,
                peak,
                0,
                peak,
                0,
                peak,
                0,
                0,
                peak,
                peak,
                10_000,
                waves,
                new Overload.None());
    }
}
