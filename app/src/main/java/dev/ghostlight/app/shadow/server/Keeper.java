package dev.ghostlight.app.shadow.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The process of a server, with one before it that ends it, and removes its folder, when this process ends in whatever
 * way. Safe for use by several threads.
 */
public final class Keeper implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;

    /** Waits for the end of its input, which is this process's end too, and then leaves nothing behind. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            signal=$1; gone=$2; shift 2
            "$@" </dev/null >/dev/null &
            server=$!
            exec >/dev/null 2>&1
            while read -r ignored; do :; done
            kill -$signal $server
            wait $server
            echo "$gone" | while read -r each; do rm -rf "$each"; done
            """;

    private final String server;
    private final RunFolder run;
    private final Process process;

    private Keeper(String server, RunFolder run, Process process) {
        this.server = server;
        this.run = run;
        this.process = process;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param server its name, for messages
     * @param run its folder, which is removed at its end
     * @param command what starts it
     * @param signal what ends it at once, such as {@code QUIT}
     * @param ready what it says on standard error when it is ready
     */
    public static Keeper start(String server, RunFolder run, List<String> command, String signal, String ready)
            throws IOException, ServerException {
        List<String> kept = new ArrayList<>(List.of("sh", "-c", SCRIPT, "ghostlight-keeper", signal));
        kept.add(String.join("\n", run.all().stream().map(Path::toString).toList()));
        kept.addAll(command);
        Process process = new ProcessBuilder(kept)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Keeper keeper = new Keeper(server, run, process);
        keeper.awaitReady(ready);
        return keeper;
    }

    /** Stops the server at once and removes its folder. */
    @Override
    public void close() throws ServerException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException already) {
            process.destroyForcibly();
        } finally {
            run.close();
        }
    }

    private void awaitReady(String ready) throws ServerException {
        LinkedBlockingQueue<Optional<String>> said = new LinkedBlockingQueue<>();
        Thread.ofVirtual().name("server-log").start(() -> read(said, ready));
        List<String> lines = new ArrayList<>();
        try {
            Optional<String> line = said.poll(START_SECONDS, TimeUnit.SECONDS);
            while (line != null && line.isPresent()) {
                if (line.get().contains(ready)) {
                    return;
                }
                lines.add(line.get());
                line = said.poll(START_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            lines.add("interrupted");
        }
        process.destroy();
        close();
        throw new ServerException(
                server,
                "it did not start: " + String.join(" | ", lines),
                "What it says has to be put right on this machine.");
    }

    /** Reads what the server says until its end, so that it never waits for a reader. */
    private void read(LinkedBlockingQueue<Optional<String>> said, String ready) {
        boolean isReady = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!isReady) {
                    said.add(Optional.of(line));
                }
                isReady |= line.contains(ready);
            }
        } catch (IOException closed) {
            // As good as its end.
        }
        said.add(Optional.empty());
    }
}
