package dev.ghostlight.core.judge.errors.assemble;

/** Tracebacks of Python 2 to 3.13: carets, chains, notes, groups. Source: the module {@code traceback}. */
final class PythonGrammar implements Grammar {
    private static final int FRAMES = 1;
    private static final int RAISED = 2;
    private static final int CHAINED = 3;
    private static final int GROUP = 4;

    @Override
    public int begin(String line, int from) {
        int at = Grammar.indented(line, from);
        if (line.startsWith("Traceback (most recent call last)", at)) {
            return FRAMES;
        }
        if (isGroup(line, at)) {
            return GROUP;
        }
        // A SyntaxError that nobody caught has no first line.
        return at > from && isFile(line, at) ? FRAMES : NO;
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
            case RAISED -> isChain(line, at) ? CHAINED : NO;
            case CHAINED -> begin(line, from);
            case GROUP -> line.charAt(at) == '|' || line.charAt(at) == '+' ? GROUP : isChain(line, at) ? CHAINED : NO;
            default -> NO;
        };
    }

    private static boolean isChain(String line, int at) {
        return line.startsWith("During handling of the above exception", at)
                || line.startsWith("The above exception was the direct cause", at);
    }
}
