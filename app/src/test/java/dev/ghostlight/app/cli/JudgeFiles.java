package dev.ghostlight.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Logs and metrics of a fleet of six, of which node-3 is changed at noon. */
final class JudgeFiles {
    static final String CHANGE = "2026-11-20T12:00:00Z";
    static final String ORDER = "INFO order stored";
    static final String ERROR = "ERROR no route to shard 7";

    private static final int NODES = 6;
    private static final int CHANGED = 3;
    private static final long SEED = 20_261_127;

    private final Path folder;

    JudgeFiles(Path folder) {
        this.folder = folder;
    }

    static String at(double seconds, String text) {
        return Instant.parse(CHANGE).plusMillis(Math.round(seconds * 1e3)) + " " + text;
    }

    Path log(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** A line every ten seconds. */
    static List<String> orders(double from, double to) {
        List<String> lines = new ArrayList<>();
        for (double second = from; second < to; second += 10) {
            lines.add(at(second, ORDER));
        }
        return lines;
    }

    /** An hour of all nodes in {@code before}, and ten minutes of the changed one in {@code after}, with more lines. */
    void fleet(String... more) throws IOException {
        for (int node = 0; node < NODES; node++) {
            List<String> lines = orders(-3_600, node == CHANGED ? 0 : 600);
            log("before/node-" + node + ".log", lines.toArray(String[]::new));
        }
        List<String> after = orders(0, 600);
        after.addAll(List.of(more));
        after.sort(null);
        log("after/node-" + CHANGED + ".log", after.toArray(String[]::new));
    }

    String before() {
        return folder.resolve("before").toString();
    }

    String after() {
        return folder.resolve("after").toString();
    }

    /** A latency and two counts, of an hour before the change and 15 minutes after it. */
    String metrics(double latencyAfter, boolean isMailSent) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> rows = new ArrayList<>(List.of("time,node,latency_ms,orders_paid,mails_sent"));
        for (int i = -240; i < 60; i++) {
            for (int node = 0; node < NODES; node++) {
                boolean isAfter = i >= 0 && node == CHANGED;
                double latency = (isAfter ? latencyAfter : 20) * (1 + 0.05 * random.nextGaussian());
                int orders = 5 + random.nextInt(5);
                rows.add(Instant.parse(CHANGE).plusSeconds(15L * i) + ",node-" + node + "," + latency + "," + orders
                        + "," + (isAfter && !isMailSent ? 0 : orders));
            }
        }
        return log("metrics.csv", rows.toArray(String[]::new)).toString();
    }
}
