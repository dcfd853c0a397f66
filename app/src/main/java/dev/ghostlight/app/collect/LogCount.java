package dev.ghostlight.app.collect;

/**
 * What was read from an access log.
 *
 * @param counts the keys and their counts
 * @param files how many files were read
 * @param lines lines read, skipped ones too
 * @param matchedLines lines in which the pattern was found
 * @param skippedLines lines longer than 1 MiB, which were not looked at
 * @param emptyKeys matches whose key was empty; they are not counted
 * @param textBytes bytes read, after decompression
 */
public record LogCount(
        KeyCounts counts,
        int files,
        long lines,
        long matchedLines,
        long skippedLines,
        long emptyKeys,
        long textBytes) {}
