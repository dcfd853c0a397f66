package dev.ghostlight.app.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects Markdown up to a size that a comment can hold; what does not fit is counted. Not thread-safe. */
final class MarkdownPage {
    /** Comments hold 65,536 bytes at least; the rest is for the closing words. */
    private static final int MOST_BYTES = 64_000;

    private final StringBuilder out = new StringBuilder();
    private int bytes;
    private int limit = MOST_BYTES;
    private int left;

    /** Begins a part that may take half of the room that is left, so that no part crowds out the next. */
    void part() {
        limit = bytes + (MOST_BYTES - bytes) / 2;
    }

    /** Adds pieces that only make sense together, or none of them. */
    boolean add(String... pieces) {
        String block = String.join("", pieces);
        int size = block.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + size > limit) {
            left++;
            return false;
        }
        out.append(block);
        bytes += size;
        return true;
    }

    /** Adds a table, as many rows as fit; the cells are escaped already. */
    void table(List<String> header, List<List<String>> rows) {
        if (!add(row(header), "|", " --- |".repeat(header.size()), "\n")) {
            return;
        }
        rows.forEach(row -> add(row(row)));
        out.append('\n');
        bytes++;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The page, and what was left out. */
    String close() {
        if (left > 0) {
            out.append("This comment was too small for ").append(left).append(" more entries: see `--format json`.\n");
        }
        return out.toString().stripTrailing() + "\n";
    }
}
