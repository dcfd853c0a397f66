package dev.ghostlight.app.migrate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection, and short words for what is done with it. Used by one thread at a time, but for {@link #cancel}. */
final class Database implements AutoCloseable {
    private final Connection connection;
    private final int pid;
    private boolean isInTransaction;
    private volatile @Nullable Statement running;

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Database(Target target, String application) throws SQLException {
        connection = target.connect(application);
        pid = first(row -> row.getInt(1), "SELECT pg_backend_pid()").orElseThrow();
    }

    /** The number of its process on the server. */
    int pid() {
        return pid;
    }

    /** Begins a transaction; it ends with {@link #commit} or {@link #rollback}. */
    void begin() throws SQLException {
        run("BEGIN");
        isInTransaction = true;
    }

    void commit() throws SQLException {
        run("COMMIT");
        isInTransaction = false;
    }

    /** Runs a statement as it is written; how many rows it changed, or 0. */
    long run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            running = statement;
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        } finally {
            running = null;
        }
    }

    /** Runs a statement of our own with parameters; how many rows it changed. */
    long change(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** All rows. */
    <T> List<T> all(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        return all(row, sql, parameters).stream().findFirst();
    }

    /** What a question has for an answer that is yes or no. */
    boolean is(String sql, @Nullable Object... parameters) throws SQLException {
        return first(row -> row.getBoolean(1), sql, parameters).orElse(false);
    }

    /** Has the server break off what runs; safe from another thread. */
    void cancel() throws SQLException {
        Statement statement = running;
        if (statement != null) {
            statement.cancel();
        }
    }

    /** Undoes a transaction that was not committed, if there is one and the connection is still there. */
    void rollback() {
        if (!isInTransaction) {
            return;
        }
        isInTransaction = false;
        try {
            run("ROLLBACK");
        } catch (SQLException _) {
            // The server rolls back what it hears no more of.
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof List<?> words) {
                statement.setArray(i + 1, connection.createArrayOf("text", words.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    /** The texts of an array; empty for NULL. */
    static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // It is of no more use.
        }
    }
}
