package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.judge.metrics.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads metrics from the HTTP API of a Prometheus, or of what speaks like one. For one thread. */
public final class PrometheusMetrics implements AutoCloseable {
    /** Prometheus refuses more than 11,000 points of a series in one answer. */
    private static final int POINTS_MAX = 10_000;

    private static final int BODY_SHOWN = 200;
    private static final int OK = 200;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private final String base;
    private final String header;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param base such as {@code http://prometheus:9090} or with a path before {@code /api/v1}
     * @param environment the variables that secrets are in
     * @param timeout of each question
     * @throws MetricsException if the address is none, or a secret is missing
     */
    public PrometheusMetrics(URI base, PrometheusAccess access, Map<String, String> environment, Duration timeout)
            throws MetricsException {
        boolean isWeb = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
        if (!isWeb || base.getHost() == null || base.getRawUserInfo() != null || base.getRawQuery() != null) {
            throw MetricsException.wrong(List.of(MetricsException.problem(
                    base.getRawUserInfo() == null ? base.toString() : "the address of Prometheus",
                    "is not the address of a Prometheus",
                    "No metric can be read",
                    "Write it as http://host:9090 or https://host/path; a name and password belong to the settings of"
                            + " access")));
        }
        this.base = base.toString().replaceFirst("/+$", "");
        this.header = access.header(environment);
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Asks for points, in several parts where there are many.
     *
     * @throws MetricsException if Prometheus does not answer as it should, or the series cannot be told apart by node
     */
    public ReadMetrics read(PrometheusQuery query) throws MetricsException {
        SortedMap<String, Gathering> nodes = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        long step = Math.max(1, query.step().toSeconds());
        Instant from = query.from();
        while (!from.isAfter(query.until())) {
            Instant end = from.plusSeconds(step * (POINTS_MAX - 1));
            Instant until = end.isAfter(query.until()) ? query.until() : end;
            String url = base + "/api/v1/query_range?query=" + URLEncoder.encode(query.expression(), UTF_8) + "&start="
                    + seconds(from) + "&end=" + seconds(until) + "&step=" + step;
            PrometheusAnswer answer = answer(url);
            answer.warnings().stream()
                    .map(warning -> base + " warns: " + Visible.of(warning))
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
            gather(query, answer, nodes);
            from = until.plusSeconds(step);
        }
        SortedMap<String, SortedMap<String, Gathering>> gathered = new TreeMap<>();
        gathered.put(query.metric(), nodes);
        return new ReadMetrics(Gathering.all(gathered, new ArrayList<>()), notes);
    }

    private static String seconds(Instant instant) {
        return String.format(Locale.ROOT, "%.3f", instant.toEpochMilli() / 1e3);
    }

    private void gather(PrometheusQuery query, PrometheusAnswer answer, SortedMap<String, Gathering> nodes)
            throws MetricsException {
        Map<String, String> seen = new TreeMap<>();
        for (PrometheusAnswer.Series series : answer.series()) {
            String node = series.labels().get(query.nodeLabel());
            if (node == null) {
                throw wrong(
                        query,
                        "a series has no label " + query.nodeLabel() + ": " + series.labels(),
                        "Write `by (" + query.nodeLabel() + ")` into the query, or name the label that holds the node");
            }
            String before = seen.put(node, series.labels().toString());
            if (before != null) {
                throw wrong(
                        query,
                        "two series are of " + node + ": " + before + " and " + series.labels(),
                        "Write `sum by (" + query.nodeLabel() + ") (...)`, or another aggregation, into the query");
            }
            Gathering gathering = nodes.computeIfAbsent(node, _ -> new Gathering());
            for (int i = 0; i < series.millis().size(); i++) {
                gathering.add(series.millis().get(i), series.values().get(i), 0);
            }
        }
    }

    private MetricsException wrong(PrometheusQuery query, String what, String remedy) {
        return MetricsException.wrong(List.of(MetricsException.problem(
                base + ", " + query.expression(), what, "It cannot be told which points are of which node", remedy)));
    }

    /**
     * What a metric is, by its name and by what Prometheus was told of it; null where neither says.
     *
     * @throws MetricsException if Prometheus does not answer as it should
     */
    public @Nullable Kind kind(String expression) throws MetricsException {
        if (!NAME.matcher(expression).matches()) {
            return null;
        }
        if (expression.endsWith("_total")) {
            return Kind.COUNTER;
        }
        String type = answer(base + "/api/v1/metadata?limit=1&metric=" + URLEncoder.encode(expression, UTF_8))
                .type();
        return switch (type) {
            case "counter" -> Kind.COUNTER;
            case "gauge" -> Kind.VALUE;
            default -> null;
        };
    }

    private PrometheusAnswer answer(String url) throws MetricsException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(timeout).header("Accept", "application/json");
        if (!header.isEmpty()) {
            request.header("Authorization", header);
        }
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException _) {
            throw unreachable(
                    "did not answer within " + timeout.toMillis() + " ms", "Check that it runs, or wait longer");
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw unreachable("cannot be reached: " + reason, "Check the address, and that it runs");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreachable("was interrupted", "Run it again");
        }
        PrometheusAnswer answer = PrometheusAnswer.read(response.body());
        if (answer == null) {
            throw unreachable(
                    "answered " + response.statusCode() + " with what is no answer of Prometheus: \""
                            + Visible.of(response.body().strip(), BODY_SHOWN) + "\"",
                    response.statusCode() == 401 || response.statusCode() == 403
                            ? "Check name, password or token"
                            : "Check the address and its path");
        }
        if (!answer.error().isEmpty() || response.statusCode() != OK) {
            String remedy = "bad_data".equals(answer.errorType()) ? "Correct the query" : "Ask whoever runs it";
            throw unreachable("answered " + response.statusCode() + ": " + answer.error(), remedy);
        }
        return answer;
    }

    private MetricsException unreachable(String what, String remedy) {
        return MetricsException.unreachable(
                MetricsException.problem(base, what, "Nothing is known of its metrics", remedy));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
