package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.app.shadow.ShadowLimits;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.Commands;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.duration.Sample;
import dev.ghostlight.core.migration.duration.Size;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is kept for the next forecast of the same database: its filled shadow, and what statements took on it.
 *
 * <p>Everything that either hangs on is part of its name, so nothing is ever out of date; a few are kept, the latest
 * made. Whatever cannot be read or written is done without. Safe for several processes at once: what is kept appears as
 * a whole, and is only ever copied.
 */
final class Kept {
    /** Goes up when shadows are filled or measured otherwise than before. */
    private static final int EDITION = 2;

    private static final int CLUSTERS_MAX = 6;
    private static final int SAMPLES_MAX = 200;

    private final Path clusters;
    private final Path samples;
    private final String shadow;

    private Kept(Path clusters, Path samples, String shadow) {
        this.clusters = clusters;
        this.samples = samples;
        this.shadow = shadow;
    }

    /** For a database of these facts whose schema these migrations make. */
    static Kept of(ServerFolders folders, DatabaseFacts facts, List<Migration> schema, ShadowLimits limits) {
        StringBuilder all = new StringBuilder().append(EDITION).append('\n');
        all.append(PostgresServer.nearest(facts.engine().major()))
                .append('\n')
                .append(limits.rows())
                .append('\n');
        facts.tables().forEach(table -> append(all, table));
        all.append(new TreeMap<>(facts.settings())).append('\n');
        schema.forEach(migration -> append(all, migration));
        return new Kept(folders.base().resolve("kept"), folders.base().resolve("samples"), hash(all.toString()));
    }

    /** What the filler goes by; spelled out, as a record's own text takes the JVM 0.1 s to make for the first time. */
    private static void append(StringBuilder all, TableFacts table) {
        all.append(table.name());
        append(all, table.rows(), table.rowBytes(), table.asideBytes(), table.indexBytes());
        table.columns().forEach(column -> {
            all.append(column.name());
            append(all, column.nullPart(), column.distinct(), column.averageBytes());
        });
    }

    private static void append(StringBuilder all, Quantity... quantities) {
        for (Quantity each : quantities) {
            all.append('\t').append(each.orElse(-1));
        }
        all.append('\n');
    }

    private static void append(StringBuilder all, Migration migration) {
        migration.blocks().forEach(block -> {
            all.append(block.isTransaction()).append(block.isUndone()).append('\n');
            block.statements()
                    .forEach(each -> all.append(each.text())
                            .append('\0')
                            .append(each.data())
                            .append('\0'));
        });
    }

    /** The folder of the filled cluster, where one is kept. */
    Optional<Path> cluster() {
        Path place = clusters.resolve(shadow);
        if (!Files.isDirectory(place.resolve("data"))) {
            return Optional.empty();
        }
        return Optional.of(place);
    }

    /** Keeps the cluster of a server on which nothing happens meanwhile. */
    void keep(PostgresServer server) {
        try {
            Files.createDirectories(clusters);
            forgetOldest(clusters, CLUSTERS_MAX - 1);
            Path unfinished = Files.createTempDirectory(clusters, "new");
            if (server.saveTo(unfinished)) {
                ServerFolders.publish(unfinished, clusters.resolve(shadow));
            } else {
                Commands.remove(unfinished);
            }
        } catch (IOException | ServerException withoutIt) {
            // The next forecast fills its own.
        }
    }

    /** What the statements of a migration took, where that is kept; {@code before} are those that ran before it. */
    Optional<Map<Integer, Sample>> samples(List<Migration> before, Migration migration, MeasureLimits limits) {
        try {
            Path file = file(before, migration, limits);
            Map<Integer, Sample> read = new TreeMap<>();
            Map<Integer, Map<String, Size>> tables = new HashMap<>();
            Map<Integer, Double> seconds = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", -1);
                int statement = Integer.parseInt(cells[0]);
                seconds.put(statement, Double.valueOf(cells[1]));
                tables.computeIfAbsent(statement, _ -> new HashMap<>())
                        .put(
                                cells[5],
                                new Size(
                                        Double.parseDouble(cells[2]),
                                        Double.parseDouble(cells[3]),
                                        Double.parseDouble(cells[4])));
            }
            seconds.forEach((statement, took) ->
                    read.put(statement, new Sample(tables.getOrDefault(statement, Map.of()), took)));
            return Optional.of(read);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException notThere) {
            return Optional.empty();
        }
    }

    /** Keeps what the statements of a migration took. */
    void keep(List<Migration> before, Migration migration, MeasureLimits limits, Map<Integer, Sample> measured) {
        StringBuilder lines = new StringBuilder();
        measured.forEach((statement, sample) -> sample.tables()
                .forEach((table, size) -> lines.append(statement)
                        .append('\t')
                        .append(sample.cpuSeconds())
                        .append('\t')
                        .append(size.rows())
                        .append('\t')
                        .append(size.bytes())
                        .append('\t')
                        .append(size.asideBytes())
                        .append('\t')
                        .append(table.replaceAll("[\t\n\r]", " "))
                        .append('\n')));
        keep(file(before, migration, limits), lines.toString());
    }

    private void keep(Path file, String text) {
        try {
            Files.createDirectories(samples);
            forgetOldest(samples, SAMPLES_MAX - 1);
            Path unfinished = Files.createTempFile(samples, "new", "");
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | ServerException withoutIt) {
            // The next forecast measures anew.
        }
    }

    /** How long the timed read takes on this machine, where that is kept. */
    OptionalDouble timedRead() {
        try {
            double seconds = Double.parseDouble(Files.readString(timedReadFile()));
            return seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
        } catch (IOException | NumberFormatException notThere) {
            return OptionalDouble.empty();
        }
    }

    /** Keeps how long the timed read takes on this machine. */
    void keepTimedRead(double seconds) {
        keep(timedReadFile(), String.valueOf(seconds));
    }

    private Path timedReadFile() {
        return samples.resolve(hash(shadow + "timed read"));
    }

    private Path file(List<Migration> before, Migration migration, MeasureLimits limits) {
        StringBuilder all = new StringBuilder(shadow).append(limits);
        before.forEach(each -> append(all, each));
        append(all.append("then"), migration);
        return samples.resolve(hash(all.toString()));
    }

    private static void forgetOldest(Path folder, int left) throws IOException, ServerException {
        List<Path> oldest;
        try (Stream<Path> all = Files.list(folder)) {
            oldest = all.sorted(Comparator.comparing(Kept::madeAt).reversed())
                    .skip(left)
                    .toList();
        }
        for (Path each : oldest) {
            Commands.remove(each);
        }
    }

    private static FileTime madeAt(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
