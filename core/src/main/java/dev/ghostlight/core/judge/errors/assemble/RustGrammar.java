package dev.ghostlight.core.judge.errors.assemble;

/** Panics of Rust, with or without a backtrace. Source: {@code std::panicking} and {@code std::backtrace}. */
final class RustGrammar implements Grammar {
    /** The message stands on the next line. */
    private static final int PLACED = 1;

    private static final int RAISED = 2;
    private static final int STACK = 3;

    @Override
    public int begin(String line, int from) {
        if (!line.startsWith("thread '", from)) {
            return NO;
        }
        int panicked = line.indexOf(" panicked at ", from);
        return panicked < 0 ? NO : line.endsWith(":") ? PLACED : RAISED;
    }

    @Override
    public int next(int phase, String line, int from) {
        int at = Grammar.indented(line, from);
        if (line.startsWith("stack backtrace:", at)) {
            return STACK;
        }
        if (line.startsWith("note: ", at)) {
            return phase == PLACED ? RAISED : phase;
        }
        if (line.startsWith("thread caused non-unwinding panic", at)) {
            return phase;
        }
        if (phase == PLACED) {
            return RAISED;
        }
        if (phase == RAISED) {
            return -RAISED;
        }
        int digits = Grammar.digits(line, at);
        boolean isFrame = digits > at && line.startsWith(": ", digits);
        return isFrame || line.startsWith("at ", at) || line.startsWith("[... omitted ", at) ? STACK : NO;
    }
}
