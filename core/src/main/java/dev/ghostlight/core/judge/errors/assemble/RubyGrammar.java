package dev.ghostlight.core.judge.errors.assemble;

/** Backtraces of Ruby 2 to 3.4: either quote, in either order, with what {@code error_highlight} shows. */
final class RubyGrammar implements Grammar {
    private static final int RAISED = 1;
    static final int FRAMES = 2;

    @Override
    public int begin(String line, int from) {
        if (isPlace(line, from) && line.indexOf(": ", from) > 0) {
            return RAISED;
        }
        // Rails: ActionView::Template::Error (undefined method 'x' for nil):
        return line.endsWith("):") && isConstant(line, from) ? RAISED : NO;
    }

    /** Whether a frame stands there without a word before it, which makes a trace of any message before it. */
    boolean isFrame(String line, int from) {
        return isPlace(line, Grammar.indented(line, from));
    }

    @Override
    public boolean isProof(int phase) {
        return phase == FRAMES;
    }

    @Override
    public int next(int phase, String line, int from) {
        int at = Grammar.indented(line, from);
        boolean isFrame = (at > from && line.startsWith("from ", at)) || isPlace(line, at) || isCut(line, at);
        if (isFrame) {
            return FRAMES;
        }
        return phase == RAISED ? -RAISED : NO;
    }

    /** {@code ... 12 levels...}. */
    private static boolean isCut(String line, int at) {
        return line.startsWith("... ", at) && line.endsWith("levels...");
    }

    /** {@code /app/a.rb:6:in }, and a quote. */
    private static boolean isPlace(String line, int from) {
        int blank = line.indexOf(' ', from);
        int in = blank - 3;
        if (in <= from || !line.startsWith(":in ", in) || in + 4 >= line.length()) {
            return false;
        }
        char quote = line.charAt(in + 4);
        int digits = in;
        while (digits > from && Scan.isDigit(line.charAt(digits - 1))) {
            digits--;
        }
        return (quote == '\'' || quote == '`') && digits < in && digits > from && line.charAt(digits - 1) == ':';
    }

    private static boolean isConstant(String line, int from) {
        int at = from;
        while (at < line.length()
                && (Scan.isLetter(line.charAt(at)) || Scan.isDigit(line.charAt(at)) || line.charAt(at) == ':')) {
            at++;
        }
        return at > from && Character.isUpperCase(line.charAt(from)) && line.startsWith(" (", at);
    }
}
