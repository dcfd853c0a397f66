package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.app.signals.envelope.Inside.Extent;
import dev.ghostlight.core.judge.errors.assemble.Level;
import org.jspecify.annotations.Nullable;

/** An entry of systemd's journal, as {@code journalctl -o json} gives it. */
final class JournalEnvelope {
    private static final int STREAM_ID_SHOWN = 8;
    private static final String USUAL_PRIORITY = "6";

    private JournalEnvelope() {}

    /** What is in an entry; nothing if it is none. */
    static @Nullable Inside open(JsonFields fields) {
        String time = fields.get("__REALTIME_TIMESTAMP");
        if (time == null || !(fields.has("MESSAGE") || fields.has("__CURSOR"))) {
            return null;
        }
        String message = fields.first("MESSAGE");
        String transport = fields.first("_TRANSPORT");
        boolean isPart = fields.first("CONTAINER_PARTIAL_MESSAGE").equals("true");
        boolean isRecord = message.indexOf('\n') >= 0 || (transport.equals("journal") && !fields.has("CONTAINER_NAME"));
        return new Inside(
                message,
                level(fields, transport),
                fields.first("_PID", "SYSLOG_PID"),
                Times.millis(time),
                isPart ? Extent.PART : isRecord ? Extent.RECORD : Extent.LINE,
                lane(fields, transport),
                fields.first("_HOSTNAME"));
    }

    /**
     * The priority, where somebody chose it: what a process writes to its output has that of its unit whatever it says,
     * and that of a container depends on its stream only.
     */
    private static Level level(JsonFields fields, String transport) {
        String priority = fields.first("PRIORITY");
        boolean isChosen =
                !fields.has("CONTAINER_NAME") && !(transport.equals("stdout") && priority.equals(USUAL_PRIORITY));
        return isChosen && priority.length() == 1 && Character.isDigit(priority.charAt(0))
                ? Level.ofSyslog(priority.charAt(0) - '0')
                : Level.UNKNOWN;
    }

    private static String lane(JsonFields fields, String transport) {
        String of = fields.first("CONTAINER_NAME", "_SYSTEMD_UNIT", "SYSLOG_IDENTIFIER");
        String stream = fields.first("_STREAM_ID");
        String shown = stream.substring(0, Math.min(stream.length(), STREAM_ID_SHOWN));
        return (of + " " + transport + " " + shown).strip();
    }
}
