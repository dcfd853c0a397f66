package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What became of one signature on one changed node.
 *
 * @param fingerprint of which signature
 * @param kind what it is against the baseline
 * @param severity how bad it is by what it says of itself; a note where somebody marked it as harmless
 * @param sample its first record on the node after the change; one from before where none came
 * @param node the node's name
 * @param firstLine the line of its first record after the change, from 1; 0 where none came
 * @param firstMillis when that was; {@code LogLine.NO_TIME} where no line says so
 * @param count how often it came after the change
 * @param baselineCount how often it came before, in all that is known, and on unchanged nodes
 * @param evidence the numbers behind it, with units in their names
 * @param mark what a person said of it
 */
public record JudgedSignature(
        Fingerprint fingerprint,
        SignatureClass kind,
        Severity severity,
        String sample,
        String node,
        long firstLine,
        long firstMillis,
        long count,
        long baselineCount,
        List<Evidence> evidence,
        Optional<Mark> mark) {
    public JudgedSignature {
        evidence = List.copyOf(evidence);
    }

    /** Its sample's first line, which says what it is about; with the exception behind it if that is the second. */
    public String title() {
        return title(sample);
    }

    static String title(String sample) {
        List<String> lines = sample.lines().limit(2).toList();
        boolean hasMore = lines.size() == 2
                && !lines.getLast().isBlank()
                && !Character.isWhitespace(lines.getLast().charAt(0));
        return lines.isEmpty() ? "" : lines.getFirst() + (hasMore ? ": " + lines.getLast() : "");
    }
}
