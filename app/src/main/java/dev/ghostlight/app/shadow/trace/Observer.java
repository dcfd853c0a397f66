package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.StatementTrace;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Watches the statements of one transaction from within it. */
final class Observer {
    /** Asking anything before {@code SET TRANSACTION} would make that fail. */
    private static final Pattern SETTING = Pattern.compile("(?is)^\\s*(?:SET|RESET|SHOW)\\b.*");

    private final Session session;
    private final Set<Long> old;
    private final HeldLocks held = new HeldLocks();
    private Catalog catalog;
    private Optional<Counts> counts = Optional.empty();

    /**
     * Watches a transaction that has begun.
     *
     * @param catalog the relations before it
     * @param old the numbers of those that the migration did not make
     */
    Observer(Session session, Catalog catalog, Set<Long> old) {
        this.session = session;
        this.catalog = catalog;
        this.old = old;
    }

    /** The relations as they are now, within the transaction. */
    Catalog catalog() {
        return catalog;
    }

    /** Gives a statement to the server, and gives what that said. */
    @FunctionalInterface
    interface Runner {
        /** Does so. */
        List<String> run(Statement statement) throws SQLException;
    }

    /** Runs a statement and tells what it did. */
    StatementTrace run(Statement statement, Runner runner) throws SQLException {
        if (SETTING.matcher(statement.text()).matches()) {
            return quiet(statement, runner.run(statement));
        }
        if (counts.isEmpty()) {
            counts = Optional.of(Counts.ofTransaction(session));
        }
        session.run("SET client_min_messages = debug1");
        List<String> said = runner.run(statement);
        List<HeldLocks.Seen> locks = HeldLocks.of(session, session.pid());
        Catalog before = catalog;
        catalog = Catalog.read(session);
        Counts now = Counts.ofTransaction(session);
        Counts done = now.since(counts.orElse(Counts.NONE));
        counts = Optional.of(now);
        List<Lock> named = HeldLocks.named(held.add(locks), before, catalog, old);
        return new StatementTrace(
                statement,
                StatementTrace.Basis.SHADOW,
                false,
                named,
                WorkSeen.of(before, catalog, done, validated(said, done), empty(before)),
                catalog.without(before),
                before.without(catalog),
                Notices.worthTelling(said),
                Optional.empty());
    }

    /** A statement that does nothing to relations. */
    static StatementTrace quiet(Statement statement, List<String> said) {
        return new StatementTrace(
                statement,
                StatementTrace.Basis.SHADOW,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Notices.worthTelling(said),
                Optional.empty());
    }

    /** The server tells the key's name alone, and tables may have keys of one name: it is of one that was read. */
    private Set<Long> validated(List<String> said, Counts done) throws SQLException {
        List<String> names = Notices.validated(said);
        if (names.isEmpty()) {
            return Set.of();
        }
        List<Long> tables = session.query(
                "SELECT DISTINCT conrelid FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conname IN ("
                        + names.stream().map(Session::literal).collect(Collectors.joining(", ")) + ")",
                row -> row.getLong(1));
        Set<Long> read = new HashSet<>(tables);
        read.removeIf(table -> !done.tables().containsKey(table));
        return read;
    }

    private Set<Long> empty(Catalog before) throws SQLException {
        Set<Long> changed = new HashSet<>();
        catalog.entries().forEach((number, now) -> {
            Catalog.Entry then = before.entries().get(number);
            if (then != null && then.file() != now.file()) {
                changed.add(number);
            }
        });
        if (changed.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(session.query(
                "SELECT oid FROM pg_catalog.pg_class WHERE pg_catalog.pg_relation_size(oid) = 0 AND oid IN ("
                        + changed.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")",
                row -> row.getLong(1)));
    }
}
