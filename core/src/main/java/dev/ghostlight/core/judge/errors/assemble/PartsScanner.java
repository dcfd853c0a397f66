package dev.ghostlight.core.judge.errors.assemble;

/** Goes over what stands between a line's time and its message: level, thread, process, logger. For one thread. */
final class PartsScanner {
    /** No header has more parts. */
    private static final int PARTS_MAX = 9;

    private static final int BRACKET_MAX = 80;

    private final Scan scan;
    private final Said said;

    PartsScanner(Scan scan, Said said) {
        this.scan = scan;
        this.said = said;
    }

    /** {@code app[123]: } or {@code app: }; stays where it is if that does not stand here. */
    boolean takeProgram() {
        int end = scan.wordEnd();
        if (end - scan.at() < 2 || scan.charAt(end - 1) != ':') {
            return false;
        }
        said.nameThread(scan.characters(), scan.at(), end - 1);
        scan.moveTo(end);
        scan.take(' ');
        return true;
    }

    /** {@code |logger|1234|message}, without blanks around the bars. */
    boolean takeFields() {
        if (scan.peek() != '|' || scan.peek(1) == ' ') {
            return false;
        }
        for (int i = 0; i < PARTS_MAX && scan.take('|'); i++) {
            int bar = scan.find('|', BRACKET_MAX);
            if (bar < 0 || bar > scan.wordEnd()) {
                return true;
            }
            field(scan.at(), bar);
            scan.moveTo(bar);
        }
        return true;
    }

    private void field(int from, int to) {
        Level found = scan.level(from, to);
        if (said.level() == Level.UNKNOWN && found != Level.UNKNOWN) {
            said.nameLevel(found);
        } else if (isNumber(from, to)) {
            said.offerThread(scan.characters(), from, to);
        }
    }

    /** Level, thread, process and logger, until something is none of them. */
    void take() {
        boolean isNamed = false;
        for (int i = 0; i < PARTS_MAX; i++) {
            int from = scan.at();
            scan.blanks();
            if (scan.isAtEnd()) {
                return;
            }
            Part part = part(i == 0, isNamed);
            if (part == Part.MESSAGE) {
                // One blank belongs to the header, all others to the message: a frame of a trace begins with some.
                scan.moveTo(from);
                scan.take(' ');
                return;
            }
            if (part == Part.LAST) {
                scan.take(' ');
                return;
            }
            isNamed |= part == Part.NAME;
        }
    }

    private enum Part {
        /** A part of the header. */
        MORE,
        /** The logger's name. */
        NAME,
        /** Behind this the message begins. */
        LAST,
        /** This is of the message. */
        MESSAGE
    }

    private Part part(boolean isFirst, boolean isNamed) {
        char next = scan.peek();
        return switch (next) {
            case '[' -> bracket(']');
            case '(' -> said.level() == Level.UNKNOWN ? Part.MESSAGE : bracket(')');
            case '-', '|', ':', '>' -> separator(next);
            default -> isNamed ? Part.MESSAGE : word(isFirst);
        };
    }

    private Part bracket(char close) {
        int end = scan.find(close, BRACKET_MAX);
        if (end < 0) {
            return Part.MESSAGE;
        }
        int from = Grammar.indented(scan.line(), scan.at() + 1);
        int to = end;
        while (to > from && (scan.charAt(to - 1) == ' ' || scan.charAt(to - 1) == '\t')) {
            to--;
        }
        int colon = from;
        while (colon < to && scan.charAt(colon) != ':') {
            colon++;
        }
        Level found = scan.level(colon < to ? colon + 1 : from, to);
        if (said.level() == Level.UNKNOWN && found != Level.UNKNOWN) {
            said.nameLevel(found);
        } else if (found == Level.UNKNOWN && from < to) {
            said.offerThread(scan.characters(), from, to);
        }
        scan.moveTo(end + 1);
        scan.take(':');
        return Part.MORE;
    }

    private Part separator(char sign) {
        int from = scan.at();
        while (scan.peek() == sign) {
            scan.moveTo(scan.at() + 1);
        }
        int length = scan.at() - from;
        boolean isSeparator = scan.peek() == ' ' || scan.peek() == '\t' || scan.isAtEnd();
        if (!isSeparator) {
            scan.moveTo(from);
            return Part.MESSAGE;
        }
        if (length == 3 || sign == '|') {
            return Part.MORE;
        }
        int behind = scan.at();
        scan.blanks();
        boolean goesOn = isHeaderWord() || scan.peek() == '[' || (sign == '-' && length == 2 && scan.peek() == ':');
        scan.moveTo(behind);
        return goesOn ? Part.MORE : Part.LAST;
    }

    /** Whether a level stands here, or a logger with a separator behind it. */
    private boolean isHeaderWord() {
        int end = scan.wordEnd();
        if (scan.level(end) != Level.UNKNOWN) {
            return said.level() == Level.UNKNOWN;
        }
        return isLogger(end) && end + 2 < scan.length() && scan.startsWith(" - ", end);
    }

    private Part word(boolean isFirst) {
        int end = scan.wordEnd();
        boolean hasColon = end - scan.at() > 1 && scan.charAt(end - 1) == ':';
        int bare = hasColon ? end - 1 : end;
        Level found = said.level() == Level.UNKNOWN ? scan.level(bare) : Level.UNKNOWN;
        if (found != Level.UNKNOWN) {
            said.nameLevel(found);
            scan.moveTo(end);
            return Part.MORE;
        }
        if (isNumber(scan.at(), bare)) {
            said.offerThread(scan.characters(), scan.at(), bare);
            scan.moveTo(end);
            return Part.MORE;
        }
        if (isFirst && isSyslogProgramBehind(end)) {
            scan.moveTo(end);
            scan.blanks();
            takeProgram();
            return Part.LAST;
        }
        boolean isLast = end == scan.length();
        if (hasColon && !isLast && said.level() != Level.UNKNOWN && isLogger(end - 1) && !isException(end - 1)) {
            scan.moveTo(end);
            return Part.LAST;
        }
        if (said.level() != Level.UNKNOWN && isLogger(end) && isSeparatorBehind(end)) {
            scan.moveTo(end);
            return Part.NAME;
        }
        return Part.MESSAGE;
    }

    private boolean isNumber(int from, int to) {
        for (int i = from; i < to; i++) {
            char character = scan.charAt(i);
            if (!Scan.isDigit(character) && character != '#') {
                return false;
            }
        }
        return true;
    }

    private boolean isSyslogProgramBehind(int end) {
        int from = scan.at();
        scan.moveTo(end);
        scan.blanks();
        int behind = scan.wordEnd();
        boolean isProgram = behind - scan.at() > 4 && scan.charAt(behind - 1) == ':' && scan.charAt(behind - 2) == ']';
        scan.moveTo(from);
        return isProgram;
    }

    /** Whether what stands here up to {@code end} is a name with parts, or one that a separator follows. */
    private boolean isLogger(int end) {
        for (int i = scan.at(); i < end; i++) {
            char character = scan.charAt(i);
            boolean isName = Scan.isLetter(character)
                    || Scan.isDigit(character)
                    || character == '.'
                    || character == '_'
                    || character == '$'
                    || character == '-'
                    || character == '/'
                    || character == ':'
                    || character == '#';
            if (!isName) {
                return false;
            }
        }
        return end > scan.at() && Scan.isLetter(scan.peek());
    }

    /** Whether a name that ends there is an exception's, whose text follows, and no logger's. */
    private boolean isException(int end) {
        return endsWith("Exception", end) || endsWith("Error", end) || endsWith("Throwable", end);
    }

    private boolean endsWith(String name, int end) {
        return end - name.length() >= scan.at() && scan.startsWith(name, end - name.length());
    }

    /** Whether a dash, a colon or a bracket follows, or a tab where tabs divide the line. */
    private boolean isSeparatorBehind(int end) {
        int i = end;
        while (i < scan.length() && scan.charAt(i) == ' ') {
            i++;
        }
        if (i >= scan.length()) {
            return false;
        }
        char next = scan.charAt(i);
        return next == '\t'
                || next == '['
                || ((next == '-' || next == ':' || next == '|') && i + 1 < scan.length() && scan.charAt(i + 1) == ' ')
                || scan.startsWith("-- ", i);
    }
}
