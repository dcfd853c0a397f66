package dev.ghostlight.app.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what is traced of 200 statements against what was measured apart from this code, with other means, on servers
 * of the same versions: the strongest lock on each relation that was there before, and the work.
 *
 * <p>All 200 agree. Where the two say the same thing differently, or the measurement says less, the table holds:
 *
 * <ul>
 *   <li>Names: a relation renamed by the statement has the name it had before ({@code big}, not {@code big2}).
 *   <li>{@code TRUNCATE}, {@code ALTER SEQUENCE}, {@code SET UNLOGGED} of a sequence: a new file was measured as a
 *       rewrite; it is no work, as nothing is copied.
 *   <li>A rewrite was measured with all of its indexes; it is one piece of work here. The scans that builds and key
 *       checks make are part of those.
 *   <li>{@code CREATE INDEX CONCURRENTLY}, {@code REINDEX CONCURRENTLY}, {@code VACUUM FULL}: no work was measured; the
 *       builds and the rewrite are from their new files.
 *   <li>{@code DETACH PARTITION CONCURRENTLY}: nothing was measured in time; the locks are those that the manual gives,
 *       and that were measured with a blocker.
 *   <li>{@code VACUUM} and {@code VACUUM FULL}: which index locks were measured depended on the moment; the table has
 *       all that appear while it is blocked.
 * </ul>
 */
final class ConformanceTest {
    private record Expected(int oldest, int newest, String statement, String locks, String work) {
        static Expected of(String line) {
            String[] cells = line.split("\t", -1);
            String[] versions = cells[0].split("-", 2);
            return new Expected(
                    Integer.parseInt(versions[0]), Integer.parseInt(versions[1]), cells[1], cells[2], cells[3]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void a_server_does_what_was_measured(int major) throws Exception {
        List<String> differences = new ArrayList<>();
        int traced = 0;
        try (Shadow shadow =
                Shadows.of(major, resource("conformance.sql"), new ShadowLimits(300, Duration.ofSeconds(20)))) {
            assertThat(shadow.assumptions()).isEmpty();
            for (String line : resource("conformance.tsv").lines().toList()) {
                Expected each = Expected.of(line);
                if (each.oldest() <= major && major <= each.newest()) {
                    traced++;
                    String measured = each.locks() + " | " + each.work();
                    String seen = traced(shadow, each.statement());
                    if (!seen.equals(measured)) {
                        differences.add(each.statement() + "\n  measured " + measured + "\n  seen     " + seen);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(traced).isEqualTo(200);
    }

    private static String traced(Shadow shadow, String text) throws Exception {
        List<StatementTrace> traces = shadow.trace(
                        Shadows.migration(new Block(true, true, Shadows.statements(split(text)))))
                .trace()
                .statements();
        StatementTrace last = traces.getLast();
        if (last.runsAlone()) {
            try (Shadow copy = shadow.copy()) {
                traces = copy.trace(Shadows.migration(new Block(false, Shadows.statements(text))))
                        .trace()
                        .statements();
            }
        }
        return traces.getLast().failure().isPresent() ? "error | " : locks(traces) + " | " + work(traces);
    }

    private static String[] split(String text) {
        return text.startsWith("DO") ? new String[] {text} : text.split("; (?=[A-Z])", -1);
    }

    private static String locks(List<StatementTrace> traces) {
        TreeMap<String, PostgresLock> strongest = new TreeMap<>();
        for (StatementTrace trace : traces) {
            for (Lock lock : trace.locks()) {
                if (!lock.isNew() && lock.mode() != PostgresLock.ACCESS_SHARE) {
                    strongest.merge(
                            lock.relation().name(),
                            (PostgresLock) lock.mode(),
                            (one, other) -> one.compareTo(other) >= 0 ? one : other);
                }
            }
        }
        return strongest.entrySet().stream()
                .map(lock -> lock.getKey() + " " + lock.getValue().word())
                .collect(Collectors.joining(", "));
    }

    private static String work(List<StatementTrace> traces) {
        return String.join(
                ", ",
                traces.stream()
                        .flatMap(trace -> trace.work().stream())
                        .filter(work -> work.kind() != Work.Kind.ROWS_CHANGED)
                        .map(work -> work.kind() + " " + work.relation().name())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ConformanceTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
