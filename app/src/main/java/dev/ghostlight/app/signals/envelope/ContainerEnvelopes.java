package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.app.signals.envelope.Inside.Extent;
import dev.ghostlight.core.judge.errors.assemble.Level;
import org.jspecify.annotations.Nullable;

/** What runtimes of containers put around each line that a container writes. */
final class ContainerEnvelopes {
    private static final int TIME_LENGTH_MIN = 20;
    private static final int TIME_LENGTH_MAX = 35;
    private static final int STREAM_LENGTH = 6;

    private ContainerEnvelopes() {}

    /** A line of Docker's {@code json-file}; nothing if it is none. A part of a long line has no line end. */
    static @Nullable Inside docker(JsonFields fields) {
        String log = fields.get("log");
        String stream = fields.get("stream");
        if (log == null || stream == null) {
            return null;
        }
        boolean isWhole = log.endsWith("\n");
        int end = log.length() - (isWhole ? 1 : 0) - (log.endsWith("\r\n") ? 1 : 0);
        return new Inside(
                log.substring(0, end),
                Level.UNKNOWN,
                "",
                Times.millis(fields.first("time")),
                isWhole ? Extent.LINE : Extent.PART,
                stream,
                "");
    }

    /**
     * A line as Kubernetes keeps them, {@code 2026-11-20T10:00:00.123456789Z stderr F text}; nothing if it is none. The
     * tag is {@code P} where the rest of the line follows.
     */
    static @Nullable Inside cri(String text) {
        int timeEnd = text.indexOf(' ');
        int streamEnd = timeEnd + 1 + STREAM_LENGTH;
        if (timeEnd < TIME_LENGTH_MIN || timeEnd > TIME_LENGTH_MAX || text.length() < streamEnd + 2) {
            return null;
        }
        String stream = text.substring(timeEnd + 1, streamEnd);
        char tag = text.charAt(streamEnd + 1);
        int tagEnd = text.indexOf(' ', streamEnd + 1);
        boolean isCri = (stream.equals("stdout") || stream.equals("stderr"))
                && text.charAt(streamEnd) == ' '
                && (tag == 'P' || tag == 'F')
                && (tagEnd == streamEnd + 2 || text.length() == streamEnd + 2 || text.charAt(streamEnd + 2) == ':');
        if (!isCri) {
            return null;
        }
        return new Inside(
                tagEnd < 0 ? "" : text.substring(tagEnd + 1),
                Level.UNKNOWN,
                "",
                Times.millis(text.substring(0, timeEnd)),
                tag == 'P' ? Extent.PART : Extent.LINE,
                stream,
                "");
    }
}
