package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Session;
import java.sql.SQLException;

/** A transaction that writes to every table and does not end: what builds concurrently has to wait for it. */
final class Blocker implements AutoCloseable {
    /** Tables that cannot be locked at once are left out: the statement in question has them. */
    private static final String HOLD = """
            DO $ghostlight$
            DECLARE relation record;
            BEGIN
              PERFORM pg_catalog.pg_current_xact_id();
              FOR relation IN SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' LOOP
                BEGIN
                  EXECUTE pg_catalog.format('LOCK TABLE ONLY %I.%I IN ROW EXCLUSIVE MODE NOWAIT',
                      relation.nspname, relation.relname);
                EXCEPTION WHEN lock_not_available OR undefined_table THEN NULL;
                END;
              END LOOP;
            END
            $ghostlight$""";

    private final Session session;
    private boolean isHolding;

    Blocker(Session session) {
        this.session = session;
    }

    void hold() throws SQLException {
        session.run("BEGIN");
        session.run(HOLD);
        isHolding = true;
    }

    void release() throws SQLException {
        if (isHolding) {
            isHolding = false;
            session.run("ROLLBACK");
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
