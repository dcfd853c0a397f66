package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.util.List;

/**
 * How often a signature came over time, in equal steps.
 *
 * @param fingerprint of which signature
 * @param kind what it turned out to be
 * @param title its sample's first line
 * @param fromMillis when the first step begins, in milliseconds since 1970 UTC
 * @param stepMillis how long a step is; a multiple of ten seconds
 * @param changed how often it came in each step, per changed node
 * @param unchanged the same per unchanged node; empty where none was watched
 * @param decidedAtMillis since when it decides; {@code LogLine.NO_TIME} where it does not
 */
public record SignatureTimeline(
        Fingerprint fingerprint,
        SignatureClass kind,
        String title,
        long fromMillis,
        long stepMillis,
        List<Double> changed,
        List<Double> unchanged,
        long decidedAtMillis) {
    public SignatureTimeline {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
    }
}
