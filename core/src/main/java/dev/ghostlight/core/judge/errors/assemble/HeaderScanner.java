package dev.ghostlight.core.judge.errors.assemble;

/**
 * Finds what stands before a line's message: its time, level, thread and logger, in whatever order and form. For one
 * thread; what it found is asked until the next line.
 */
final class HeaderScanner {
    private static final int BRACKET_MAX = 80;
    private static final int UUID_LENGTH = 36;

    private final Scan scan = new Scan();
    private final Said said = new Said();
    private final SourceScanner sources = new SourceScanner(scan);
    private final WrittenTime time = new WrittenTime();
    private final TimeScanner times = new TimeScanner(scan, time);
    private final PartsScanner parts = new PartsScanner(scan, said);
    private String line = "";
    private String source = "";
    private boolean isFound;
    private boolean isUnfinished;
    private boolean isShipped;

    /**
     * Looks at a line.
     *
     * @return whether something stands before the message
     */
    boolean scan(String text) {
        line = text;
        scan.begin(text);
        said.begin();
        time.clear();
        isUnfinished = false;
        isShipped = false;
        source = sources.take();
        int from = scan.at();
        isFound = fromPriority() || fromTime() || fromLevel() || fromTag() || fromUptime() || fromFile();
        if (!isFound) {
            scan.moveTo(from);
            time.clear();
        }
        return isFound;
    }

    /** {@code app.log.1 2026-11-20 10:00:00}: the file that it was in, before its time. */
    private boolean fromFile() {
        int end = scan.wordEnd();
        int name = line.indexOf(".log", scan.at(), end);
        if (name < 0) {
            return false;
        }
        String file = scan.to(end);
        scan.moveTo(end);
        scan.blanks();
        boolean isTime = Scan.isDigit(scan.peek()) && fromTime();
        source = isTime ? file : source;
        return isTime;
    }

    boolean isFound() {
        return isFound;
    }

    /** Where the message begins. */
    int messageStart() {
        return scan.at();
    }

    /** When it was written, as far as it says. */
    WrittenTime time() {
        return time;
    }

    Level level() {
        return said.level();
    }

    String thread() {
        return said.thread();
    }

    /** The container that was written before the line by whoever collected several; empty where none was. */
    String source() {
        return source;
    }

    /** Whether somebody wrote it who passes lines on, and not the logger: such a header stands before each line. */
    boolean isShipped() {
        return isShipped;
    }

    /** Whether the header goes on in the next line, as it does by default in {@code java.util.logging}. */
    boolean isUnfinished() {
        return isUnfinished;
    }

    /** {@code <34>1 2026-11-20T10:00:00Z host app 123 ID - message}: RFC 5424, and RFC 3164 without the version. */
    private boolean fromPriority() {
        if (!scan.take('<') || scan.digits() == 0 || !scan.take('>')) {
            return false;
        }
        int close = scan.at() - 1;
        int open = line.lastIndexOf('<', close);
        said.nameLevel(Level.ofSyslog((close - open > 4 ? 191 : Integer.parseInt(line, open + 1, close, 10)) % 8));
        isShipped = true;
        boolean isVersioned = Scan.isDigit(scan.peek()) && scan.peek(1) == ' ';
        if (!isVersioned) {
            fromTime();
            return true;
        }
        scan.moveTo(scan.at() + 2);
        times.take();
        scan.blanks();
        skipWord();
        int program = scan.at();
        int end = scan.wordEnd();
        scan.moveTo(end);
        scan.blanks();
        said.nameThread(line.substring(program, end) + "[" + scan.to(scan.wordEnd()) + "]");
        skipWord();
        skipWord();
        skipStructuredData();
        return true;
    }

    private void skipWord() {
        scan.moveTo(scan.wordEnd());
        scan.blanks();
    }

    private void skipStructuredData() {
        if (scan.take('-')) {
            scan.take(' ');
            return;
        }
        while (scan.peek() == '[') {
            int end = scan.find(']', 4_000);
            while (end > 0 && line.charAt(end - 1) == '\\') {
                end = line.indexOf(']', end + 1);
            }
            if (end < 0) {
                return;
            }
            scan.moveTo(end + 1);
        }
        scan.take(' ');
    }

    private boolean fromTime() {
        int from = scan.at();
        // Ruby's logger: E, [2026-11-20T10:00:00.123456 #1234] ERROR -- : message
        if (Scan.isLetter(scan.peek()) && scan.peek(1) == ',' && scan.peek(2) == ' ') {
            scan.moveTo(from + 3);
        }
        boolean isBracketed = scan.take('[');
        TimeScanner.Form form = times.take();
        if (form == TimeScanner.Form.NONE && !isBracketed) {
            return fromGoogle(from);
        }
        if (form == TimeScanner.Form.NONE) {
            scan.moveTo(from);
            return false;
        }
        if (isBracketed && !restOfBracket()) {
            scan.moveTo(from);
            return false;
        }
        switch (form) {
            case SYSLOG -> {
                isShipped = true;
                hostAndProgram();
            }
            case JAVA_UTIL -> isUnfinished = true;
            case PLAIN, NONE -> {
                if (!parts.takeFields()) {
                    parts.take();
                }
            }
        }
        return true;
    }

    /** What stands behind the time in the same bracket: a level, a process, a module. */
    private boolean restOfBracket() {
        int end = scan.find(']', BRACKET_MAX);
        if (end < 0) {
            return false;
        }
        int from = scan.at();
        for (int to = from; to <= end; to++) {
            char here = line.charAt(to);
            if (to == end || here == ' ' || here == '\t' || here == ':' || here == '/' || here == ',') {
                wordOfBracket(from, to);
                from = to + 1;
            }
        }
        scan.moveTo(end + 1);
        scan.take(':');
        return true;
    }

    private void wordOfBracket(int from, int to) {
        Level found = scan.level(from, to);
        if (said.level() == Level.UNKNOWN && found != Level.UNKNOWN) {
            said.nameLevel(found);
        } else if (to - from > 1 && line.charAt(from) == '#') {
            said.offerThread(scan.characters(), from + 1, to);
        } else if (found == Level.UNKNOWN && said.level() != Level.UNKNOWN && from < to) {
            said.offerThread(scan.characters(), from, to);
        }
    }

    /** {@code E1120 10:00:00.123456 1234 server.go:12] message}. */
    private boolean fromGoogle(int from) {
        scan.moveTo(from);
        char letter = scan.peek();
        if (letter != 'I' && letter != 'W' && letter != 'E' && letter != 'F') {
            return false;
        }
        scan.moveTo(from + 1);
        int end = times.takeGoogle() ? scan.find(']', BRACKET_MAX) : -1;
        if (end < 0) {
            scan.moveTo(from);
            return false;
        }
        scan.blanks();
        said.nameThread(scan.characters(), scan.at(), scan.wordEnd());
        said.nameLevel(
                switch (letter) {
                    case 'I' -> Level.INFO;
                    case 'W' -> Level.WARN;
                    case 'E' -> Level.ERROR;
                    default -> Level.FATAL;
                });
        scan.moveTo(end + 1);
        scan.blanks();
        return true;
    }

    /** {@code host app[123]: }. */
    private void hostAndProgram() {
        scan.blanks();
        skipWord();
        parts.takeProgram();
    }

    /** A line that begins with its level. */
    private boolean fromLevel() {
        int from = scan.at();
        boolean isBracketed = scan.take('[');
        int end = scan.at();
        while (end < line.length() && Scan.isLetter(line.charAt(end))) {
            end++;
        }
        if (end - scan.at() < 3 || end - scan.at() > 11 || line.startsWith("WARNING: DATA RACE", from)) {
            scan.moveTo(from);
            return false;
        }
        int close = isBracketed ? Grammar.indented(line, end) : end;
        char behind = close < line.length() ? line.charAt(close) : 0;
        boolean isEnded = isBracketed ? behind == ']' : behind == ':' || behind == ' ' || behind == '[';
        // "Error: ..." is the name of an exception, "error" a word: only capitals and .NET's four letters are levels.
        boolean isLevel =
                isEnded && (isBracketed || isCapital(scan.at(), end) || (behind == ':' && isDotNet(scan.to(end))));
        Level found = isLevel ? scan.level(end) : Level.UNKNOWN;
        if (found == Level.UNKNOWN) {
            scan.moveTo(from);
            return false;
        }
        said.nameLevel(found);
        scan.moveTo(close + 1);
        boolean isPython = behind == ':' && scan.peek() != ' ' && scan.find(':', BRACKET_MAX) > 0;
        if (isPython) {
            scan.moveTo(scan.find(':', BRACKET_MAX) + 1);
            return true;
        }
        scan.blanks();
        TimeScanner.Form form = times.take();
        if (form != TimeScanner.Form.NONE || behind != ':') {
            parts.take();
        }
        return true;
    }

    /** {@code [8f14e45f-ceea-467f-a8d5-3a6b5b1c0f2e] }: the request that Rails writes before each line. */
    private boolean fromTag() {
        if (scan.peek() != '[' || scan.peek(UUID_LENGTH + 1) != ']') {
            return fromTool();
        }
        int from = scan.at() + 1;
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            char here = scan.charAt(from + i);
            if (isDash ? here != '-' : Character.digit(here, 16) < 0) {
                return false;
            }
        }
        said.nameThread(scan.characters(), from, from + UUID_LENGTH);
        isShipped = true;
        scan.moveTo(from + UUID_LENGTH + 1);
        scan.take(' ');
        return true;
    }

    /** {@code [Nest] 4711 - 11/20/2026, 10:00:00 AM}. */
    private boolean fromTool() {
        int from = scan.at();
        int close = scan.take('[') ? scan.find(']', BRACKET_MAX) : -1;
        if (close < 0) {
            scan.moveTo(from);
            return false;
        }
        scan.moveTo(close + 1);
        scan.blanks();
        int process = scan.at();
        int end = process + scan.digits();
        boolean isDivided = end > process && scan.blanks() > 0 && scan.take("- ") && fromTime();
        if (isDivided) {
            said.offerThread(scan.characters(), process, end);
        } else {
            scan.moveTo(from);
        }
        return isDivided;
    }

    /** {@code 123 [main] ERROR }: the milliseconds since the start. */
    private boolean fromUptime() {
        int from = scan.at();
        boolean isUptime = scan.digits() > 0 && scan.blanks() > 0 && scan.peek() == '[';
        int close = isUptime ? scan.find(']', BRACKET_MAX) : -1;
        if (close > 0) {
            int thread = scan.at() + 1;
            scan.moveTo(close + 1);
            scan.blanks();
            if (scan.level(scan.wordEnd()) != Level.UNKNOWN) {
                said.nameThread(scan.characters(), thread, close);
                parts.take();
                return true;
            }
        }
        scan.moveTo(from);
        return false;
    }

    private boolean isCapital(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** The words of .NET's console logger, which are four letters long. */
    private static boolean isDotNet(String word) {
        return switch (word) {
            case "trce", "dbug", "info", "warn", "fail", "crit" -> true;
            default -> false;
        };
    }
}
