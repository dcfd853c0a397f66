package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a safe way is better than the original, from what both were seen to do.
 *
 * @param gains what is better, in whole sentences
 * @param faults why it must not be offered, in whole sentences; empty for a way that is proven
 */
public record Proof(List<String> gains, List<String> faults) {
    /** Less than this is a matter of chance. */
    private static final double MOMENT_SECONDS = 0.1;

    /**
     * For how long a table cannot be used.
     *
     * @param readsSeconds for how long nobody can read it
     * @param writesSeconds for how long nobody can write to it
     */
    public record Blocked(double readsSeconds, double writesSeconds) {
        public Blocked {
            if (!(readsSeconds >= 0 && writesSeconds >= 0)) {
                throw new IllegalArgumentException("must be 0 or more: " + readsSeconds + ", " + writesSeconds);
            }
        }
    }

    /**
     * What a migration did.
     *
     * @param blocked for how long each table in use is blocked, by its name
     * @param schema what the database is made of afterwards
     */
    public record Outcome(Map<String, Blocked> blocked, DatabaseSchema schema) {
        public Outcome {
            blocked = new LinkedHashMap<>(blocked);
        }
    }

    public Proof {
        gains = List.copyOf(gains);
        faults = List.copyOf(faults);
    }

    /** Whether the way may be offered. */
    public boolean isProven() {
        return faults.isEmpty() && !gains.isEmpty();
    }

    /**
     * Compares what both did: no table may be blocked for longer than before, one must be blocked clearly shorter, and
     * both must end with the same schema but for what the way said.
     */
    public static Proof of(SafeWay way, Outcome original, Outcome safe, List<String> blockedWork) {
        List<String> gains = new ArrayList<>();
        List<String> faults = new ArrayList<>(blockedWork);
        Map<String, Blocked> tables = new LinkedHashMap<>(original.blocked());
        safe.blocked().forEach(tables::putIfAbsent);
        for (String table : tables.keySet()) {
            Blocked before = original.blocked().getOrDefault(table, new Blocked(0, 0));
            Blocked after = safe.blocked().getOrDefault(table, new Blocked(0, 0));
            compare("read", table, before.readsSeconds(), after.readsSeconds(), gains, faults);
            compare("written", table, before.writesSeconds(), after.writesSeconds(), gains, faults);
        }
        for (SchemaDifference difference : SchemaDifference.between(original.schema(), safe.schema())) {
            if (!difference.isExpected(way)) {
                faults.add(difference.sentence());
            }
        }
        return new Proof(gains, faults);
    }

    private static void compare(
            String use, String table, double before, double after, List<String> gains, List<String> faults) {
        if (after > Math.max(before, MOMENT_SECONDS)) {
            faults.add(sentence(use, table, before, after));
        } else if (before > MOMENT_SECONDS && after < before / 2) {
            gains.add(sentence(use, table, before, after));
        }
    }

    private static String sentence(String use, String table, double before, double after) {
        return table + " cannot be " + use + " for " + words(after) + " instead of " + words(before) + ".";
    }

    private static String words(double seconds) {
        return Double.isInfinite(seconds) ? "a time that nobody can tell" : Show.seconds(seconds);
    }

    /** What works on rows of a table in use while a lock blocks those who write to it or read it; a way has none. */
    public static List<String> blockedWork(MigrationTrace trace) {
        List<String> found = new ArrayList<>();
        trace.migration().blocks().forEach(block -> {
            List<Lock> held = new ArrayList<>();
            block.statements()
                    .forEach(statement -> trace.of(statement).ifPresent(traced -> {
                        if (!block.isTransaction()) {
                            held.clear();
                        }
                        traced.locks().stream().filter(Proof::blocks).forEach(held::add);
                        found.addAll(blockedWork(traced, held));
                    }));
        });
        return found;
    }

    private static List<String> blockedWork(StatementTrace traced, List<Lock> held) {
        if (held.isEmpty()) {
            return List.of();
        }
        Lock lock = held.getLast();
        return traced.work().stream()
                .map(Work::relation)
                .distinct()
                .map(relation -> "Statement %d works on %s while it holds %s on %s."
                        .formatted(
                                traced.statement().number(),
                                relation.name(),
                                lock.mode().word(),
                                lock.relation().name()))
                .toList();
    }

    private static boolean blocks(Lock lock) {
        return !lock.isNew() && (lock.mode().blocksReads() || lock.mode().blocksWrites());
    }
}
