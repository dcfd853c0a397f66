package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.ghostlight.core.judge.metrics.Metric;
import dev.ghostlight.core.judge.metrics.MetricGuess;
import dev.ghostlight.core.judge.metrics.MetricKind;
import dev.ghostlight.core.judge.metrics.NodePoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a Prometheus of the distribution, which scrapes a target that this test serves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrometheusTest {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int SCRAPES_MIN = 8;

    private final AtomicInteger scrapes = new AtomicInteger();
    private @Nullable Process process;
    private @Nullable HttpServer target;
    private URI base = URI.create("http://127.0.0.1/");
    private long started;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(
                Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "prometheus"))),
                "prometheus is missing");
        HttpServer served = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target = served;
        served.createContext("/metrics", exchange -> {
            int count = scrapes.incrementAndGet();
            byte[] text = ("requests_total " + 10 * count + "\nlatency_seconds 0.25\nbroken NaN\n").getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            try (exchange) {
                exchange.getResponseBody().write(text);
            }
        });
        served.start();
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(config, """
                global: {scrape_interval: 200ms, scrape_timeout: 200ms}
                scrape_configs:
                  - job_name: shop
                    static_configs:
                      - targets: ['127.0.0.1:%1$d']
                        labels: {node: web-1}
                """.formatted(served.getAddress().getPort()));
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port + "/prom");
        started = System.currentTimeMillis();
        Process running = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.external-url=" + base)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        process = running;
        for (int i = 0; i < 300 && scrapes.get() < SCRAPES_MIN; i++) {
            assertThat(running.isAlive()).as(() -> log(folder.resolve("log"))).isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(scrapes.get()).as(() -> log(folder.resolve("log"))).isGreaterThanOrEqualTo(SCRAPES_MIN);
    }

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        }
        HttpServer served = target;
        if (served != null) {
            served.stop(0);
        }
    }

    @Test
    void its_series_are_read_by_node() throws InterruptedException {
        ReadMetrics read = read(
                new PrometheusQuery("requests", "requests_total", "node"),
                new PrometheusQuery("latency", "latency_seconds * 1000", "node"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.metrics()).hasSize(2);
        NodePoints latency = read.metrics().getFirst().nodes().getFirst();
        assertThat(latency.node()).isEqualTo("web-1");
        assertThat(latency.size()).isGreaterThan(3);
        assertThat(latency.value(latency.size() - 1)).isEqualTo(250);
        Metric requests = MetricGuess.of(read.metrics().getLast());
        assertThat(requests.kind()).isEqualTo(MetricKind.COUNTER);
    }

    @Test
    void what_is_no_number_is_missing_and_what_is_not_there_is_told() throws InterruptedException {
        ReadMetrics read = read(
                new PrometheusQuery("broken", "broken", "node"), new PrometheusQuery("none", "no_such_thing", "node"));
        assertThat(read.metrics().getFirst().nodes().getFirst().size()).isZero();
        assertThat(read.problems())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.message()).contains("no_such_thing", "it has no such series in this time"));
    }

    @Test
    void its_errors_are_shown_as_it_says_them() throws InterruptedException {
        ReadMetrics read = read(new PrometheusQuery("broken", "sum(", "node"));
        assertThat(read.problems())
                .singleElement()
                .satisfies(told -> assertThat(told.message()).contains("answers 400", "parse error"));
    }

    @Test
    void more_points_than_it_answers_at_once_are_no_problem() throws InterruptedException {
        try (Prometheus prometheus = new Prometheus(base, PrometheusLogin.NONE, WAIT)) {
            long end = System.currentTimeMillis();
            ReadMetrics read = prometheus.read(
                    List.of(new PrometheusQuery("latency", "latency_seconds", "node")),
                    end - 30_000_000,
                    end,
                    Duration.ofSeconds(1));
            assertThat(read.problems()).isEmpty();
            assertThat(read.metrics().getFirst().nodes().getFirst().size()).isPositive();
        }
    }

    private ReadMetrics read(PrometheusQuery... queries) throws InterruptedException {
        try (Prometheus prometheus = new Prometheus(base, PrometheusLogin.NONE, WAIT)) {
            return prometheus.read(List.of(queries), started, System.currentTimeMillis(), Duration.ofMillis(200));
        }
    }
}
