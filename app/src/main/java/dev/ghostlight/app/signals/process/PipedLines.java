package dev.ghostlight.app.signals.process;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.envelope.Envelopes;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What somebody else writes to a stream as it comes, such as standard input; it ends with the stream. */
public final class PipedLines implements LineSource {
    private static final String NAME = "standard input";

    private final InputStream stream;
    private final String node;
    private volatile boolean isClosed;

    /**
     * @param stream is left open
     * @param node the server its lines are of; empty where their envelopes shall say
     */
    public PipedLines(InputStream stream, String node) {
        this.stream = stream;
        this.node = node;
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        SequencedMap<String, InputStream> streams = new LinkedHashMap<>();
        streams.put(NAME, stream);
        Outputs outputs = new Outputs(streams);
        Envelopes envelopes = new Envelopes(node.isEmpty() ? NAME : node, !node.isEmpty(), to);
        outputs.readAll(envelopes, to, () -> isClosed);
        outputs.tellWhatWasCut(NAME, to);
        envelopes.end();
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
