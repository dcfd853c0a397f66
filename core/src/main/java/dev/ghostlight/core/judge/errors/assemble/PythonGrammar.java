package dev.ghostlight.core.judge.errors.assemble;

/** Tracebacks of Python 2 to 3.13: carets, chains, notes, groups. Source: the module {@code traceback}. */
final class PythonGrammar implements Grammar {
    private static final int FRAMES = 1;
    private static final int RAISED = 2;
    private static final int CHAINED = 3;
    private static final int GROUP = 4;

    /** Behind what says that a traceback follows. */
    private static final int ANNOUNCED = 5;

    @Override
    public int begin(String line, int from) {
        int at = Grammar.indented(line, from);
        if (isTraceback(line, at)) {
            return FRAMES;
        }
        if (isGroup(line, at)) {
            return GROUP;
        }
        // A SyntaxError that nobody caught has no first line.
        if (at > from) {
            return isFile(line, at) ? FRAMES : NO;
        }
        return isAnnouncement(line, from) ? ANNOUNCED : NO;
    }

    @Override
    public boolean isProof(int phase) {
        return phase != NO && phase != ANNOUNCED;
    }

    private static boolean isTraceback(String line, int at) {
        // Who interrupts a program sees that before its traceback.
        int begun = line.startsWith("^C", at) ? at + 2 : at;
        return line.startsWith("Traceback (most recent call last)", begun);
    }

    private static boolean isAnnouncement(String line, int from) {
        return switch (line.charAt(from)) {
            case 'E' ->
                line.startsWith("Exception ignored in: ", from)
                        || line.startsWith("Exception in callback ", from)
                        || (line.startsWith("Exception in thread ", from)
                                && line.endsWith(":")
                                && line.indexOf('"', from) < 0);
            case 'T', 'F' -> line.endsWith(" exception was never retrieved");
            case '-' -> line.startsWith("--- Logging error ---", from);
            default -> line.endsWith("RemoteTraceback: ") || line.endsWith("RemoteTraceback:");
        };
    }

    private static boolean isGroup(String line, int at) {
        return line.startsWith("+ Exception Group Traceback (most recent call last)", at);
    }

    private static boolean isFile(String line, int at) {
        return line.startsWith("File \"", at) && line.indexOf("\", line ", at) > 0;
    }

    @Override
    public int next(int phase, String line, int from) {
        int at = Grammar.indented(line, from);
        return switch (phase) {
            case FRAMES -> at > from ? FRAMES : RAISED;
            case RAISED -> raised(line, from, at);
            case ANNOUNCED -> announced(line, from, at);
            case CHAINED -> begin(line, from);
            case GROUP -> line.charAt(at) == '|' || line.charAt(at) == '+' ? GROUP : isChain(line, at) ? CHAINED : NO;
            default -> NO;
        };
    }

    private int announced(String line, int from, int at) {
        boolean isMore =
                line.startsWith("future: <", at) || line.startsWith("handle: <", at) || line.startsWith("\"\"\"", at);
        return isMore ? ANNOUNCED : begin(line, from);
    }

    private static int raised(String line, int from, int at) {
        if (isChain(line, at)) {
            return CHAINED;
        }
        if (line.startsWith("Call stack:", at)) {
            return FRAMES;
        }
        return at > from || isDetail(line, at) ? RAISED : -RAISED;
    }

    /** What stands behind a message: of a database, of SQLAlchemy, of a process of a pool, of a logger. */
    private static boolean isDetail(String line, int at) {
        return line.startsWith("DETAIL: ", at)
                || line.startsWith("HINT: ", at)
                || line.startsWith("CONTEXT: ", at)
                || line.startsWith("LINE ", at)
                || line.startsWith("[SQL: ", at)
                || line.startsWith("[parameters: ", at)
                || line.startsWith("(Background on this error at: ", at)
                || line.startsWith("\"\"\"", at)
                || line.startsWith("Message: ", at)
                || line.startsWith("Arguments: ", at);
    }

    private static boolean isChain(String line, int at) {
        return line.startsWith("During handling of the above exception", at)
                || line.startsWith("The above exception was the direct cause", at);
    }
}
