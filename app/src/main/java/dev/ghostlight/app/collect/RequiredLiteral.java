package dev.ghostlight.app.collect;

import java.util.Comparator;
import java.util.List;

/**
 * What every match of a pattern must contain, found out from the pattern's text.
 *
 * <p>Searching a line for a plain text is many times faster than trying the pattern at each of its characters.
 *
 * @param text the text each match contains; empty if none is known
 * @param leading whether each match begins with it
 * @param anchored whether a match can only begin where the line begins
 */
record RequiredLiteral(String text, boolean leading, boolean anchored) {
    /** Nothing is known. */
    static final RequiredLiteral NONE = new RequiredLiteral("", false, false);

    /** A leading text of this length is chosen before a longer one, since it also says where to begin. */
    private static final int LEADING_LENGTH_GOOD = 4;

    /** What every match of a pattern that compiles, without flags, must contain; nothing where that is in doubt. */
    static RequiredLiteral of(String regex) {
        PatternScan scan = new PatternScan(regex);
        List<PatternScan.Run> runs = scan.runs();
        if (scan.inDoubt()) {
            return NONE;
        }
        PatternScan.Run longest = runs.stream()
                .max(Comparator.comparingInt((PatternScan.Run run) ->
                        isLeading(run, scan) && run.text().length() >= LEADING_LENGTH_GOOD
                                ? Integer.MAX_VALUE
                                : run.text().length()))
                .orElse(new PatternScan.Run("", -1));
        return new RequiredLiteral(longest.text(), isLeading(longest, scan), scan.anchored());
    }

    /** Where the text first stands in a part of a line; the part's start if none is known; -1 if it is not there. */
    int find(String line, int from, int to) {
        return text.isEmpty() ? from : line.indexOf(text, from, to);
    }

    private static boolean isLeading(PatternScan.Run run, PatternScan scan) {
        // To look behind, a pattern needs the line from its start.
        return run.start() == 0 && !scan.looksBehind();
    }
}
