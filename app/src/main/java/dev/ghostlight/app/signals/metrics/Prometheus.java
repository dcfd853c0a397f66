package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.words.Visible;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads series from the HTTP API of a Prometheus, or of what speaks as one (Thanos, Mimir, VictoriaMetrics).
 *
 * <p>A long time is asked for in parts, as an answer holds 11,000 points of a series at most. For one thread at a time.
 */
public final class Prometheus implements AutoCloseable {
    private static final int STEPS_MAX = 10_000;
    private static final int SHOWN = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final URI base;
    private final PrometheusLogin login;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param base its address, with a path if it has one; {@code http} or {@code https}
     * @param timeout for connecting, and for each answer
     */
    public Prometheus(URI base, PrometheusLogin login, Duration timeout) {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "Prometheus: " + base + " is no address such as http://prometheus.example:9090/path");
        }
        this.base = base;
        this.login = login;
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Asks for some series, from one time to another.
     *
     * @param step between two points, at least a millisecond
     * @throws InterruptedException if the thread is interrupted
     */
    public ReadMetrics read(List<PrometheusQuery> queries, long fromMillis, long toMillis, Duration step)
            throws InterruptedException {
        PointTable table = new PointTable();
        List<SourceProblem> problems = new ArrayList<>();
        for (PrometheusQuery query : queries) {
            new Reading(query, table, problems).read(fromMillis, toMillis, Math.max(1, step.toMillis()));
        }
        return new ReadMetrics(table.all(), problems);
    }

    @Override
    public void close() {
        client.close();
    }

    /** The address of one question. */
    private URI address(String expression, long fromMillis, long toMillis, long stepMillis) {
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
        String query = "query=" + URLEncoder.encode(expression, UTF_8)
                + "&start=" + seconds(fromMillis)
                + "&end=" + seconds(toMillis)
                + "&step=" + seconds(stepMillis);
        String kept = base.getRawQuery() == null ? "" : base.getRawQuery() + "&";
        return URI.create(root() + path + "/api/v1/query_range?" + kept + query);
    }

    /** Without a name or password that an address may hold. */
    private String root() {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000);
    }

    /** The reading of one query. */
    private final class Reading {
        private final PrometheusQuery query;
        private final PointTable table;
        private final List<SourceProblem> problems;
        private final Set<String> told = new HashSet<>();
        private boolean isFound;

        Reading(PrometheusQuery query, PointTable table, List<SourceProblem> problems) {
            this.query = query;
            this.table = table;
            this.problems = problems;
        }

        void read(long from, long to, long step) throws InterruptedException {
            for (long begin = from; begin <= to; begin += STEPS_MAX * step) {
                long end = Math.min(to, begin + (STEPS_MAX - 1) * step);
                if (!readPart(address(query.expression(), begin, end, step))) {
                    return;
                }
            }
            if (!isFound) {
                unread(
                        "it has no such series in this time",
                        "Check the expression: it may ask for a name it does not know");
            }
        }

        /** Whether the rest may be asked for. */
        private boolean readPart(URI address) throws InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address).timeout(timeout).GET();
            if (!login.header().isEmpty()) {
                request.header("Authorization", login.header());
            }
            try {
                HttpResponse<InputStream> response =
                        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    return take(response, body);
                }
            } catch (HttpConnectTimeoutException e) {
                unread("no connection within " + timeout.toSeconds() + " s", "Check the address and the network");
            } catch (HttpTimeoutException e) {
                unread("no answer within " + timeout.toSeconds() + " s", "Ask for less, or allow more time");
            } catch (IOException e) {
                String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                unread("cannot be read: " + what, "Check that a Prometheus listens there");
            }
            return false;
        }

        private boolean take(HttpResponse<InputStream> response, InputStream body) throws IOException {
            int status = response.statusCode();
            if (status == UNAUTHORIZED || status == FORBIDDEN) {
                unread(
                        "answers " + status + ": it wants " + (login.header().isEmpty() ? "a" : "another") + " login",
                        "Set " + PrometheusLogin.TOKEN + ", or " + PrometheusLogin.USER + " and "
                                + PrometheusLogin.PASSWORD);
                return false;
            }
            if (status / 100 == 3) {
                unread(
                        "answers " + status + ": it has moved to "
                                + response.headers().firstValue("Location").orElse("nowhere"),
                        "Name that address");
                return false;
            }
            if (status != 200) {
                unread(
                        "answers " + status + ": " + errorOf(body.readNBytes(1 << 16)),
                        "Check the expression and the step");
                return false;
            }
            PrometheusAnswer answer = PrometheusAnswer.read(body);
            if (!answer.isSuccess() || !answer.resultType().equals("matrix")) {
                unread(
                        answer.isSuccess()
                                ? "answers with a " + answer.resultType() + " and no series"
                                : "answers: " + answer.error(),
                        "Check the expression and the step");
                return false;
            }
            answer.warnings()
                    .forEach(warning -> partial("warns: " + warning, "Some of it may be missing", "Look there"));
            answer.series().forEach(this::take);
            return true;
        }

        private void take(PrometheusAnswer.Series series) {
            String node = series.labels().getOrDefault(query.nodeLabel(), "");
            if (node.isEmpty()) {
                partial(
                        "a series has no label " + query.nodeLabel() + ": " + series.labels(),
                        "It is left out",
                        "Name the label that says the node");
                return;
            }
            isFound = true;
            PointTable.Points points = table.of(query.metric(), node);
            points.addAll(series.points());
            if (points.duplicates() > 0) {
                partial(
                        "there are several series of " + node,
                        "Of each time only the last one counts",
                        "Ask for one a node, such as sum by (" + query.nodeLabel() + ") (...)");
            }
        }

        private void unread(String what, String remedy) {
            problems.add(SourceProblem.unread(where(), shown(what), remedy));
        }

        private void partial(String what, String consequence, String remedy) {
            if (told.add(what)) {
                problems.add(SourceProblem.partial(where(), shown(what), consequence, remedy));
            }
        }

        private String where() {
            String path = base.getRawPath() == null ? "" : base.getRawPath();
            return root() + path + " (" + query.expression() + ")";
        }
    }

    private static String errorOf(byte[] body) {
        try {
            String error = PrometheusAnswer.read(new ByteArrayInputStream(body)).error();
            if (!error.isEmpty()) {
                return error;
            }
        } catch (IOException e) {
            // Whatever stands before it answers in its own words.
            return new String(body, UTF_8).strip();
        }
        return new String(body, UTF_8).strip();
    }

    private static String shown(String text) {
        return Visible.of(text, SHOWN);
    }
}
