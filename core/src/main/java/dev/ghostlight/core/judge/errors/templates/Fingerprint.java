package dev.ghostlight.core.judge.errors.templates;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is the same for all messages and traces that say the same, on every node and in every release: no line numbers,
 * ids or values are in it.
 *
 * @param hash of the words and of where names and values stand
 */
public record Fingerprint(long hash) {
    /** The way in which fingerprints are made; another way has another one. */
    public static final String VERSION = "v1";

    private static final Pattern TEXT = Pattern.compile(VERSION + ":[0-9a-f]{16}");

    /** That of a text as it is. */
    public static Fingerprint ofText(String text) {
        return new Fingerprint(Hashes.of(text));
    }

    /** Reads {@code v1:0123456789abcdef}; empty if it is no fingerprint of this version. */
    public static Optional<Fingerprint> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new Fingerprint(Long.parseUnsignedLong(text.substring(VERSION.length() + 1), 16)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        String digits = Long.toHexString(hash);
        return VERSION + ":" + "0".repeat(16 - digits.length()) + digits;
    }
}
