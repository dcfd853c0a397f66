package dev.ghostlight.app.shadow.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the system that end soon. */
public final class Commands {
    private static final long LIMIT_SECONDS = 120;

    private Commands() {}

    /**
     * What a command left behind.
     *
     * @param status its exit status; 127 where it is not there
     * @param output what it printed
     */
    public record Ended(int status, String output) {
        /** Whether it ended well. */
        public boolean isGood() {
            return status == 0;
        }
    }

    /** Runs a command, with nothing to read. */
    public static Ended run(List<String> command) throws ServerException {
        return run(command, "");
    }

    /** Runs a command that reads {@code input}. */
    public static Ended run(List<String> command, String input) throws ServerException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return new Ended(127, String.valueOf(missing.getMessage()));
        }
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // It ended before it read all of it; its status says how.
        }
        return await(process, command);
    }

    private static Ended await(Process process, List<String> command) throws ServerException {
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ServerException(
                        command.getFirst(), "did not end in " + LIMIT_SECONDS + " s", "Look at what else runs here.");
            }
            return new Ended(process.exitValue(), output.strip());
        } catch (IOException broken) {
            throw new ServerException(
                    command.getFirst(), "its output broke off (" + broken.getMessage() + ")", "Try again.", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerException(command.getFirst(), "was interrupted", "Try again.", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Removes a folder and all in it. */
    public static void remove(Path folder) throws ServerException {
        Ended ended = run(List.of("rm", "-rf", folder.toString()));
        if (!ended.isGood()) {
            throw new ServerException(folder.toString(), "cannot be removed (" + ended.output() + ")", "Remove it.");
        }
    }

    /** A command behind the words that isolate it. */
    public static List<String> behind(List<String> prefix, String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }
}
