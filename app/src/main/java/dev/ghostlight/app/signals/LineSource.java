package dev.ghostlight.app.signals;

/**
 * Where log lines come from: files, a process, a journal, a receiver.
 *
 * <p>Made by one thread and read once, by one thread; {@link #close} may come from any thread and at any time.
 */
public interface LineSource extends AutoCloseable {
    /**
     * Hands on every line, until there are no more; a source that follows reads until it is closed.
     *
     * <p>What goes wrong is told to {@link LineSink#problem}; the rest is read all the same.
     *
     * @throws InterruptedException if the thread is interrupted; what was handed on until then is whole lines
     */
    void read(LineSink to) throws InterruptedException;

    /** Ends a reading soon; what was read until then is still handed on. A second call does nothing. */
    @Override
    void close();
}
