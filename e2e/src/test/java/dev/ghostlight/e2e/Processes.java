package dev.ghostlight.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs real processes, each with a limit of time, and keeps what they wrote. */
final class Processes {
    private static final long LIMIT_MINUTES = 10;

    /** The root of the repository. */
    static final Path ROOT = root();

    private Processes() {}

    /** Runs {@code ./ghostlight} in the root of the repository. */
    static Outcome ghostlight(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "./ghostlight";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(ROOT, Map.of(), command);
    }

    /** Runs a command in a folder, with these environment variables beside or instead of the usual ones. */
    static Outcome run(Path folder, Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        // Files, as nobody has to read them for the process to go on.
        Path out = Files.createTempFile("ghostlight", ".out");
        Path err = Files.createTempFile("ghostlight", ".err");
        try {
            Process process = start(folder, variables, out, err, command);
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertThat(ended)
                    .as("%s ends, it wrote %s", List.of(command), Files.readString(err))
                    .isTrue();
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a command that has nothing to read, and does not wait for its end. */
    static Process start(Path folder, Map<String, String> variables, Path out, Path err, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ghostlight")) || !Files.exists(folder.resolve(".mvn"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "No folder above " + Path.of("").toAbsolutePath() + " has ./ghostlight");
            }
            folder = parent;
        }
        return folder;
    }
}
