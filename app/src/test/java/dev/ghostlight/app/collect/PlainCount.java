package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts in the plainest way: the oracle for the fast one. */
record PlainCount(SortedMap<String, Long> keys, long lines, long matchedLines, long skippedLines, long emptyKeys) {
    static PlainCount of(byte[] log, String regex, int lineBytesMax) {
        Pattern pattern = Pattern.compile(regex, Pattern.UNIX_LINES);
        boolean isNamed = pattern.namedGroups().containsKey("key");
        SortedMap<String, Long> keys = new TreeMap<>();
        long lines = 0;
        long matched = 0;
        long skipped = 0;
        long empty = 0;
        String text = new String(log, ISO_8859_1);
        for (String line : text.isEmpty() ? new String[0] : (text + "x").split("\n", -1)) {
            boolean isLast = lines == text.chars().filter(c -> c == '\n').count();
            String whole = isLast ? line.substring(0, line.length() - 1) : line;
            if (isLast && whole.isEmpty()) {
                break;
            }
            lines++;
            if (whole.length() > lineBytesMax) {
                skipped++;
                continue;
            }
            Matcher matcher = pattern.matcher(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
            boolean found = false;
            while (matcher.find()) {
                found = true;
                String key = isNamed ? matcher.group("key") : matcher.group(1);
                if (key == null || key.isEmpty()) {
                    empty++;
                } else {
                    keys.merge(key, 1L, Long::sum);
                }
            }
            matched += found ? 1 : 0;
        }
        return new PlainCount(keys, lines, matched, skipped, empty);
    }
}
