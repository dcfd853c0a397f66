package dev.ghostlight.app.signals.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.envelope.Envelopes;
import dev.ghostlight.app.signals.otlp.OtlpRecord;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes logs that exporters and collectors send to {@code POST /v1/logs}: OTLP over HTTP, binary or as JSON. When more
 * comes than is read, senders are told to come again a second later, and memory stays bounded.
 */
public final class OtlpReceiver implements LineSource {
    private static final String PATH = "/v1/logs";
    private static final long LOOK_MILLIS = 100;
    private static final long QUIET_MILLIS = 1_000;
    private static final int RETRY_SECONDS = 1;
    private static final int REQUESTS_WAITING = 64;
    private static final int REQUESTS_AT_ONCE = 16;
    private static final int RECORDS_WAITING = 200_000;
    private static final int NODES_MAX = 1_000;

    private final InetSocketAddress address;
    private final String node;
    private final BlockingQueue<List<OtlpRecord>> requests = new ArrayBlockingQueue<>(REQUESTS_WAITING);
    private final Semaphore atOnce = new Semaphore(REQUESTS_AT_ONCE);
    private final Semaphore room = new Semaphore(RECORDS_WAITING);
    private final Map<String, Envelopes> nodes = new HashMap<>();
    private volatile @Nullable InetSocketAddress bound;
    private volatile boolean isClosed;
    private boolean isCrowded;

    /**
     * @param address where it listens
     * @param node the server its records are of; empty where each names its own: its pod, host or instance
     */
    public OtlpReceiver(InetSocketAddress address, String node) {
        this.address = address;
        this.node = node;
    }

    /** Where it listens; nothing before it is read. */
    public Optional<InetSocketAddress> bound() {
        return Optional.ofNullable(bound);
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            to.problem(SourceProblem.unread(
                    name(address),
                    "logs cannot be taken here: " + e.getMessage(),
                    "Look what else listens there, or write another port"));
            return;
        }
        try (ExecutorService handlers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("otlp-", 0).factory())) {
            server.setExecutor(handlers);
            server.createContext("/", this::handle);
            server.start();
            bound = server.getAddress();
            try {
                readAll(to);
            } finally {
                server.stop(0);
            }
        }
        for (List<OtlpRecord> request = requests.poll(); request != null; request = requests.poll()) {
            handOn(request, to);
        }
        nodes.values().forEach(Envelopes::end);
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void readAll(LineSink to) throws InterruptedException {
        long waited = 0;
        while (!isClosed) {
            List<OtlpRecord> request = requests.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (request != null) {
                handOn(request, to);
                room.release(request.size());
                waited = 0;
            } else if ((waited += LOOK_MILLIS) == QUIET_MILLIS) {
                nodes.values().forEach(Envelopes::flush);
                to.nothingForNow();
            }
        }
    }

    private void handOn(List<OtlpRecord> records, LineSink to) {
        for (OtlpRecord each : records) {
            if (!each.isEmpty()) {
                envelopes(each, to).add(each);
            }
        }
    }

    private Envelopes envelopes(OtlpRecord record, LineSink to) {
        String named = !node.isEmpty() ? node : record.node().isEmpty() ? name(address) : record.node();
        Envelopes known = nodes.get(named);
        if (known != null) {
            return known;
        }
        if (nodes.size() >= NODES_MAX && !isCrowded) {
            isCrowded = true;
            to.problem(SourceProblem.partial(
                    name(address),
                    "more than " + NODES_MAX + " nodes send logs",
                    "The records of the others count for one node together",
                    "Look whether host.name or k8s.pod.name is another for each record"));
        }
        return nodes.computeIfAbsent(
                nodes.size() < NODES_MAX ? named : name(address), name -> new Envelopes(name, true, to));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            LogsRequest request = new LogsRequest(exchange);
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                request.answerRefused(new LogsRequest.Refused(404, "logs are taken at " + PATH));
            } else if (atOnce.tryAcquire()) {
                try {
                    take(request);
                } finally {
                    atOnce.release();
                }
            } else {
                request.answerLater(RETRY_SECONDS);
            }
        }
    }

    private void take(LogsRequest request) throws IOException {
        try {
            List<OtlpRecord> records = request.records();
            boolean isTaken = !isClosed && room.tryAcquire(records.size());
            if (isTaken && requests.offer(records)) {
                request.answerTaken(records.stream().filter(OtlpRecord::isEmpty).count());
            } else {
                room.release(isTaken ? records.size() : 0);
                request.answerLater(RETRY_SECONDS);
            }
        } catch (LogsRequest.Refused refused) {
            request.answerRefused(refused);
        }
    }

    private static String name(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
