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
import java.util.Locale;
import java.util.Map;

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
            String name = file.node().isEmpty() ? file.path().toString() : file.node();
            Envelopes node = nodes.computeIfAbsent(
                    name, _ -> new Envelopes(name, !file.node().isEmpty(), to));
            read(file, node, to);
        }
        nodes.values().forEach(Envelopes::end);
    }

    private void read(LogFile file, Envelopes node, LineSink to) throws InterruptedException {
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
            LineCutter lines = new LineCutter(text -> node.add(lane, text));
            try {
                readAll(bytes, lines);
            } catch (IOException broken) {
                to.problem(bytes.broken(broken));
            }
            lines.end();
            sayWhatWasCut(bytes.where(), lines, to);
        } catch (Unreadable unreadable) {
            to.problem(unreadable.problem());
        }
    }

    private void readAll(LogBytes bytes, LineCutter lines) throws IOException, InterruptedException {
        while (!isClosed && lines.readFrom(bytes::read) >= 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static void sayWhatWasCut(String where, LineCutter lines, LineSink to) {
        if (lines.cutLines() > 0) {
            to.problem(SourceProblem.partial(
                    where,
                    String.format(
                            Locale.ROOT,
                            "%,d lines are longer than 64 KB and were cut (%,d bytes in all)",
                            lines.cutLines(),
                            lines.skippedBytes()),
                    "What stands behind that is not judged",
                    "Nothing has to be done, unless it is something other than a log"));
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
