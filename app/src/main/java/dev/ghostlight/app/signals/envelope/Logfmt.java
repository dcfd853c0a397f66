package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.app.signals.envelope.Inside.Extent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record written as {@code time=2026-11-20T10:00:00Z level=error msg="it failed" err="no route"}. */
final class Logfmt {
    private static final int KEY_LENGTH_MAX = 32;
    private static final int LOOKED_AT = 6;
    private static final int FIELDS_MAX = 100;

    private final String text;
    private final Map<String, String> fields = new HashMap<>();
    private int at;

    /** Whether words stand in it that are no values: nobody knows what they belong to, so the text is kept as it is. */
    private boolean isLoose;

    private Logfmt(String text) {
        this.text = text;
    }

    /** Whether it may be one, by its first characters. */
    static boolean mayBe(String text) {
        int end = keyEnd(text, 0);
        return end > 0 && text.charAt(end) == '=';
    }

    /** What is in a line; nothing if neither a level nor a message is among its first keys. */
    static @Nullable Inside open(String text) {
        Logfmt line = new Logfmt(text);
        return line.read() ? line.inside() : null;
    }

    private Inside inside() {
        String message = first("msg", "message");
        return new Inside(
                message.isEmpty() || isLoose
                        ? text
                        : LoggerEnvelope.text(message, "", first("err", "error", "exception"), trace()),
                LoggerEnvelope.level(first("level", "lvl", "severity")),
                first("thread"),
                Times.millis(first("time", "ts", "t", "timestamp")),
                Extent.RECORD,
                "",
                "");
    }

    private String trace() {
        String trace = first("stacktrace", "stack");
        return trace.indexOf('\n') >= 0 ? trace : "";
    }

    private String first(String... keys) {
        for (String key : keys) {
            String value = fields.get(key);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private boolean read() {
        for (int count = 0; at < text.length() && count < FIELDS_MAX; count++) {
            int keyEnd = keyEnd(text, at);
            if (keyEnd > at && text.charAt(keyEnd) == '=') {
                String key = text.substring(at, keyEnd);
                at = keyEnd + 1;
                fields.putIfAbsent(key, value());
            } else {
                isLoose = true;
                skipWord();
            }
            if (count == LOOKED_AT && !isLogger()) {
                return false;
            }
            skipBlanks();
        }
        return isLogger();
    }

    private boolean isLogger() {
        boolean hasMessage = fields.containsKey("msg") || fields.containsKey("message");
        boolean hasLevel = fields.containsKey("level") || fields.containsKey("lvl") || fields.containsKey("severity");
        return (hasLevel && (hasMessage || hasTime())) || (hasMessage && hasTime());
    }

    private boolean hasTime() {
        return fields.containsKey("time")
                || fields.containsKey("ts")
                || fields.containsKey("t")
                || fields.containsKey("timestamp");
    }

    private String value() {
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            return quoted();
        }
        int from = at;
        skipWord();
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char character = text.charAt(at++);
            if (character == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                character = switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> escaped;
                };
            }
            value.append(character);
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    private void skipWord() {
        while (at < text.length() && text.charAt(at) != ' ') {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Where a key ends that begins there; -1 where none does. */
    private static int keyEnd(String text, int from) {
        int limit = Math.min(text.length(), from + KEY_LENGTH_MAX);
        for (int end = from; end < limit; end++) {
            char character = text.charAt(end);
            boolean isPart = isLetter(character) || (end > from && isLaterPart(character));
            if (!isPart) {
                return end > from ? end : -1;
            }
        }
        return -1;
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isLaterPart(char character) {
        return (character >= '0' && character <= '9') || "_.-/".indexOf(character) >= 0;
    }
}
