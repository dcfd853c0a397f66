package dev.ghostlight.app.signals.process;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.files.LineCutter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of both outputs of a process, in the order in which they came. A reader that is slow makes the process
 * wait. For one reader.
 */
final class Outputs {
    private static final int LINES_WAITING = 4_096;

    private final BlockingQueue<Optional<Line>> lines = new ArrayBlockingQueue<>(LINES_WAITING);
    private final LineCutter output = cutter("stdout");
    private final LineCutter error = cutter("stderr");
    private int open = 2;

    /** A line and the stream it is of: {@code stdout} or {@code stderr}. */
    record Line(String stream, String text) {}

    /** Reads what a process prints. */
    Outputs(Process process) {
        begin("process-output", process.getInputStream(), output);
        begin("process-error", process.getErrorStream(), error);
    }

    /** Whether both have ended and all lines were taken. */
    boolean isOver() {
        return open == 0;
    }

    /** The next line; nothing if none comes in this time, or an output ended. */
    Optional<Line> next(long millis) throws InterruptedException {
        Optional<Line> next = lines.poll(millis, TimeUnit.MILLISECONDS);
        if (next != null && next.isEmpty()) {
            open--;
        }
        return next == null ? Optional.empty() : next;
    }

    /** Tells of lines that were too long. */
    void tellWhatWasCut(String where, LineSink to) {
        output.tellWhatWasCut(where, to);
        error.tellWhatWasCut(where, to);
    }

    private LineCutter cutter(String stream) {
        return new LineCutter(LineCutter.SMALL_READ, text -> put(Optional.of(new Line(stream, text))));
    }

    private void begin(String name, InputStream from, LineCutter to) {
        Thread.ofVirtual().name(name).start(() -> {
            try (from) {
                while (to.readFrom(from::read) >= 0) {
                    // goes on
                }
            } catch (IOException closed) {
                // As good as its end.
            }
            to.end();
            put(Optional.empty());
        });
    }

    private void put(Optional<Line> line) {
        try {
            lines.put(line);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
