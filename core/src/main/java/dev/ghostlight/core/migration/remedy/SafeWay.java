package dev.ghostlight.core.migration.remedy;

import java.util.List;

/**
 * Steps that reach what a migration wants without hurting anybody.
 *
 * @param steps the steps, in order; each is committed before the next begins
 * @param notes what is not quite the same as with the original, or must be known, in whole sentences
 */
public record SafeWay(List<Step> steps, List<String> notes) {
    public SafeWay {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }
}
