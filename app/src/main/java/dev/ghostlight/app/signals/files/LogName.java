package dev.ghostlight.app.signals.files;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a log file says: {@code app.log.2.gz} and {@code app-2026-11-20.log} are older parts of
 * {@code app.log}.
 *
 * @param base the name of the file that is written to now
 * @param date when it was rotated away, as the name says it; empty where it does not
 * @param number its number among those; -1 without one
 */
record LogName(String base, String date, int number) {
    private static final String ENDINGS = "log|txt|out|err|json|jsonl|ndjson";
    private static final String DATE = "\\d{4}-?\\d{2}-?\\d{2}(?:[-_T.]?\\d{2}(?:[-:]?\\d{2}){0,2})?";
    private static final Pattern PACKED = Pattern.compile("\\.(gz|zst|xz|bz2)$");
    private static final Pattern ENDING = Pattern.compile("\\.(" + ENDINGS + ")$");
    private static final Pattern BEHIND =
            Pattern.compile("(?<base>.+\\.(?:" + ENDINGS + "))[.-](?:(?<date>" + DATE + ")|(?<number>\\d{1,4}))");
    private static final Pattern WITHIN = Pattern.compile(
            "(?<base>.+?)[-._](?<date>" + DATE + ")(?:[-._](?<number>\\d{1,4}))?(?<ending>\\.(?:" + ENDINGS + "))");

    /** The oldest first, the one that is written to now last. */
    static final Comparator<LogName> OLDEST_FIRST = Comparator.comparing((LogName name) -> name.isCurrent())
            .thenComparing(LogName::date)
            .thenComparingInt(name -> name.date.isEmpty() ? -name.number : name.number);

    /** The name of a file. */
    static LogName of(Path path) {
        Path file = path.getFileName();
        return of(file == null ? "" : file.toString());
    }

    static LogName of(String file) {
        String name = PACKED.matcher(file).replaceFirst("");
        Matcher behind = BEHIND.matcher(name);
        if (behind.matches()) {
            return new LogName(behind.group("base"), orEmpty(behind.group("date")), number(behind.group("number")));
        }
        Matcher within = WITHIN.matcher(name);
        if (within.matches()) {
            return new LogName(
                    within.group("base") + within.group("ending"),
                    within.group("date"),
                    number(within.group("number")));
        }
        return new LogName(name, "", -1);
    }

    /** The base without its ending. */
    String stem() {
        return ENDING.matcher(base).replaceFirst("");
    }

    /** Whether it is the file that is written to now. */
    private boolean isCurrent() {
        return date.isEmpty() && number < 0;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static int number(String text) {
        return text == null ? -1 : Integer.parseInt(text);
    }
}
