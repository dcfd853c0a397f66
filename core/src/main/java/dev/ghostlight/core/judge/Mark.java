package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.templates.Fingerprint;

/**
 * What a person says of a signature, for all times to come.
 *
 * @param fingerprint of which signature
 * @param meaning what it is
 * @param reason why, in the person's words; never empty
 * @param atMillis when they said it, in milliseconds since 1970 UTC
 */
public record Mark(Fingerprint fingerprint, Meaning meaning, String reason, long atMillis) {
    /** What a signature means to a rollout. */
    public enum Meaning {
        /** It is nothing to worry about, however often it comes. */
        HARMLESS,
        /** One occurrence on a changed node holds the rollout. */
        WATCH,
        /** One occurrence on a changed node is reason enough to roll back. */
        STOP
    }

    public Mark {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a mark without a reason");
        }
    }
}
