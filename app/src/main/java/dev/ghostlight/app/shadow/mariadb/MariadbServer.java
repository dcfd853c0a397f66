package dev.ghostlight.app.shadow.mariadb;

import dev.ghostlight.app.shadow.server.Commands;
import dev.ghostlight.app.shadow.server.Isolation;
import dev.ghostlight.app.shadow.server.Keeper;
import dev.ghostlight.app.shadow.server.RunFolder;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A MariaDB server of this process alone: without TCP, gone when it is closed and when this process dies.
 *
 * <p>It is the distribution's own server. Safe for use by several threads.
 */
public final class MariadbServer implements AutoCloseable {
    private static final String READY = "ready for connections";

    static {
        // The driver would print each way that the server refuses.
        System.setProperty("mariadb.logging.disable", "true");
    }

    /** The one database; who runs statements may do everything in it, and nothing beyond it. */
    private static final List<String> PREPARED = List.of(
            "CREATE DATABASE shadow CHARACTER SET utf8mb4",
            "CREATE USER migrator@localhost",
            "GRANT ALL PRIVILEGES ON shadow.* TO migrator@localhost");

    private final Keeper keeper;
    private final Path socket;

    private MariadbServer(Keeper keeper, Path socket) {
        this.keeper = keeper;
        this.socket = socket;
    }

    /**
     * Starts a server with an empty database.
     *
     * @param folders where it is run
     * @param environment the variables of the environment: {@code PATH} counts
     * @param settings options of the server by its own names; they go before the usual ones
     * @return nothing where no MariaDB is installed
     * @throws ServerException when it does not start
     */
    public static Optional<MariadbServer> start(
            ServerFolders folders, Map<String, String> environment, Map<String, String> settings)
            throws ServerException {
        Optional<MariadbPrograms> programs = MariadbPrograms.find(environment);
        return programs.isEmpty() ? Optional.empty() : Optional.of(start(programs.get(), folders, settings));
    }

    private static MariadbServer start(MariadbPrograms programs, ServerFolders folders, Map<String, String> settings)
            throws ServerException {
        Isolation isolation =
                Isolation.best("MariaDB", "root".equals(System.getProperty("user.name")), false, List.of());
        ServerFolders used =
                isolation.isOtherUser() ? folders.readByAll(Path.of(System.getProperty("java.io.tmpdir"))) : folders;
        try {
            RunFolder run = RunFolder.in(used);
            boolean isStarted = false;
            try {
                install(programs, run, isolation);
                Path socket = run.sockets().resolve("mariadb.sock");
                Keeper keeper = Keeper.start(
                        "MariaDB", run, command(programs, run, isolation, socket, settings), "KILL", READY);
                MariadbServer server = new MariadbServer(keeper, socket);
                server.prepare();
                isStarted = true;
                return server;
            } finally {
                if (!isStarted) {
                    run.close();
                }
            }
        } catch (IOException | SQLException broken) {
            throw new ServerException(
                    used.base().toString(), "MariaDB cannot be run there (" + broken + ")", "Make room there.", broken);
        }
    }

    /** Connects as one who may do everything in the only database, and nothing beyond it. */
    public Connection connect() throws SQLException {
        return connect("migrator", "shadow");
    }

    /** Connects as one who may do everything. */
    public Connection connectAsRoot() throws SQLException {
        return connect("root", "shadow");
    }

    /** Stops it at once and removes its folder. */
    @Override
    public void close() throws ServerException {
        keeper.close();
    }

    private Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://" + UnixSocketFactory.hostOf(socket) + "/" + database + "?user=" + user
                        + "&socketFactory=" + UnixSocketFactory.class.getName()
                        + "&allowLocalInfile=false&sslMode=disable");
    }

    private void prepare() throws SQLException {
        try (Connection root = connect("root", "");
                Statement statement = root.createStatement()) {
            for (String sql : PREPARED) {
                statement.execute(sql);
            }
        }
    }

    private static void install(MariadbPrograms programs, RunFolder run, Isolation isolation)
            throws IOException, ServerException {
        Files.createDirectories(run.data());
        for (Path each : run.all()) {
            isolation.own(each);
        }
        List<String> command = Commands.behind(
                isolation.prefix(),
                programs.install().toString(),
                "--no-defaults",
                "--datadir=" + run.data(),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=4M");
        Commands.Ended ended = Commands.run(command);
        if (!ended.isGood()) {
            throw new ServerException(
                    String.join(" ", command), "failed: " + ended.output(), "What it says has to be put right here.");
        }
    }

    private static List<String> command(
            MariadbPrograms programs, RunFolder run, Isolation isolation, Path socket, Map<String, String> settings) {
        List<String> command = new ArrayList<>(Commands.behind(
                isolation.prefix(),
                programs.server().toString(),
                "--no-defaults",
                "--datadir=" + run.data(),
                "--socket=" + socket,
                "--pid-file=" + run.path().resolve("mariadb.pid"),
                "--skip-networking",
                "--skip-log-bin",
                "--secure-file-priv=" + run.data(),
                "--innodb-log-file-size=4M",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=OFF",
                "--skip-name-resolve"));
        settings.forEach((name, value) -> command.add("--" + name.replace('_', '-') + "=" + value));
        return command;
    }
}
