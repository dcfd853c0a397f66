package dev.ghostlight.core.judge;

import java.util.Map;
import java.util.Optional;

/**
 * What counts say.
 *
 * @param signatures of each signature of which they say anything
 * @param allErrors of all known errors together
 */
record Weighed(Map<Seen, CountEvidence> signatures, Optional<CountEvidence> allErrors) {
    static final Weighed NOTHING = new Weighed(Map.of(), Optional.empty());

    Weighed {
        signatures = Map.copyOf(signatures);
    }
}
