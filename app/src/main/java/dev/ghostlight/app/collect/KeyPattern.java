package dev.ghostlight.app.collect;

import dev.ghostlight.app.words.Visible;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that finds the keys in a line of a log: its group named {@code key}, or its only group.
 *
 * <p>It is matched against the bytes of a line, each as one character of ISO-8859-1, since a log is not always valid
 * UTF-8 and need not be decoded to be counted. Immutable.
 */
public final class KeyPattern {
    private static final int LENGTH_MAX = 2000;
    private static final String GROUP = "key";
    private static final Set<String> ASCII_CLASSES = Set.of(
            "Lower", "Upper", "ASCII", "Alpha", "Digit", "Alnum", "Punct", "Graph", "Print", "Blank", "Cntrl", "XDigit",
            "Space");
    private static final Pattern ESCAPE_OR_FLAG =
            Pattern.compile("\\\\(?:[pP]\\{(\\w*)\\}|.)|\\(\\?[a-zA-Z-]*[uU]", Pattern.DOTALL);

    private final Pattern pattern;
    private final int keyGroup;
    private final RequiredLiteral required;

    private KeyPattern(Pattern pattern, int keyGroup) {
        this.pattern = pattern;
        this.keyGroup = keyGroup;
        required = RequiredLiteral.of(pattern.pattern());
    }

    /**
     * Takes a regular expression in Java's notation, without flags other than those it sets itself.
     *
     * @throws CollectException if it is not one, if it is not clear which group is the key, or if it needs characters
     *     where there are only bytes
     */
    public static KeyPattern of(String regex) throws CollectException {
        if (regex.length() > LENGTH_MAX) {
            throw refused(
                    regex,
                    "has " + regex.length() + " characters, more than " + LENGTH_MAX,
                    "It would be slow to no purpose",
                    "Match only what surrounds the key");
        }
        requireAscii(regex);
        Pattern pattern;
        try {
            // In lines of bytes only the line feed ends a line: 0x85, Java's other line end, is part of many letters.
            pattern = Pattern.compile(regex, Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw refused(
                    regex,
                    "is not a regular expression: " + e.getDescription() + " at character " + (e.getIndex() + 1),
                    "No key can be found with it",
                    "Correct it; it is in the notation of Java, and \\ takes away a sign's meaning");
        }
        return new KeyPattern(pattern, keyGroup(pattern));
    }

    /** The regular expression as it was given. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    Matcher matcher(CharSequence text) {
        return pattern.matcher(text);
    }

    int keyGroup() {
        return keyGroup;
    }

    RequiredLiteral required() {
        return required;
    }

    private static int keyGroup(Pattern pattern) throws CollectException {
        Map<String, Integer> names = pattern.namedGroups();
        int groups = pattern.matcher("").groupCount();
        if (names.containsKey(GROUP)) {
            return names.get(GROUP);
        }
        if (groups == 1) {
            return 1;
        }
        throw refused(
                pattern.pattern(),
                groups == 0 ? "has no group" : "has " + groups + " groups and none is named key",
                "It is not known which part of a match is the key",
                "Put (?<key>...) around that part, such as in stkId=(?<key>\\w+)");
    }

    private static void requireAscii(String regex) throws CollectException {
        for (int i = 0; i < regex.length(); i++) {
            if (regex.charAt(i) >= 0x80) {
                String character = Character.toString(regex.codePointAt(i));
                byte[] bytes = character.getBytes(StandardCharsets.UTF_8);
                String escapes = "\\x" + HexFormat.ofDelimiter("\\x").formatHex(bytes);
                throw beyondAscii(regex, Visible.of(character, 1), "Write its bytes in UTF-8: (?:" + escapes + ")");
            }
        }
        Matcher found = ESCAPE_OR_FLAG.matcher(regex);
        while (found.find()) {
            if (needsCharacters(found.group(), found.group(1))) {
                throw beyondAscii(
                        regex, Visible.of(found.group(), 20), "Say what ends the key instead, such as [^ \"&]+");
            }
        }
    }

    private static boolean needsCharacters(String escapeOrFlag, @Nullable String className) {
        if (className != null) {
            return !ASCII_CLASSES.contains(className);
        }
        return escapeOrFlag.startsWith("(")
                || switch (escapeOrFlag.charAt(1)) {
                    case 'p', 'P', 'u', 'N', 'X' -> true;
                    default -> false;
                };
    }

    private static CollectException beyondAscii(String regex, String what, String remedy) {
        return refused(
                regex,
                "has " + what + ", which speaks of characters beyond ASCII",
                "A log is matched byte by byte, so it would match something else",
                remedy);
    }

    private static CollectException refused(String regex, String what, String consequence, String remedy) {
        return new CollectException("key pattern '" + Visible.of(regex, 200) + "'", what, consequence, remedy);
    }
}
