package dev.ghostlight.app.migrate;

import java.util.List;

/** A run that cannot begin or go on; the message says where, what, the consequence and the remedy. */
public final class MigrateException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** What was asked for makes no sense. */
        USAGE,
        /** It could be done, and is refused for somebody's good. */
        REFUSED,
        /** The database or a file cannot be reached. */
        ENVIRONMENT
    }

    private final Kind kind;

    /** One problem. */
    public MigrateException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Several problems, one a line. */
    public MigrateException(Kind kind, List<String> problems) {
        this(kind, String.join("\n", problems));
    }

    /** Whose fault it is. */
    public Kind kind() {
        return kind;
    }
}
