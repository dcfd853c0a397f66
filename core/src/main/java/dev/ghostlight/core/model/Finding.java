package dev.ghostlight.core.model;

import java.util.List;

/**
 * One instance of a hazard in one place.
 *
 * @param hazard the hazard's stable id, such as {@code cold-cache-overload}
 * @param severity how much it matters
 * @param where the setting it hangs on
 * @param what what will happen, in one sentence with numbers
 * @param effect what users and colleagues will feel
 * @param remedy what to do, computed for this case
 * @param evidence the numbers behind it, with units in their names
 */
public record Finding(
        String hazard,
        Severity severity,
        Place where,
        String what,
        String effect,
        String remedy,
        List<Evidence> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
