package dev.ghostlight.app.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that remembers why it could not be written, as a {@link java.io.PrintWriter} only knows that it could not.
 *
 * <p>Not thread-safe: one command writes its results.
 */
final class ResultStream extends FilterOutputStream {
    private String reason = "";

    ResultStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
            throw e;
        }
    }

    /** Whether results were lost; a reader that went away, as {@code head} does, wanted no more of them. */
    boolean isLost() {
        return !reason.isEmpty() && !reason.contains("Broken pipe");
    }

    /** Why they were lost, as the operating system says it. */
    String reason() {
        return reason;
    }
}
