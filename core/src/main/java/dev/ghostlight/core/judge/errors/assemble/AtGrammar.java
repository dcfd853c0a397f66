package dev.ghostlight.core.judge.errors.assemble;

/**
 * Traces whose frames begin with {@code at}: of the JVM's languages, of .NET and of JavaScript, with their causes.
 *
 * <p>Sources: {@code Throwable.printStackTrace} of the JDK, {@code ThrowableProxyConverter} of logback (also root cause
 * first), {@code util.inspect} of Node.js, {@code Exception.ToString} of .NET.
 */
final class AtGrammar implements Grammar {
    private static final int HEADER = 1;
    static final int FRAMES = 2;

    /** Behind the header that stands before the source of an uncaught JavaScript error. */
    private static final int SOURCE = 3;

    /** The properties of a JavaScript error in braces; each level of braces adds one. */
    private static final int BRACES = 16;

    private static final int BRACES_MAX = 64;

    /** Behind {@code Caused by:} alone, as Rust's anyhow writes it. */
    private static final int CAUSES = 4;

    private static final int DART_BLANKS = 2;

    @Override
    public int begin(String line, int from) {
        if (isUncaughtSource(line, from)) {
            return -SOURCE;
        }
        if (line.startsWith("[UnhandledPromiseRejection", from) && opens(line)) {
            return BRACES;
        }
        if (line.startsWith("Exception in thread ", from) || line.startsWith("Unhandled exception", from)) {
            return HEADER;
        }
        int name = from;
        if (line.startsWith("Uncaught ", from)) {
            name += 9;
        }
        return isException(line, name) ? HEADER : NO;
    }

    /** Whether a frame stands there, which makes a trace of any message before it. */
    boolean isFrame(String line, int from) {
        int at = indented(line, from);
        return at > from && line.startsWith("at ", at) && isCall(line, at + 3);
    }

    /** Whether a function, a file or a place stands there, and not just words. */
    private static boolean isCall(String line, int from) {
        boolean isOneWord = true;
        boolean hasSign = false;
        for (int i = from; i < line.length(); i++) {
            char here = line.charAt(i);
            if (here == '(' || (here == ':' && i + 1 < line.length() && Scan.isDigit(line.charAt(i + 1)))) {
                return true;
            }
            isOneWord &= here != ' ';
            hasSign |= here == '.' || here == '<' || here == '/';
        }
        return isOneWord && hasSign;
    }

    private static int indented(String line, int from) {
        return Grammar.indented(line, from);
    }

    @Override
    public boolean isProof(int phase) {
        return phase == FRAMES || phase == CAUSES || phase >= BRACES;
    }

    @Override
    public int next(int phase, String line, int from) {
        if (phase >= BRACES) {
            return braces(phase, line, from);
        }
        if (phase == SOURCE) {
            return source(line, from);
        }
        int at = indented(line, from);
        if (isFrame(line, from)) {
            return opens(line) ? BRACES : FRAMES;
        }
        if (isCause(line, at)) {
            return line.endsWith("Caused by:") ? CAUSES : HEADER;
        }
        if (goesOn(line, from, at)) {
            return FRAMES;
        }
        if (phase == CAUSES) {
            return at > from ? CAUSES : NO;
        }
        return phase == HEADER ? (opens(line) && at > from ? BRACES : -HEADER) : NO;
    }

    private static boolean isCause(String line, int at) {
        return line.startsWith("Caused by:", at)
                || line.startsWith("Suppressed:", at)
                || line.startsWith("Wrapped by:", at)
                || line.startsWith("---> ", at);
    }

    private static boolean goesOn(String line, int from, int at) {
        return switch (line.charAt(at)) {
            case '.' -> line.startsWith("... ", at) && Grammar.digits(line, at + 4) > at + 4;
            case '-' ->
                line.startsWith("--- End of ", at)
                        || line.startsWith("- locked ", at)
                        || line.startsWith("- waiting ", at)
                        || line.startsWith("- parking ", at);
            case '(' -> line.startsWith("(Coroutine ", at) || line.startsWith("(Inner Exception #", at);
            case '[' -> line.startsWith("[CIRCULAR REFERENCE", at);
            case 'N' -> line.startsWith("Node.js v", at);
            case 'S' -> line.startsWith("Stack backtrace:", at);
            case 'C' -> line.startsWith("ClientConnectionId:", at);
            case 'E' -> line.startsWith("Error Number:", at);
            case '#' -> isDart(line, at + 1);
            default -> {
                int digits = Grammar.digits(line, at);
                // Rust's anyhow numbers its causes, and the frames of its backtrace.
                yield at > from && digits > at && line.startsWith(": ", digits);
            }
        };
    }

    /** {@code #0 main (file:///app/main.dart:3:12)}. */
    private static boolean isDart(String line, int at) {
        int digits = Grammar.digits(line, at);
        return digits > at && Grammar.indented(line, digits) >= digits + DART_BLANKS && line.endsWith(")");
    }

    private static boolean opens(String line) {
        char last = line.charAt(line.length() - 1);
        return last == '{' && line.length() > 1 && line.charAt(line.length() - 2) == ' ';
    }

    private static int braces(int phase, String line, int from) {
        int at = indented(line, from);
        char first = line.charAt(at);
        boolean isClosing = first == '}' || first == ']';
        if (at == from && !isClosing) {
            return NO;
        }
        char last = line.charAt(line.length() - 1);
        int deeper = last == '{' || last == '[' ? 1 : 0;
        int next = phase + deeper - (isClosing ? 1 : 0);
        return next < BRACES ? FRAMES : Math.min(next, BRACES + BRACES_MAX);
    }

    /** {@code /app/x.js:3} alone, or {@code node:internal/...:3}: what Node.js writes before an error nobody caught. */
    private static boolean isUncaughtSource(String line, int from) {
        if (!Scan.isDigit(line.charAt(line.length() - 1))) {
            return false;
        }
        int colon = line.lastIndexOf(':');
        boolean isPlace = colon > from + 3
                && Grammar.digits(line, colon + 1) == line.length()
                && colon + 1 < line.length()
                && line.indexOf(' ', from) < 0;
        return isPlace
                && (line.startsWith("node:", from)
                        || line.startsWith(".js", colon - 3)
                        || line.startsWith(".ts", colon - 3)
                        || line.startsWith(".mjs", colon - 4)
                        || line.startsWith(".cjs", colon - 4));
    }

    private static int source(String line, int from) {
        if (isException(line, from) || line.startsWith("Uncaught ", from)) {
            return HEADER;
        }
        return -SOURCE;
    }

    /** Whether the name of an exception stands there, and behind it nothing, a colon, or what Node.js adds. */
    static boolean isException(String line, int from) {
        int end = from;
        int part = from;
        while (end < line.length() && isNamePart(line.charAt(end))) {
            if (line.charAt(end) == '.' || line.charAt(end) == '\\') {
                part = end + 1;
            }
            end++;
        }
        boolean isEnded = end == line.length()
                || line.charAt(end) == ':'
                || line.startsWith(" [", end)
                || line.startsWith(" (", end);
        return isEnded && end > part && isExceptionName(line, from, part, end);
    }

    private static boolean isNamePart(char character) {
        return Scan.isLetter(character)
                || Scan.isDigit(character)
                || character == '.'
                || character == '$'
                || character == '_'
                || character == '\\';
    }

    private static boolean isExceptionName(String line, int from, int part, int end) {
        if (!Character.isUpperCase(line.charAt(part))) {
            return false;
        }
        boolean isQualified = part > from;
        return endsWith(line, end, "Error")
                || endsWith(line, end, "Exception")
                || endsWith(line, end, "Throwable")
                || (isQualified && (endsWith(line, end, "Failure") || endsWith(line, end, "Interrupt")));
    }

    private static boolean endsWith(String line, int end, String word) {
        return line.startsWith(word, end - word.length());
    }
}
