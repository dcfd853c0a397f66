package dev.ghostlight.app.signals;

import dev.ghostlight.core.judge.errors.assemble.LogLine;

/** Takes what a {@link LineSource} reads; called by one thread at a time. */
public interface LineSink {
    /**
     * Takes a line.
     *
     * @param node the server it is of
     * @param line numbered within its node from 1: over all files of the node where it has several. Numbers never fall;
     *     two lines have the same one where an envelope holds several. Where an envelope holds a part of a line, the
     *     line has the number of its first part, or that of its last one if other lines came in between.
     */
    void line(String node, LogLine line);

    /** Nothing came for a while, so that what may be waiting for more is better ended. */
    void nothingForNow();

    /** Takes note of what went wrong. */
    void problem(SourceProblem problem);
}
