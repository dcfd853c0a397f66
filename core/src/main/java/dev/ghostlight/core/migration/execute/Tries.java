package dev.ghostlight.core.migration.execute;

import java.util.Optional;

/**
 * The attempts at one effect so far.
 *
 * @param failed how many failed
 * @param tooLong how many of them took too long
 * @param sinceSeconds when the first began; of no meaning before one failed
 * @param lastSeconds when the last one failed
 * @param last why it failed; empty before one failed
 * @param message what the server said of it
 */
public record Tries(
        int failed, int tooLong, double sinceSeconds, double lastSeconds, Optional<Trouble> last, String message) {
    /** No attempt yet. */
    public static Tries none() {
        return new Tries(0, 0, 0, 0, Optional.empty(), "");
    }

    /** One more that failed. */
    public Tries failed(Trouble trouble, String why, double begunSeconds, double nowSeconds) {
        return new Tries(
                failed + 1,
                tooLong + (trouble == Trouble.TOO_LONG ? 1 : 0),
                failed == 0 ? begunSeconds : sinceSeconds,
                nowSeconds,
                Optional.of(trouble),
                why);
    }
}
