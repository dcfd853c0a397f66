package dev.ghostlight.core.judge.errors.assemble;

/** Errors of PHP 5 to 8 with their traces, and the traces that Laravel and Symfony log. */
final class PhpGrammar implements Grammar {
    private static final int RAISED = 1;
    static final int FRAMES = 2;

    @Override
    public int begin(String line, int from) {
        if ("PFWNDR".indexOf(line.charAt(from)) < 0) {
            return NO;
        }
        boolean begins = (line.startsWith("PHP ", from) && isError(line, from + 4))
                || (isError(line, from) && line.startsWith("Uncaught ", line.indexOf(':', from) + 2))
                || (isError(line, from) && line.indexOf("  Uncaught ", from) > 0);
        return begins ? RAISED : NO;
    }

    private static boolean isError(String line, int from) {
        return line.startsWith("Fatal error: ", from)
                || line.startsWith("Warning: ", from)
                || line.startsWith("Notice: ", from)
                || line.startsWith("Parse error: ", from)
                || line.startsWith("Deprecated: ", from)
                || line.startsWith("Recoverable fatal error: ", from);
    }

    /** Whether the trace of a message begins there. */
    boolean isFrame(String line, int from) {
        int at = Grammar.indented(line, from);
        return line.startsWith("Stack trace:", at)
                || line.startsWith("[stacktrace]", at)
                || (line.startsWith("#0 ", at) && at + 3 < line.length());
    }

    @Override
    public int next(int phase, String line, int from) {
        int at = Grammar.indented(line, from);
        boolean isFrame = line.charAt(at) == '#' && Grammar.digits(line, at + 1) > at + 1;
        if (isFrame || isFrame(line, from)) {
            return FRAMES;
        }
        if (line.startsWith("thrown in ", at) || line.startsWith("\"}", at)) {
            return FRAMES;
        }
        if (line.startsWith("Next ", at) || line.startsWith("[previous exception]", at)) {
            return RAISED;
        }
        return phase == RAISED ? -RAISED : NO;
    }
}
