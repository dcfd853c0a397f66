package dev.ghostlight.app.signals;

import java.time.Duration;

/** A source that is read in the background, and the pauses between its looks. */
public final class Background implements AutoCloseable {
    private final LineSource source;
    private final Thread reader;
    private final Heard heard = new Heard();

    private Background(LineSource source) {
        this.source = source;
        reader = Thread.ofVirtual().name("reader").start(() -> {
            try {
                source.read(heard);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Begins to read. */
    public static Background of(LineSource source) {
        return new Background(source);
    }

    /** A pause that is short, so that tests need not wait long. */
    public static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.dividedBy(50));
    }

    public Heard heard() {
        return heard;
    }

    /** Closes the source and waits until it was read to its end. */
    public void end() {
        source.close();
        try {
            if (!reader.join(Duration.ofSeconds(10))) {
                throw new AssertionError("reading did not end");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        end();
    }
}
