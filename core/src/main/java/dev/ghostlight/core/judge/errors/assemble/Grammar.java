package dev.ghostlight.core.judge.errors.assemble;

/**
 * How the traces of some languages go on from line to line.
 *
 * <p>What it has seen of a trace is a phase, a number above 0. An answer of {@link #NO} means that a line is not of the
 * trace; a phase below 0 that it is only if a later line is, and the phase then is that number without its sign.
 * Stateless.
 */
interface Grammar {
    /** The line is not of the trace. */
    int NO = 0;

    /** The phase behind a line that may begin a trace. */
    int begin(String line, int from);

    /** The phase behind another line, which is not blank: blank lines stand within traces and behind them. */
    int next(int phase, String line, int from);

    /** Whether a trace in this phase is one for certain, and not just a line that looks like its beginning. */
    default boolean isProof(int phase) {
        return phase != NO;
    }

    /** Where the first character behind blanks and tabs stands. */
    static int indented(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Whether nothing stands there but blanks. */
    static boolean isBlank(String line, int from) {
        return indented(line, from) == line.length();
    }

    /** Where digits end that begin here. */
    static int digits(String line, int from) {
        int at = from;
        while (at < line.length() && Scan.isDigit(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a text stands there, whatever stands before it but a quote of a message. */
    static boolean contains(String line, int from, String text) {
        return line.indexOf(text, from) >= 0;
    }
}
