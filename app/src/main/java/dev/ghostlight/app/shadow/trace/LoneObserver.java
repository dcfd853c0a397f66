package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.StatementTrace;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Watches from outside a statement that commits by itself, which no transaction can hold for looking at.
 *
 * <p>Its phases are frozen one after the other: a transaction that writes to all tables blocks it; when it waits, its
 * locks are read, another such transaction begins, and the first lets go.
 */
final class LoneObserver {
    private static final long POLL_MILLIS = 2;
    private static final Pattern PROCEDURE = Pattern.compile("(?is)^\\s*(?:CALL|DO)\\b.*");

    /** VACUUM does not wait for a lock but asks for it again and again, for five seconds. */
    private static final int POLLS_WITHOUT_WAIT = 150;

    private final Session session;
    private final Session superuser;
    private final Set<Long> old;
    private final Blockers blockers;

    /** Opens the sessions of blockers as they are needed. */
    @FunctionalInterface
    interface Blockers {
        /** A new superuser's session. */
        Session open() throws SQLException;
    }

    LoneObserver(Session session, Session superuser, Set<Long> old, Blockers blockers) {
        this.session = session;
        this.superuser = superuser;
        this.old = old;
        this.blockers = blockers;
    }

    /** Runs a statement outside of any transaction and tells what it did. */
    StatementTrace run(Statement statement) throws SQLException {
        Catalog before = Catalog.read(superuser);
        Counts untilThen = Counts.ofAll(superuser);
        session.run("SET client_min_messages = debug1");
        Map<Long, PostgresLock> locks = new TreeMap<>();
        Map<Long, Catalog.Entry> passing = new HashMap<>(before.entries());
        List<String> said = watched(statement, locks, passing);
        Catalog after = Catalog.read(superuser);
        Counts done = countsSince(untilThen, statement);
        passing.putAll(before.entries());
        lockIndexesOfRewritten(before, after, locks);
        lockDroppedIndexesAsTheirTable(before, after, locks);
        List<Lock> named = HeldLocks.named(locks, new Catalog(passing), after, old);
        return new StatementTrace(
                statement,
                StatementTrace.Basis.SHADOW,
                true,
                named,
                WorkSeen.of(before, after, done, Set.of(), Set.of()),
                after.without(before),
                before.without(after),
                Notices.worthTelling(said),
                Optional.empty());
    }

    private List<String> watched(Statement statement, Map<Long, PostgresLock> locks, Map<Long, Catalog.Entry> passing)
            throws SQLException {
        int pid = session.pid();
        FutureTask<List<String>> running = new FutureTask<>(() -> session.run(statement.text(), statement.data()));
        if (isProcedure(statement)) {
            // What it does it does by itself, and its writers wait for nobody.
            start(running);
            while (!isDone(running)) {
                remember(HeldLocks.of(superuser, pid), locks, passing);
            }
            return result(running);
        }
        try (Blocker one = new Blocker(blockers.open());
                Blocker other = new Blocker(blockers.open())) {
            one.hold();
            start(running);
            Blocker holding = one;
            int pollsWithoutWait = 0;
            while (!isDone(running)) {
                if (pollsWithoutWait > POLLS_WITHOUT_WAIT) {
                    // Only a lock to give back empty pages is left, which depends on where the rows lie.
                    continue;
                }
                List<HeldLocks.Seen> seen = HeldLocks.of(superuser, pid);
                remember(seen, locks, passing);
                if (seen.stream().allMatch(HeldLocks.Seen::isGranted)) {
                    if (++pollsWithoutWait > POLLS_WITHOUT_WAIT) {
                        holding.release();
                    }
                    continue;
                }
                // Who waits for a table stands in its queue: another blocker would stand behind it.
                boolean isInQueue = seen.stream().anyMatch(lock -> !lock.isGranted() && lock.relation() != 0);
                Blocker next = holding == one ? other : one;
                if (!isInQueue) {
                    next.hold();
                }
                holding.release();
                holding = next;
                pollsWithoutWait = 0;
            }
        }
        return result(running);
    }

    private static void start(FutureTask<?> running) {
        Thread.ofVirtual().name("shadow-statement").start(running);
    }

    private static boolean isProcedure(Statement statement) {
        return PROCEDURE.matcher(statement.text()).matches();
    }

    /**
     * The indexes of a table that is written anew are locked with it, but too late and for too short to be seen each
     * time.
     */
    private static void lockIndexesOfRewritten(Catalog before, Catalog after, Map<Long, PostgresLock> locks) {
        before.entries().forEach((number, entry) -> {
            Catalog.Entry table = before.entries().get(entry.table());
            Catalog.Entry now = after.entries().get(entry.table());
            if (entry.isIndex() && table != null && now != null && table.file() != now.file()) {
                locks.put(number, PostgresLock.ACCESS_EXCLUSIVE);
            }
        });
    }

    /** Before it goes, an index is locked against all, when nobody has used it for long: that is of no consequence. */
    private static void lockDroppedIndexesAsTheirTable(Catalog before, Catalog after, Map<Long, PostgresLock> locks) {
        before.entries().forEach((number, entry) -> {
            PostgresLock table = locks.get(entry.table());
            if (entry.isIndex() && table != null && !after.entries().containsKey(number)) {
                locks.computeIfPresent(number, (index, mode) -> mode.compareTo(table) > 0 ? table : mode);
            }
        });
    }

    private void remember(List<HeldLocks.Seen> seen, Map<Long, PostgresLock> locks, Map<Long, Catalog.Entry> passing)
            throws SQLException {
        Map<Long, PostgresLock> stronger = new HeldLocks().add(seen);
        stronger.forEach(
                (number, mode) -> locks.merge(number, mode, (then, now) -> then.compareTo(now) >= 0 ? then : now));
        if (!passing.keySet().containsAll(stronger.keySet())) {
            // It may be gone before the statement ends.
            Catalog.read(superuser).entries().forEach(passing::putIfAbsent);
        }
    }

    /**
     * What a procedure did to rows. Of what the server itself does in several transactions the files tell, and each of
     * its builds reads the table twice. A server before 15 tells too late.
     */
    private Counts countsSince(Counts before, Statement statement) throws SQLException {
        if (!isProcedure(statement) || !canFlush()) {
            return Counts.NONE;
        }
        session.run("SELECT pg_catalog.pg_stat_force_next_flush()");
        return Counts.ofAll(superuser).since(before);
    }

    private boolean canFlush() throws SQLException {
        return !superuser
                .query(
                        "SELECT 1 FROM pg_catalog.pg_proc WHERE proname = 'pg_stat_force_next_flush'",
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static boolean isDone(FutureTask<?> running) throws SQLException {
        try {
            running.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException runs) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", Session.CANCELED, interrupted);
        }
    }

    private static List<String> result(FutureTask<List<String>> running) throws SQLException {
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", Session.CANCELED, interrupted);
        }
    }
}
