package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a transaction did to the rows of tables so far.
 *
 * @param tables by the table's number; one that it did not touch is not there
 */
record Counts(Map<Long, Table> tables) {
    /** Nothing was done. */
    static final Counts NONE = new Counts(Map.of());

    /**
     * What was done to a table.
     *
     * @param scans how often it was read from its beginning
     * @param rowsRead how many rows that gave
     * @param inserted how many rows were added
     * @param changed how many rows were changed or deleted
     */
    record Table(long scans, long rowsRead, long inserted, long changed) {}

    /** What the transaction did that the session is in. */
    static Counts ofTransaction(Session session) throws SQLException {
        return read(session, "pg_stat_xact_user_tables");
    }

    /** What all transactions did that have ended and told it. */
    static Counts ofAll(Session session) throws SQLException {
        return read(session, "pg_stat_user_tables");
    }

    /** What was done since {@code before}. */
    Counts since(Counts before) {
        Map<Long, Table> since = new HashMap<>();
        tables.forEach((number, now) -> {
            Table then = before.tables.getOrDefault(number, new Table(0, 0, 0, 0));
            since.put(
                    number,
                    new Table(
                            now.scans - then.scans,
                            now.rowsRead - then.rowsRead,
                            now.inserted - then.inserted,
                            now.changed - then.changed));
        });
        return new Counts(since);
    }

    private static Counts read(Session session, String view) throws SQLException {
        Map<Long, Table> tables = new HashMap<>();
        session.query(
                "SELECT relid, seq_scan, seq_tup_read, n_tup_ins, n_tup_upd, n_tup_del FROM pg_catalog." + view
                        + " WHERE seq_scan + n_tup_ins + n_tup_upd + n_tup_del > 0",
                row -> tables.put(
                        row.getLong("relid"),
                        new Table(
                                row.getLong("seq_scan"),
                                row.getLong("seq_tup_read"),
                                row.getLong("n_tup_ins"),
                                row.getLong("n_tup_upd") + row.getLong("n_tup_del"))));
        return new Counts(tables);
    }
}
