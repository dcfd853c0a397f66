package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Seen.Blocker;
import dev.ghostlight.core.model.Show;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who holds locks that somebody waits for. */
final class Blockers {
    private static final String OF = """
            SELECT b.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''),
                   coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0)::float8,
                   left(regexp_replace(coalesce(a.query, ''), '\\s+', ' ', 'g'), 120), a.xact_start::text
            FROM unnest(pg_blocking_pids(?)) AS b (pid) LEFT JOIN pg_stat_activity a ON a.pid = b.pid
            ORDER BY a.xact_start, b.pid""";
    private static final String STILL =
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = ? AND xact_start::text = ?)";

    private Blockers() {}

    /** Those that a process waits for now. */
    static List<Blocker> of(Database watch, int pid) throws SQLException {
        return watch.all(
                row -> new Blocker(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getString(5),
                        Optional.ofNullable(row.getString(6))),
                OF,
                pid);
    }

    /** Whether one of them is still in the transaction in which it was seen. */
    static boolean isAnyLeft(Database watch, List<Blocker> blockers) throws SQLException {
        for (Blocker blocker : blockers) {
            if (blocker.begun().isPresent()
                    && watch.is(STILL, blocker.pid(), blocker.begun().get())) {
                return true;
            }
        }
        return false;
    }

    /** In words for a person. */
    static String words(Blocker blocker) {
        if (blocker.pid() == 0) {
            return "a prepared transaction (see pg_prepared_xacts)";
        }
        String query = Objects.requireNonNullElse(blocker.query(), "");
        return "process " + blocker.pid()
                + (blocker.application().isEmpty() ? "" : " of " + Printable.text(blocker.application()))
                + (blocker.user().isEmpty() ? "" : " (user " + Printable.text(blocker.user()) + ")")
                + (blocker.begun().isEmpty()
                        ? ""
                        : ", in a transaction for " + Show.seconds(blocker.transactionSeconds()))
                + (query.isEmpty() ? "" : ": " + Printable.text(query));
    }
}
