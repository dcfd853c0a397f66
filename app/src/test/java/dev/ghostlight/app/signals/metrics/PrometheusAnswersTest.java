package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ghostlight.core.judge.metrics.NodePoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Prometheus may answer, said by a server that says what it is told. */
final class PrometheusAnswersTest {
    private static final long START = 1_764_000_000_000L;
    private static final List<PrometheusQuery> LATENCY =
            List.of(new PrometheusQuery("latency", "job:latency{a=\"b c\"}", "instance"));

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "";
    private HttpServer server = start();

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        server.createContext("/prom/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.add(String.valueOf(exchange.getRequestURI()));
        logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] bytes = body.getBytes(UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void values_that_are_no_numbers_are_missing_and_warnings_are_shown() throws InterruptedException {
        body = matrix("[1764000000,\"1.5\"],[1764000010.5,\"NaN\"],[1764000020,\"+Inf\"],[1764000030,\"2e3\"]")
                .replace("\"data\"", "\"warnings\":[\"one store did not answer\"],\"infos\":[],\"data\"");
        ReadMetrics read = read(PrometheusLogin.NONE, 60_000);
        NodePoints points = read.metrics().getFirst().nodes().getFirst();
        assertThat(points.node()).isEqualTo("node-1");
        assertThat(points.size()).isEqualTo(2);
        assertThat(points.value(1)).isEqualTo(2_000);
        assertThat(read.problems())
                .singleElement()
                .satisfies(told -> assertThat(told.message()).contains("warns: one store did not answer"));
        assertThat(questions)
                .singleElement()
                .satisfies(asked -> assertThat(asked)
                        .startsWith("/prom/api/v1/query_range?query=job%3Alatency%7Ba%3D%22b+c%22%7D")
                        .contains("start=1764000000.000", "end=1764000060.000", "step=10.000"));
    }

    @Test
    void a_long_time_is_asked_for_in_parts() throws InterruptedException {
        body = matrix("[1764000000,\"1\"]");
        read(PrometheusLogin.NONE, 10_000L * 25_000);
        assertThat(questions).hasSize(3);
        assertThat(questions.get(1)).contains("start=1764100000.000", "end=1764199990.000");
        assertThat(questions.get(2)).contains("start=1764200000.000", "end=1764250000.000");
    }

    @Test
    void logins_come_from_the_environment_and_are_shown_nowhere() throws InterruptedException {
        body = matrix("[1764000000,\"1\"]");
        PrometheusLogin token = PrometheusLogin.of(Map.of(PrometheusLogin.TOKEN, "s3cret"));
        PrometheusLogin basic =
                PrometheusLogin.of(Map.of(PrometheusLogin.USER, "ada", PrometheusLogin.PASSWORD, "s3cret"));
        read(token, 60_000);
        read(basic, 60_000);
        assertThat(logins).containsExactly("Bearer s3cret", "Basic YWRhOnMzY3JldA==");
        assertThat(token + " " + basic).doesNotContain("s3cret", "YWRh");
    }

    @Test
    void what_it_says_is_wrong_is_shown() throws InterruptedException {
        status = 400;
        body = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: unexpected end of input\"}";
        assertThat(problem()).contains("answers 400: parse error: unexpected end of input", "Nothing was read");
        status = 502;
        body = "<html>Bad Gateway</html>";
        assertThat(problem()).contains("answers 502: <html>Bad Gateway</html>");
        status = 401;
        assertThat(problem()).contains("it wants a login", PrometheusLogin.TOKEN);
        status = 302;
        assertThat(problem()).contains("it has moved to https://elsewhere.example/");
        status = 200;
        body = "hello";
        assertThat(problem()).contains("no answer of a Prometheus");
        body = matrix("[1764000000,\"1\"],[17640000");
        assertThat(problem()).contains("no answer of a Prometheus");
        body = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
        assertThat(problem()).contains("it has no such series in this time");
        body = matrix("[1764000000,\"1\"]").replace("instance", "pod");
        assertThat(problem()).contains("a series has no label instance");
    }

    @Test
    void nobody_there_and_no_answer_are_told() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(problem()).contains("cannot be read", "Check that a Prometheus listens there");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/prom/", _ -> {});
        server.start();
        assertThat(problem()).contains("no answer within 2 s");
    }

    @Test
    void an_address_that_is_none_is_refused() {
        URI address = URI.create("prometheus:9090");
        assertThatThrownBy(() -> new Prometheus(address, PrometheusLogin.NONE, Duration.ofSeconds(2)))
                .hasMessageContaining("prometheus:9090 is no address such as http://");
    }

    private static String matrix(String values) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":"
                + "{\"__name__\":\"x\",\"instance\":\"node-1\"},\"values\":[" + values + "]}]}}";
    }

    private String problem() throws InterruptedException {
        return read(PrometheusLogin.NONE, 60_000).problems().getFirst().message();
    }

    private ReadMetrics read(PrometheusLogin login, long millis) throws InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prom/");
        try (Prometheus prometheus = new Prometheus(base, login, Duration.ofSeconds(2))) {
            return prometheus.read(LATENCY, START, START + millis, Duration.ofSeconds(10));
        }
    }
}
