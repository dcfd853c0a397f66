package dev.ghostlight.app.signals.process;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.envelope.Envelopes;
import dev.ghostlight.app.signals.files.LineCutter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The lines of streams that are read at the same time, in the order in which they came. A reader that is slow makes
 * those wait that write to them. For one reader.
 */
final class Outputs {
    private static final long QUIET_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 100;
    private static final int LINES_WAITING = 4_096;

    private final BlockingQueue<Optional<Line>> lines = new ArrayBlockingQueue<>(LINES_WAITING);
    private final List<LineCutter> cutters = new ArrayList<>();
    private int open;

    private record Line(String lane, String text) {}

    /** Reads streams, each of which is a lane. */
    Outputs(SequencedMap<String, InputStream> streams) {
        open = streams.size();
        streams.forEach(this::begin);
    }

    /** Hands all lines on until the streams have ended; once somebody wants it to stop, those that came until then. */
    void readAll(Envelopes envelopes, LineSink to, BooleanSupplier isOver) throws InterruptedException {
        long waited = 0;
        int left = LINES_WAITING;
        while (open > 0 && left > 0) {
            Optional<Line> line = next();
            line.ifPresent(each -> envelopes.add(each.lane(), each.text()));
            if (isOver.getAsBoolean()) {
                left = line.isEmpty() ? 0 : left - 1;
            }
            waited = line.isPresent() ? 0 : waited + LOOK_MILLIS;
            if (waited == QUIET_MILLIS) {
                envelopes.flush();
                to.nothingForNow();
            }
        }
    }

    /** Tells of lines that were too long. */
    void tellWhatWasCut(String where, LineSink to) {
        cutters.forEach(each -> each.tellWhatWasCut(where, to));
    }

    /** The next line; nothing if none comes for a while, or a stream ended. */
    private Optional<Line> next() throws InterruptedException {
        Optional<Line> next = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (next == null) {
            return Optional.empty();
        }
        open -= next.isEmpty() ? 1 : 0;
        return next;
    }

    private void begin(String lane, InputStream from) {
        LineCutter to = new LineCutter(LineCutter.SMALL_READ, text -> put(Optional.of(new Line(lane, text))));
        cutters.add(to);
        // Waiting for standard input takes a thread of the system even from a virtual one.
        Thread.ofPlatform().daemon().name("lines-of-" + lane).start(() -> {
            try {
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
