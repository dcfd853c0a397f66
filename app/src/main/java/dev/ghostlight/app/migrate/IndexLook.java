package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Seen;
import dev.ghostlight.core.migration.execute.Seen.Index.State;
import dev.ghostlight.core.migration.remedy.Step;
import java.sql.SQLException;
import java.util.Optional;

/** Looks at the index that an online step makes. */
final class IndexLook {
    private static final String FIND = """
            SELECT i.indisvalid AND i.indisready AND i.indislive, pg_get_indexdef(i.indexrelid), i.indisunique,
                   format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = (parse_ident(?))[cardinality(parse_ident(?))]
              AND (c.oid = to_regclass(?) OR i.indrelid = to_regclass(?))""";
    private static final String MODEL = "ghostlight_index_model";

    private final Database work;

    /** An index as it is. */
    private record Found(boolean isValid, String definition, boolean isUnique, String name) {}

    IndexLook(Database work) {
        this.work = work;
    }

    /** What became of the index of a step; nothing where it makes none. */
    Seen see(Step.Online step) throws SQLException {
        if (step.index().isEmpty()) {
            return new Seen.Nothing();
        }
        Optional<Found> found = find(step);
        if (found.isEmpty()) {
            return new Seen.Index(State.ABSENT, "");
        }
        if (!found.get().isValid()) {
            return new Seen.Index(State.INVALID, "");
        }
        return isSame(step, found.get())
                ? new Seen.Index(State.THERE, "")
                : new Seen.Index(State.DIFFERENT, found.get().definition());
    }

    /** Drops the index of a step if it is invalid. */
    void dropInvalid(Step.Online step) throws SQLException {
        Optional<Found> found = find(step);
        if (found.isPresent() && !found.get().isValid()) {
            work.run("DROP INDEX CONCURRENTLY IF EXISTS " + found.get().name());
        }
    }

    private Optional<Found> find(Step.Online step) throws SQLException {
        String name = step.index().orElse("");
        String table = Statements.index(step.sql()).map(Statements.Index::table).orElse("");
        return work.first(
                row -> new Found(row.getBoolean(1), row.getString(2), row.getBoolean(3), row.getString(4)),
                FIND,
                name,
                name,
                name,
                table.isEmpty() ? null : table);
    }

    /** The server is asked to make the same index on an empty table of the same shape, and both are compared. */
    private boolean isSame(Step.Online step, Found found) throws SQLException {
        Optional<Statements.Index> asked = Statements.index(step.sql());
        if (asked.isEmpty()) {
            // REINDEX and the like: it is valid, which is all that they bring about.
            return true;
        }
        if (asked.get().isUnique() != found.isUnique()) {
            return false;
        }
        work.begin();
        try {
            work.run("CREATE TEMPORARY TABLE " + MODEL + " (LIKE " + asked.get().table() + ") ON COMMIT DROP");
            work.run("CREATE INDEX " + MODEL + "_index ON " + MODEL + " "
                    + asked.get().rest());
            String model = work.first(
                            row -> row.getString(1), "SELECT pg_get_indexdef('pg_temp." + MODEL + "_index'::regclass)")
                    .orElse("");
            return method(model).equals(method(found.definition()));
        } finally {
            work.rollback();
        }
    }

    private static String method(String definition) {
        return definition.substring(Math.max(0, definition.indexOf(" USING ")));
    }
}
