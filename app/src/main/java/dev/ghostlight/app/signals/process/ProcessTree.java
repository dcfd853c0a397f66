package dev.ghostlight.app.signals.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with all that it starts. Safe for use by several threads. */
final class ProcessTree implements AutoCloseable {
    private static final long END_MILLIS = 1_000;

    private final Process process;

    private ProcessTree(Process process) {
        this.process = process;
    }

    /** Starts a command that has nothing to read. */
    static ProcessTree start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        return new ProcessTree(process);
    }

    Process process() {
        return process;
    }

    /** Asks all of it to end, and ends what does not. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.addFirst(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?> end =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            end.get(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException interrupted) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
