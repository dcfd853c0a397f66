package dev.ghostlight.core.judge.errors.fingerprint;

import java.util.List;

/**
 * An exception of a trace: the one that was logged, or one of its causes.
 *
 * @param type the name of its class without packages; empty where the trace does not tell
 * @param message its first line; may be empty
 * @param frames the functions it passed, the innermost first, as {@link Frames} writes them; none twice in a row
 */
public record Thrown(String type, String message, List<String> frames) {
    public Thrown {
        frames = List.copyOf(frames);
    }
}
