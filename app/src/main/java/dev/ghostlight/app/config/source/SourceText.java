package dev.ghostlight.app.config.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.core.model.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;

/** The text of a configuration file; thread-safe. */
public final class SourceText {
    /** How long a configuration may be, in bytes. */
    public static final int BYTES_MAX = SourceLimits.CONFIGURATION.bytes();

    private static final String CONSEQUENCE = "Nothing was read";

    private SourceText() {}

    /**
     * The text that bytes stand for; a byte-order mark is left out.
     *
     * @throws ConfigException if they are no UTF-8, or more than 1 MiB
     */
    public static String decode(String file, byte[] bytes) throws ConfigException {
        return decode(file, bytes, SourceLimits.CONFIGURATION);
    }

    /**
     * The text that bytes stand for, as {@link #decode(String, byte[])} reads it, within other limits.
     *
     * @throws ConfigException if they are no UTF-8, or too many
     */
    public static String decode(String file, byte[] bytes, SourceLimits limits) throws ConfigException {
        if (bytes.length > limits.bytes()) {
            throw tooLong(file, limits);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
            throw refused(file, "the file is in UTF-16", "Save it in UTF-8");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = UTF_8.newDecoder().decode(input, text, true);
        if (result.isError()) {
            int offset = input.position();
            throw refused(
                    file,
                    String.format("the byte at offset %d, 0x%02x, is not UTF-8", offset, bytes[offset]),
                    "Save the file in UTF-8");
        }
        return text.flip().toString();
    }

    /** Refuses a text that is longer than a file may be, and leaves a byte-order mark out. */
    static String checked(String file, String text, SourceLimits limits) throws ConfigException {
        if (text.length() > limits.bytes()) {
            throw tooLong(file, limits);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static ConfigException tooLong(String file, SourceLimits limits) {
        return refused(
                file,
                "the file is longer than " + (limits.bytes() >> 20) + " MiB",
                "Leave out what Ghostlight does not need");
    }

    private static ConfigException refused(String file, String what, String remedy) {
        return new ConfigException(new Problem(Place.of(file, ""), what, CONSEQUENCE, remedy));
    }
}
