package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.metrics.MetricPoints;
import dev.ghostlight.core.judge.metrics.NodePoints;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricCsvTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_column_for_each_metric() throws IOException {
        ReadMetrics read =
                read("time,node,latency,errors\n1764000000,a,1.5,3\n1764000010,a,,NaN\n1764000000,b,2e3,null\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.metrics()).extracting(MetricPoints::name).containsExactly("errors", "latency");
        NodePoints latency = points(read, "latency", "a");
        assertThat(latency.size()).isEqualTo(1);
        assertThat(latency.timeMillis(0)).isEqualTo(1_764_000_000_000L);
        assertThat(latency.value(0)).isEqualTo(1.5);
        assertThat(points(read, "latency", "b").value(0)).isEqualTo(2_000);
        assertThat(points(read, "errors", "b").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void a_point_a_row_with_any_separator_mark_quotes_and_order(String separator) throws IOException {
        String text = "\uFEFFtime,node,metric,value\r\n"
                + "1764000020000,\"a \"\"1\"\"\",\"x,y;z\",3\r\n"
                + "2025-11-24T16:00:10Z,\"a \"\"1\"\"\",\"x,y;z\",2\r\n"
                + "2025-11-24 17:00:00+01:00,\"a \"\"1\"\"\",\"x,y;z\",1\r\n";
        ReadMetrics read = read(text.replace(",", separator).replace("x" + separator + "y", "x,y"));
        assertThat(read.problems()).isEmpty();
        NodePoints points = points(read, "x,y;z", "a \"1\"");
        assertThat(IntStream.range(0, 3).mapToLong(points::timeMillis))
                .containsExactly(1_764_000_000_000L, 1_764_000_010_000L, 1_764_000_020_000L);
        assertThat(IntStream.range(0, 3).mapToDouble(points::value)).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void all_problems_are_told_at_once_with_their_lines() throws IOException {
        ReadMetrics read = read("""
                time,node,latency
                yesterday,a,1
                2025-11-24T16:00:10,a,1
                1764000000,a,fast
                1764000000,a
                1764000000,,1
                1764000000,"a"b,1
                1764000000,a,1
                1764000000,a,2
                """);
        assertThat(read.problems())
                .extracting(SourceProblem::message)
                .satisfiesExactly(
                        said -> assertThat(said).contains(":2: time 'yesterday' is no time"),
                        said -> assertThat(said).contains(":3: time '2025-11-24T16:00:10' names no zone"),
                        said -> assertThat(said).contains(":4: latency 'fast' is no number"),
                        said -> assertThat(said).contains(":5: has 2 fields, where the first row names 3"),
                        said -> assertThat(said).contains(":6: names no node"),
                        said -> assertThat(said).contains(":7: text follows a closing quote"),
                        said -> assertThat(said).contains("1 points have the time, node and metric of another one"));
        assertThat(points(read, "latency", "a").value(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zeit,node,latency | no column is named time",
                "time,node | there is no column of a metric",
                "time,metric,node | there is a column metric and none named value",
                "time,a,a | two columns have the same name",
                "'' | is empty"
            })
    void a_first_row_that_names_too_little_is_refused(String header, String problem) throws IOException {
        ReadMetrics read = read(header);
        assertThat(read.metrics()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(told -> {
            assertThat(told.isUnread()).isTrue();
            assertThat(told.message()).contains(problem);
        });
    }

    @Test
    void a_file_that_is_not_there_is_a_problem_too() {
        assertThat(MetricCsv.read(folder.resolve("none.csv")).problems())
                .singleElement()
                .satisfies(told -> assertThat(told.message()).contains("none.csv: there is no such file"));
    }

    @Test
    void without_a_column_of_nodes_all_is_one() throws IOException {
        assertThat(points(read("timestamp,latency\n1764000000,1\n"), "latency", MetricCsv.ONE_NODE)
                        .size())
                .isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void a_million_rows_in_gzip_are_read_in_seconds() throws IOException {
        Path file = folder.resolve("many.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            StringBuilder text = new StringBuilder("time,node,metric,value\n");
            for (int i = 0; i < 1_000_000; i++) {
                text.append(1_764_000_000L + i / 20)
                        .append(",node-")
                        .append(i % 20)
                        .append(",latency,");
                text.append(100 + i % 37).append(".5\n");
                if (text.length() > 1 << 16) {
                    out.write(text.toString().getBytes(UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(UTF_8));
        }
        ReadMetrics read = MetricCsv.read(file);
        assertThat(read.problems()).isEmpty();
        assertThat(read.metrics().getFirst().nodes())
                .hasSize(20)
                .allSatisfy(node -> assertThat(node.size()).isEqualTo(50_000));
    }

    private ReadMetrics read(String text) throws IOException {
        Path file = folder.resolve("metrics.csv");
        Files.writeString(file, text);
        return MetricCsv.read(file);
    }

    private static NodePoints points(ReadMetrics read, String metric, String node) {
        List<NodePoints> found = read.metrics().stream()
                .filter(each -> each.name().equals(metric))
                .flatMap(each -> each.nodes().stream())
                .filter(each -> each.node().equals(node))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
