package dev.ghostlight.app.signals.envelope;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens one envelope. Costs next to nothing for a line that has none: its first characters say so. */
final class Envelope {
    private static final int DATE_END = 10;

    private Envelope() {}

    /** Whether a line may have an envelope. */
    static boolean mayBe(String text) {
        if (text.length() < 2) {
            return false;
        }
        char first = text.charAt(0);
        if (first == '{') {
            return true;
        }
        if (first >= '0' && first <= '9') {
            return isDated(text);
        }
        return Logfmt.mayBe(text);
    }

    /** What is in an envelope other than JSON; nothing if there is none. */
    static @Nullable Inside open(String text) {
        char first = text.charAt(0);
        return first >= '0' && first <= '9' ? ContainerEnvelopes.cri(text) : Logfmt.open(text);
    }

    /** What is in an envelope of JSON; nothing if it is of no known kind. */
    static @Nullable Inside open(JsonFields fields) {
        return Optional.ofNullable(ContainerEnvelopes.docker(fields))
                .or(() -> Optional.ofNullable(JournalEnvelope.open(fields)))
                .or(() -> Optional.ofNullable(LoggerEnvelope.open(fields)))
                .orElse(null);
    }

    private static boolean isDated(String text) {
        return text.length() > DATE_END && text.charAt(DATE_END) == 'T' && text.charAt(4) == '-';
    }
}
