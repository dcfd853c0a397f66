package dev.ghostlight.app.shadow.postgres;

import dev.ghostlight.app.shadow.server.Commands;
import dev.ghostlight.app.shadow.server.Isolation;
import dev.ghostlight.app.shadow.server.Keeper;
import dev.ghostlight.app.shadow.server.RunFolder;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.Driver;

/**
 * A PostgreSQL server of this process alone: without TCP, gone when it is closed and when this process dies.
 *
 * <p>Safe for use by several threads.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String READY = "ready to accept connections";

    private final int major;
    private final Isolation isolation;
    private final Optional<String> note;
    private final RunFolder run;
    private final Keeper keeper;

    /** Who connects. */
    public enum Role {
        /** Owns the database and may do no harm beyond it: everything that comes from a user runs as this one. */
        MIGRATOR("migrator"),
        /** May do everything: for what Ghostlight itself prepares and watches. */
        SUPERUSER("ghostlight");

        private final String user;

        Role(String user) {
            this.user = user;
        }
    }

    private PostgresServer(int major, Isolation isolation, Optional<String> note, RunFolder run, Keeper keeper) {
        this.major = major;
        this.isolation = isolation;
        this.note = note;
        this.run = run;
        this.keeper = keeper;
    }

    /**
     * Starts a server.
     *
     * @param major its version; the nearest that there is, from 14 to 18, is taken
     * @param folders where it is unpacked and run
     * @param settings of its configuration, by the server's own names; they go before the usual ones
     * @throws ServerException when it does not start
     */
    public static PostgresServer start(int major, ServerFolders folders, Map<String, String> settings)
            throws ServerException {
        return start(major, folders, settings, List.of(), Optional.empty());
    }

    /**
     * Starts a server on a copy of a cluster that was saved.
     *
     * @param saved the folder that {@link #saveTo} filled
     * @throws ServerException when it does not start
     */
    public static PostgresServer startOn(Path saved, int major, ServerFolders folders) throws ServerException {
        return start(major, folders, Map.of(), List.of(), Optional.of(saved));
    }

    static PostgresServer start(int major, ServerFolders folders, Map<String, String> settings, List<String> forbidden)
            throws ServerException {
        return start(major, folders, settings, forbidden, Optional.empty());
    }

    private static PostgresServer start(
            int major,
            ServerFolders folders,
            Map<String, String> settings,
            List<String> forbidden,
            Optional<Path> saved)
            throws ServerException {
        int served = nearest(major);
        // 14 counts rows through a socket on the loopback device.
        Isolation isolation =
                Isolation.best("PostgreSQL", "root".equals(System.getProperty("user.name")), served < 15, forbidden);
        ServerFolders used =
                isolation.isOtherUser() ? folders.readByAll(Path.of(System.getProperty("java.io.tmpdir"))) : folders;
        Path home = PostgresBinaries.of(served).unpackedIn(used.base());
        Path template = saved.isPresent() ? saved.get() : ClusterTemplate.in(used.base(), home, served, isolation);
        try {
            RunFolder run = RunFolder.in(used);
            boolean isStarted = false;
            try {
                copy(template, run, isolation);
                Keeper keeper = Keeper.start(
                        "PostgreSQL " + served, run, command(home, run, isolation, settings), "QUIT", READY);
                PostgresServer server = new PostgresServer(served, isolation, used.note(), run, keeper);
                isStarted = true;
                return server;
            } finally {
                if (!isStarted) {
                    run.close();
                }
            }
        } catch (IOException broken) {
            throw new ServerException(
                    used.base().toString(),
                    "a server cannot be run there (" + broken + ")",
                    "Make room there.",
                    broken);
        }
    }

    /** The version that is there for the one that was asked for. */
    public static int nearest(int major) {
        return Math.clamp(major, PostgresBinaries.OLDEST, PostgresBinaries.NEWEST);
    }

    /** Its version. */
    public int major() {
        return major;
    }

    /** Whether it has no network at all, so that nothing it runs can reach anything. */
    public boolean isNetworkClosed() {
        return isolation.isNetworkClosed();
    }

    /** What a user should know of how it was started, where that is not the usual way. */
    public Optional<String> note() {
        return note;
    }

    /**
     * Connects. Statements go to the server as they are: the driver neither splits nor rewrites them.
     *
     * @throws SQLException when the server refuses, or is gone
     */
    public Connection connect(Role role, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("preferQueryMode", "simple");
        Connection connection = new Driver().connect(url(role, database), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know its own address");
        }
        return connection;
    }

    /** Its address for the JDBC driver, in any process that has {@link UnixSocketFactory} on its class path. */
    public String url(Role role, String database) {
        return "jdbc:postgresql://127.0.0.1/" + database + "?user=" + role.user + "&socketFactory="
                + UnixSocketFactory.class.getName() + "&socketFactoryArg="
                + URLEncoder.encode(run.sockets().resolve(".s.PGSQL.5432").toString(), StandardCharsets.UTF_8)
                + "&sslmode=disable&gssEncMode=disable";
    }

    /**
     * Saves its cluster as it is, while nothing happens on it, so that others can be started on copies.
     *
     * @param folder an empty one
     * @return false where another user could not read it
     * @throws ServerException when there is no room for it
     */
    public boolean saveTo(Path folder) throws ServerException {
        if (isolation.isOtherUser()) {
            return false;
        }
        try (Connection connection = connect(Role.SUPERUSER, "template1");
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException gone) {
            throw new ServerException(
                    folder.toString(), "the server is gone: " + gone.getMessage(), "Try again.", gone);
        }
        Path data = folder.resolve("data");
        Commands.Ended copied = Commands.run(List.of("cp", "-r", run.data().toString(), data.toString()));
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            Files.deleteIfExists(data.resolve("postmaster.opts"));
        } catch (IOException broken) {
            throw new ServerException(folder.toString(), "cannot be written", "Make room there.", broken);
        }
        if (!copied.isGood()) {
            throw new ServerException(folder.toString(), "cannot be filled: " + copied.output(), "Make room there.");
        }
        return true;
    }

    /** Stops it at once and removes its folder. */
    @Override
    public void close() throws ServerException {
        keeper.close();
    }

    private static void copy(Path template, RunFolder run, Isolation isolation) throws ServerException {
        String from = template.resolve("data").toString();
        Commands.Ended copied =
                Commands.run(List.of("cp", "-r", from, run.data().toString()));
        if (!copied.isGood()) {
            throw new ServerException(
                    run.path().toString(), "cannot be filled: " + copied.output(), "Make room there.");
        }
        for (Path each : run.all()) {
            isolation.own(each);
        }
    }

    private static List<String> command(Path home, RunFolder run, Isolation isolation, Map<String, String> settings) {
        List<String> command = Commands.behind(
                isolation.prefix(),
                home.resolve("bin/postgres").toString(),
                "-D",
                run.data().toString(),
                "-k",
                run.sockets().toString());
        Map<String, String> all = new TreeMap<>(ServerSettings.USUAL);
        all.putAll(settings);
        all.putAll(ServerSettings.FIXED);
        all.forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }
}
