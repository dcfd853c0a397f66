package dev.ghostlight.app.signals.files;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.envelope.Envelopes;
import dev.ghostlight.app.signals.files.LogBytes.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Files that are read from their beginnings to their ends, one after the other. */
public final class LogFiles implements LineSource {
    private final List<LogFile> files;
    private final InputStream standardInput;
    private volatile boolean isClosed;

    /**
     * @param files in the order in which they are read
     * @param standardInput what {@code -} stands for
     */
    public LogFiles(List<LogFile> files, InputStream standardInput) {
        this.files = List.copyOf(files);
        this.standardInput = standardInput;
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        Map<String, Envelopes> nodes = new HashMap<>();
        for (LogFile file : files) {
            if (isClosed) {
                return;
            }
            Envelopes node = nodes.computeIfAbsent(file.node(), name -> new Envelopes(name, file.isNodeKnown(), to));
            read(file, standardInput, node, to, () -> isClosed);
        }
        nodes.values().forEach(Envelopes::end);
    }

    /** Reads one file to its end, or until somebody wants it to stop. */
    static void read(LogFile file, InputStream standardInput, Envelopes node, LineSink to, BooleanSupplier isOver)
            throws InterruptedException {
        try (LogBytes bytes =
                file.isStandardInput() ? LogBytes.of("standard input", standardInput) : LogBytes.open(file.path())) {
            if (bytes.isBinary()) {
                to.problem(SourceProblem.partial(
                        bytes.where(),
                        "holds bytes that no text has",
                        "Its lines are read as far as they are text",
                        "Name a text file, or one that gzip made"));
            }
            String lane = file.lane();
            LineCutter lines = new LineCutter(LineCutter.LARGE_READ, text -> node.add(lane, text));
            try {
                readAll(bytes, lines, isOver);
            } catch (IOException broken) {
                to.problem(bytes.broken(broken));
            }
            lines.end();
            lines.tellWhatWasCut(bytes.where(), to);
        } catch (Unreadable unreadable) {
            to.problem(unreadable.problem());
        }
    }

    private static void readAll(LogBytes bytes, LineCutter lines, BooleanSupplier isOver)
            throws IOException, InterruptedException {
        while (!isOver.getAsBoolean() && lines.readFrom(bytes::read) >= 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
