package dev.ghostlight.core.judge.errors.assemble;

/** Panics, fatal errors and dumps of goroutines. Source: {@code runtime/panic.go} and {@code runtime/traceback.go}. */
final class GoGrammar implements Grammar {
    private static final int RAISED = 1;
    private static final int STACK = 2;

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
        return begins ? RAISED : isGoroutine(line, from) ? STACK : NO;
    }

    private static boolean isPossible(char first) {
        return switch (first) {
            case 'p', 'f', 'u', 'S', 'r', 'h', 'g' -> true;
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
        if (isGoroutine(line, at) || line.startsWith("runtime stack:", at)) {
            return STACK;
        }
        if (isAlways(line, from, at)) {
            return phase;
        }
        if (phase == RAISED) {
            return -RAISED;
        }
        boolean isCall = at == from && line.indexOf('(', at) > at && (line.endsWith(")") || line.endsWith("]"));
        return isCall || isRegister(line, at) ? STACK : NO;
    }

    private static boolean isAlways(String line, int from, int at) {
        return line.startsWith("[signal ", at)
                || line.startsWith("created by ", at)
                || line.startsWith("exit status ", at)
                || line.startsWith("goroutine running on other thread", at)
                || line.startsWith("...additional frames elided...", at)
                || line.startsWith("panic: ", at)
                || line.startsWith("fatal error: ", at)
                || line.startsWith("runtime: ", at)
                || line.startsWith("PC=", at)
                || (at > from && isFile(line, at));
    }

    private static boolean isFile(String line, int at) {
        int colon = line.indexOf(".go:", at);
        return colon > at && Grammar.digits(line, colon + 4) > colon + 4;
    }

    /** {@code rax 0xca}. */
    private static boolean isRegister(String line, int at) {
        int value = line.indexOf(" 0x", at);
        return value > at && value - at < 10 && line.indexOf('(', at) < 0;
    }
}
