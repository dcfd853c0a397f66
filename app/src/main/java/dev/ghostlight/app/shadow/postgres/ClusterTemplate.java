package dev.ghostlight.app.shadow.postgres;

import dev.ghostlight.app.shadow.server.Commands;
import dev.ghostlight.app.shadow.server.Isolation;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An initialised cluster that is copied for every run and never started itself. */
final class ClusterTemplate {
    /**
     * Done once to a new cluster. The role {@code migrator} owns the only database and is no superuser, so that a
     * hostile migration reaches neither files nor programs. Without the databases that only serve to make others, the
     * copy is half as large.
     */
    private static final String PREPARED = """
            CREATE ROLE migrator LOGIN
            ALTER DATABASE postgres OWNER TO migrator
            ALTER SCHEMA public OWNER TO migrator
            UPDATE pg_database SET datistemplate = false
            DROP DATABASE template0
            """;

    private ClusterTemplate() {}

    /** Makes the template unless that was done before; safe to do twice at once. */
    static Path in(Path base, Path home, int major, Isolation isolation) throws ServerException {
        List<String> flags = flags(major);
        Path template = base.resolve("tmpl-" + home.getFileName() + "-"
                + Integer.toHexString((flags + PREPARED).hashCode()) + (isolation.isOtherUser() ? "-nobody" : ""));
        if (Files.isDirectory(template)) {
            return template;
        }
        try {
            Path half = Files.createTempDirectory(base, "tmpl.");
            isolation.own(half);
            initialise(home, half.resolve("data"), flags, isolation);
            ServerFolders.publish(half, template);
        } catch (IOException broken) {
            throw new ServerException(
                    base.toString(), "a new cluster cannot be kept (" + broken + ")", "Make room there.", broken);
        }
        return template;
    }

    private static void initialise(Path home, Path data, List<String> flags, Isolation isolation)
            throws ServerException {
        List<String> initdb = new ArrayList<>(
                Commands.behind(isolation.prefix(), home.resolve("bin/initdb").toString(), "-D", data.toString()));
        initdb.addAll(flags);
        expectGood(initdb, Commands.run(initdb));
        List<String> single = Commands.behind(
                isolation.prefix(),
                home.resolve("bin/postgres").toString(),
                "--single",
                "-j",
                "-D",
                data.toString(),
                "postgres");
        expectGood(single, Commands.run(single, PREPARED.replace("\n", ";\n\n")));
    }

    private static void expectGood(List<String> command, Commands.Ended ended) throws ServerException {
        if (!ended.isGood() || ended.output().contains("ERROR:")) {
            throw new ServerException(
                    String.join(" ", command), "failed: " + ended.output(), "What it says has to be put right here.");
        }
    }

    private static List<String> flags(int major) {
        List<String> flags = new ArrayList<>(
                List.of("-U", "ghostlight", "-N", "--locale=C", "--encoding=UTF8", "--wal-segsize=1", "-A", "trust"));
        if (major >= 18) {
            flags.add("--no-data-checksums");
        }
        return flags;
    }
}
