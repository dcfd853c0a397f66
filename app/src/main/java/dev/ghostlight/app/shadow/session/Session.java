package dev.ghostlight.app.shadow.session;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;

/**
 * A connection whose statements all end in time. For one thread.
 *
 * <p>The limit is kept here and not by {@code statement_timeout}, which the statements may change.
 */
public final class Session implements AutoCloseable {
    /** What the server says when it was told to stop. */
    public static final String CANCELED = "57014";

    private final Connection connection;
    private final PostgresServer server;
    private final String database;
    private final Watch watch;

    private Session(Connection connection, PostgresServer server, String database, Watch watch) {
        this.connection = connection;
        this.server = server;
        this.database = database;
        this.watch = watch;
    }

    /** A value made of the row that a query stands at. */
    @FunctionalInterface
    public interface Row<T> {
        /** Reads it. */
        T read(ResultSet row) throws SQLException;
    }

    /** Connects to a database of a server. */
    public static Session open(PostgresServer server, PostgresServer.Role role, String database, Watch watch)
            throws SQLException {
        Connection connection = server.connect(role, database);
        Session session = new Session(connection, server, database, watch);
        if (role == PostgresServer.Role.SUPERUSER) {
            // Nothing that a user made may be taken for one of the server's own.
            session.run("SET search_path = pg_catalog");
        }
        return session;
    }

    /** Runs one statement as it is, and gives what the server said meanwhile. */
    public List<String> run(String sql) throws SQLException {
        return run(sql, "");
    }

    /**
     * Runs one statement as it is, and gives what the server said meanwhile.
     *
     * @param data the rows of a {@code COPY ... FROM stdin}; empty for all others
     * @throws SQLException what the server says against it; {@value #CANCELED} when it did not end in time
     */
    public List<String> run(String sql, String data) throws SQLException {
        int pid = ((PGConnection) connection).getBackendPID();
        AtomicBoolean isTooLate = new AtomicBoolean();
        Future<?> asked = watch.after(Duration.ZERO, () -> {
            isTooLate.set(true);
            cancel();
        });
        // A statement may catch that it is to stop.
        Future<?> forced = watch.after(Duration.ofSeconds(2), () -> terminate(pid));
        try {
            return data.isEmpty() && !isCopyFromClient(sql) ? execute(sql) : copy(sql, data);
        } catch (SQLException failure) {
            if (isTooLate.get() && (CANCELED.equals(failure.getSQLState()) || !connection.isValid(1))) {
                throw new SQLException("did not end within " + watch.limit().toSeconds() + " s", CANCELED, failure);
            }
            throw failure;
        } finally {
            asked.cancel(false);
            forced.cancel(false);
        }
    }

    /** Reads all rows of a query of Ghostlight's own. */
    public <T> List<T> query(String sql, Row<T> row) throws SQLException {
        List<T> read = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                read.add(row.read(rows));
            }
        }
        return read;
    }

    /** The number of the server's process that serves it. */
    public int pid() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A name as SQL takes it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as SQL takes it, whatever the server's settings. */
    public static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private List<String> execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // Rows nobody reads come by the thousand otherwise.
            statement.setMaxRows(1);
            statement.execute(sql);
            List<String> said = new ArrayList<>();
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                said.add(String.valueOf(warning.getMessage()));
            }
            return said;
        }
    }

    private List<String> copy(String sql, String data) throws SQLException {
        try {
            ((PGConnection) connection).getCopyAPI().copyIn(sql, new StringReader(data));
            return List.of();
        } catch (IOException impossible) {
            throw new SQLException("the rows of a COPY could not be read", impossible);
        }
    }

    private static boolean isCopyFromClient(String sql) {
        return sql.length() < 10_000 && sql.matches("(?is)\\s*COPY\\b.*\\bFROM\\s+STDIN\\b.*");
    }

    private void cancel() {
        try {
            ((PGConnection) connection).cancelQuery();
        } catch (SQLException gone) {
            // It has ended, or will be by force.
        }
    }

    private void terminate(int pid) {
        try (Connection superuser = server.connect(PostgresServer.Role.SUPERUSER, database);
                Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_terminate_backend(" + pid + ")");
        } catch (SQLException gone) {
            // With the server all that it ran has ended.
        }
    }
}
