package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The locks on relations that a session was seen to hold, the strongest on each. */
final class HeldLocks {
    private final Map<Long, PostgresLock> strongest = new TreeMap<>();

    /**
     * Locks that a session has or waits for.
     *
     * @param relation the relation's number; 0 for a lock on something else
     * @param mode how strong; of a lock on something else, without meaning
     * @param isGranted whether it has it, or waits
     */
    record Seen(long relation, PostgresLock mode, boolean isGranted) {}

    /** What a server's process has and waits for, as {@code session} sees it. */
    static List<Seen> of(Session session, int pid) throws SQLException {
        return session.query(
                "SELECT relation, mode, granted FROM pg_catalog.pg_locks WHERE pid = " + pid
                        + " AND (locktype = 'relation' OR NOT granted)",
                row -> new Seen(row.getLong("relation"), mode(row.getString("mode")), row.getBoolean("granted")));
    }

    /** Takes note of locks, and gives those that are stronger than what was held before, by the relation's number. */
    Map<Long, PostgresLock> add(List<Seen> locks) {
        Map<Long, PostgresLock> now = new HashMap<>();
        locks.stream()
                .filter(lock -> lock.relation() != 0)
                .forEach(lock -> now.merge(lock.relation(), lock.mode(), HeldLocks::stronger));
        now.entrySet().removeIf(each -> {
            PostgresLock held = strongest.get(each.getKey());
            return held != null && stronger(held, each.getValue()) == held;
        });
        now.forEach((relation, mode) -> strongest.merge(relation, mode, HeldLocks::stronger));
        return now;
    }

    /**
     * Locks as others see them, by name.
     *
     * @param locks by the relation's number
     * @param before the relations before the statement: their names then, and those that are gone after it
     * @param after the relations after it
     * @param old the numbers of relations that the migration did not make
     */
    static List<Lock> named(Map<Long, PostgresLock> locks, Catalog before, Catalog after, Set<Long> old) {
        List<Lock> named = new ArrayList<>();
        new TreeMap<>(locks).forEach((number, mode) -> {
            Catalog.Entry entry =
                    before.entries().getOrDefault(number, after.entries().get(number));
            if (entry != null) {
                named.add(new Lock(entry.relation(), mode, !old.contains(number)));
            }
        });
        return named;
    }

    private static PostgresLock stronger(PostgresLock one, PostgresLock other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Of {@code AccessExclusiveLock}: {@code ACCESS EXCLUSIVE}. */
    private static PostgresLock mode(String word) {
        String name =
                word.replace("Lock", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        for (PostgresLock mode : PostgresLock.values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        // Locks on rows of the server's own tables have names of their own.
        return PostgresLock.ACCESS_SHARE;
    }
}
