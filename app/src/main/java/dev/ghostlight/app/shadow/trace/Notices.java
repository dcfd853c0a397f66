package dev.ghostlight.app.shadow.trace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of all that the server says at its most talkative is worth telling. */
final class Notices {
    private static final String FOR_ITS_MAKERS = "DEBUG: ";

    // The server's own words for what it does to rows, the same from 14 to 18; all else at that level is for its
    // makers.
    private static final Pattern TOLD = Pattern.compile("(?s)^(?:rewriting table|verifying table|building index"
            + "|validating foreign key|existing constraints on|partition constraint|updated partition constraint).*");

    private static final Pattern VALIDATED = Pattern.compile("validating foreign key constraint \"(.+)\"");

    private Notices() {}

    static List<String> worthTelling(List<String> said) {
        return said.stream()
                .filter(line -> !line.contains("pg_toast"))
                .filter(line -> !line.startsWith(FOR_ITS_MAKERS)
                        || TOLD.matcher(plain(line)).matches())
                .map(Notices::plain)
                .toList();
    }

    /** The names of the foreign keys that were looked up. */
    static List<String> validated(List<String> said) {
        return said.stream()
                .map(VALIDATED::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private static String plain(String line) {
        return line.startsWith(FOR_ITS_MAKERS) ? line.substring(FOR_ITS_MAKERS.length()) : line;
    }
}
