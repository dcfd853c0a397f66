package dev.ghostlight.core.migration.remedy;

import java.util.List;

/**
 * Steps that reach what a migration wants without hurting anybody.
 *
 * @param steps the steps, in order; each is committed before the next begins
 * @param deploys which release must be live before which step
 * @param differences what the schema has more or otherwise in the end than after the original, each as
 *     {@link SchemaDifference} names it: {@code column orders.total_old}
 * @param notes what is not quite the same as with the original, or must be known, in whole sentences
 */
public record SafeWay(List<Step> steps, List<Deploy> deploys, List<String> differences, List<String> notes) {
    /**
     * A release that must be live on every node before a step begins.
     *
     * @param beforeStep the step, from 1
     * @param release what the release does, as the rest of "a release that ..."
     */
    public record Deploy(int beforeStep, String release) {}

    public SafeWay {
        steps = List.copyOf(steps);
        deploys = List.copyOf(deploys);
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    /** Steps that need no deploy, and end where the original does. */
    public SafeWay(List<Step> steps, List<String> notes) {
        this(steps, List.of(), List.of(), notes);
    }
}
