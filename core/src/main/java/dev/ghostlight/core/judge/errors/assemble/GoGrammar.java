package dev.ghostlight.core.judge.errors.assemble;

/** Panics, fatal errors and dumps of goroutines. Source: {@code runtime/panic.go} and {@code runtime/traceback.go}. */
final class GoGrammar implements Grammar {
    private static final int RAISED = 1;
    static final int STACK = 2;
    private static final int RACE = 3;

    /** Behind the line that stands before a report of a race. */
    private static final int RULED = 4;

    /** The line that the race detector writes before and behind a report. */
    private static final String RULE = "==================";

    @Override
    public int begin(String line, int from) {
        if (!isPossible(line.charAt(from))) {
            return NO;
        }
        boolean begins = line.startsWith("panic: ", from)
                || line.startsWith("fatal error: ", from)
                || line.startsWith("unexpected fault address ", from)
                || line.startsWith("SIGQUIT: quit", from)
                || line.startsWith("SIGABRT: abort", from)
                || line.startsWith("runtime: goroutine stack exceeds", from)
                || isPanicOfServer(line, from);
        if (begins) {
            return RAISED;
        }
        if (line.startsWith("WARNING: DATA RACE", from)) {
            return RACE;
        }
        boolean isRule = line.startsWith(RULE, from) && line.length() - from == RULE.length();
        return isRule ? RULED : isGoroutine(line, from) ? STACK : NO;
    }

    @Override
    public boolean isProof(int phase) {
        return phase != NO && phase != RULED;
    }

    /** Whether the file of a frame stands there, whatever the line before it was. */
    boolean isFrame(String line, int from) {
        return line.startsWith("\t/", from) && isFile(line, from);
    }

    private static boolean isPossible(char first) {
        return switch (first) {
            case 'p', 'f', 'u', 'S', 'r', 'h', 'g', 'W', '=' -> true;
            default -> false;
        };
    }

    private static boolean isPanicOfServer(String line, int from) {
        return line.startsWith("http: panic serving ", from);
    }

    private static boolean isGoroutine(String line, int from) {
        return line.startsWith("goroutine ", from) && line.endsWith("]:");
    }

    @Override
    public int next(int phase, String line, int from) {
        int at = Grammar.indented(line, from);
        if (phase == RULED) {
            return line.startsWith("WARNING: DATA RACE", from) ? RACE : NO;
        }
        if (phase == RACE) {
            return isRace(line, from, at) ? RACE : NO;
        }
        if (isGoroutine(line, at) || line.startsWith("runtime stack:", at)) {
            return STACK;
        }
        boolean isRaised = line.startsWith("panic: ", at) || line.startsWith("fatal error: ", at);
        if (isAlways(line, from, at) || (isRaised && (at > from || phase == RAISED))) {
            return phase;
        }
        if (isRaised) {
            return NO;
        }
        if (phase == RAISED) {
            return -RAISED;
        }
        int open = line.indexOf('(', at);
        int blank = line.indexOf(' ', at);
        boolean isCalled = open > at && (blank < 0 || blank > open);
        boolean isCall = at == from && isCalled && (line.endsWith(")") || line.endsWith("]"));
        if (isCall || isRegister(line, at)) {
            return STACK;
        }
        // Zap writes a function alone, and its file below.
        return at == from && line.indexOf(' ', at) < 0 && line.indexOf('.', at) > at ? -STACK : NO;
    }

    private static boolean isRace(String line, int from, int at) {
        return at > from
                || line.startsWith("Write at ", at)
                || line.startsWith("Read at ", at)
                || line.startsWith("Previous ", at)
                || line.startsWith("Goroutine ", at)
                || line.startsWith(RULE, at);
    }

    private static boolean isAlways(String line, int from, int at) {
        return line.startsWith("[signal ", at)
                || line.startsWith("created by ", at)
                || line.startsWith("exit status ", at)
                || line.startsWith("goroutine running on other thread", at)
                || line.startsWith("...additional frames elided...", at)
                || line.startsWith("runtime: ", at)
                || line.startsWith("PC=", at)
                || (at > from && isFile(line, at));
    }

    private static boolean isFile(String line, int at) {
        int end = line.lastIndexOf(':');
        boolean isSource = line.startsWith(".go", end - 3) || line.startsWith(".s", end - 2);
        return end > at && isSource && Grammar.digits(line, end + 1) > end + 1;
    }

    /** {@code rax 0xca}. */
    private static boolean isRegister(String line, int at) {
        int value = line.indexOf(" 0x", at);
        return value > at && value - at < 10 && line.indexOf('(', at) < 0;
    }
}
