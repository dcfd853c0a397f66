package dev.ghostlight.app.signals;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several sources that are read at the same time, until all have ended.
 *
 * <p>The sink is called by one thread at a time. That nothing comes for now is handed on when it is so of all sources
 * that have not ended.
 */
public final class TogetherLines implements LineSource {
    private final List<LineSource> sources;
    private final Object turn = new Object();

    /** @param sources of different nodes, or their lines' numbers rise for each source alone */
    public TogetherLines(List<LineSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        AtomicInteger busy = new AtomicInteger(sources.size());
        List<Thread> readers = new ArrayList<>();
        for (LineSource source : sources) {
            InTurn inTurn = new InTurn(to, busy);
            readers.add(Thread.ofVirtual().name("lines-", readers.size()).start(() -> read(source, inTurn)));
        }
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException interrupted) {
            close();
            readers.forEach(Thread::interrupt);
            throw interrupted;
        }
    }

    private static void read(LineSource source, InTurn to) {
        try {
            source.read(to);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            to.end();
        }
    }

    @Override
    public void close() {
        sources.forEach(LineSource::close);
    }

    /** What one source gives. */
    private final class InTurn implements LineSink {
        private final LineSink to;

        /** How many sources have given something since they last had nothing. */
        private final AtomicInteger busy;

        private boolean isBusy = true;

        InTurn(LineSink to, AtomicInteger busy) {
            this.to = to;
            this.busy = busy;
        }

        @Override
        public void line(String node, LogLine line) {
            synchronized (turn) {
                busy.addAndGet(isBusy ? 0 : 1);
                isBusy = true;
                to.line(node, line);
            }
        }

        @Override
        public void nothingForNow() {
            synchronized (turn) {
                end();
            }
        }

        void end() {
            synchronized (turn) {
                if (isBusy) {
                    isBusy = false;
                    if (busy.decrementAndGet() == 0) {
                        to.nothingForNow();
                    }
                }
            }
        }

        @Override
        public void problem(SourceProblem problem) {
            synchronized (turn) {
                to.problem(problem);
            }
        }
    }
}
