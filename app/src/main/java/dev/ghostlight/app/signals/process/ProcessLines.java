package dev.ghostlight.app.signals.process;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.envelope.Envelopes;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints, such as {@code docker logs -f app}: its output and its errors are two lanes, {@code stdout}
 * and {@code stderr}. Closing it ends the command with all that it started.
 */
public final class ProcessLines implements LineSource {
    private static final String OUTPUT = "stdout";
    /** The lane of what is printed as an error. */
    static final String ERROR = "stderr";

    private final List<String> command;
    private final String node;
    private final String name;
    private final String outputLane;
    private volatile @Nullable ProcessTree running;
    private volatile boolean isClosed;

    /**
     * @param command the program and its arguments; no shell reads them
     * @param node the server its lines are of; empty where their envelopes shall say
     */
    public ProcessLines(List<String> command, String node) {
        this(command, node, command.getFirst(), OUTPUT);
    }

    /**
     * @param name the node of lines whose envelopes name none
     * @param outputLane the lane of what it prints to its output
     */
    ProcessLines(List<String> command, String node, String name, String outputLane) {
        this.outputLane = outputLane;
        this.command = List.copyOf(command);
        this.node = node;
        this.name = name;
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        String where = String.join(" ", command);
        Envelopes envelopes = new Envelopes(node.isEmpty() ? name : node, !node.isEmpty(), to);
        try (ProcessTree tree = ProcessTree.start(command)) {
            running = tree;
            if (isClosed) {
                return;
            }
            SequencedMap<String, InputStream> streams = new LinkedHashMap<>();
            streams.put(outputLane, tree.process().getInputStream());
            streams.put(ERROR, tree.process().getErrorStream());
            Outputs outputs = new Outputs(streams);
            outputs.readAll(envelopes, to, () -> isClosed);
            outputs.tellWhatWasCut(where, to);
            tellEnding(where, tree, to);
        } catch (IOException e) {
            to.problem(SourceProblem.unread(
                    where, "cannot be run: " + e.getMessage(), "Install it, or give its path; check the arguments"));
        }
        envelopes.end();
    }

    private void tellEnding(String where, ProcessTree tree, LineSink to) throws InterruptedException {
        if (isClosed) {
            return;
        }
        int code = tree.process().waitFor();
        if (code != 0) {
            to.problem(SourceProblem.partial(
                    where,
                    "ended with exit code " + code,
                    "What it printed until then was read, and nothing comes any more",
                    "Run it by hand to see why"));
        }
    }

    @Override
    public void close() {
        isClosed = true;
        ProcessTree tree = running;
        if (tree != null) {
            tree.close();
        }
    }
}
