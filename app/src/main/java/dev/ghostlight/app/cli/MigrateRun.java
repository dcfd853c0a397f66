package dev.ghostlight.app.cli;

import dev.ghostlight.app.collect.ProgressBar;
import dev.ghostlight.app.migrate.Listener;
import dev.ghostlight.app.migrate.Migrate;
import dev.ghostlight.app.migrate.MigrateException;
import dev.ghostlight.app.migrate.MigrateRequest;
import dev.ghostlight.app.migrate.Outcome;
import dev.ghostlight.app.migrate.World;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Ending;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a migration in this process: shows how it goes, and has it stop well when the process is told to end. */
final class MigrateRun implements Listener {
    /** An effect that runs ends well within this. */
    private static final long END_SECONDS_MAX = 60;

    private static final double DRAW_SECONDS = 0.1;

    private final Console console;
    private final AtomicReference<Asked> asked = new AtomicReference<>(Asked.RUN);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.HOLD);
    private @Nullable Bar bar;
    private boolean isDrawn;

    /** A bar, what it began at, and when it was last drawn. */
    private record Bar(String label, ProgressBar line, long first, Instant drawn) {}

    MigrateRun(Console console) {
        this.console = console;
    }

    int run(MigrateRequest request) throws MigrateException, InterruptedException {
        Thread stop = Thread.ofPlatform().name("stop").unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            Outcome outcome = Migrate.run(
                    request,
                    new World(
                            Instant::now,
                            new Random(),
                            seconds -> Thread.sleep(Math.round(seconds * 1e3)),
                            asked::get,
                            this));
            clear();
            exitCode.set(exitCode(outcome.ending()));
            console.out().println(outcome.message());
            console.out().flush();
            return exitCode.get();
        } catch (MigrateException e) {
            clear();
            exitCode.set(MigrateCommand.exitCode(e));
            throw e;
        } finally {
            ended.countDown();
            forget(stop);
        }
    }

    private static int exitCode(Optional<Ending> ending) {
        if (ending.isEmpty()) {
            return ExitCode.CLEAR;
        }
        return switch (ending.get()) {
            case STOPPED, HELD -> ExitCode.HOLD;
            case ABORTED, FAILED -> ExitCode.DANGER;
        };
    }

    /** Runs when the process is told to end: what runs is ended well first. */
    private void stop() {
        asked.set(Asked.STOP);
        try {
            if (!ended.await(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                console.err().println("ghostlight migrate: the end was not waited for; the same command goes on.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode.get());
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException _) {
            // The process is ending, and that thread ends it.
        }
    }

    @Override
    public synchronized void said(String line) {
        clear();
        console.err().println(line);
    }

    @Override
    public synchronized void reached(String label, long rowsDone, long rowsTotal) {
        if (!console.canDraw()) {
            return;
        }
        Bar current = bar;
        Instant now = Instant.now();
        if (current == null || !current.label().equals(label)) {
            current = new Bar(
                    label, new ProgressBar(label, ProgressBar.Unit.ROWS, Instant::now), rowsDone, Instant.EPOCH);
        }
        if (now.toEpochMilli() - current.drawn().toEpochMilli() >= DRAW_SECONDS * 1e3) {
            long total = Math.max(rowsTotal, rowsDone);
            String line =
                    current.line().line(rowsDone - current.first(), total - current.first(), console.columns() - 1);
            console.err().print("\r" + line + "\u001b[K");
            console.err().flush();
            isDrawn = true;
            current = new Bar(label, current.line(), current.first(), now);
        }
        bar = current;
    }

    private synchronized void clear() {
        if (isDrawn) {
            console.err().print("\r\u001b[K");
            console.err().flush();
            isDrawn = false;
        }
    }
}
