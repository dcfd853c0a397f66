package dev.ghostlight.app.migrations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comments by which Liquibase divides a formatted SQL file. */
final class LiquibaseText {
    private static final Pattern HEADER = Pattern.compile("(?i)\\A\\ufeff?\\s*--[ \\t]*liquibase formatted sql\\b.*");
    private static final Pattern CHANGESET =
            Pattern.compile("(?im)^[ \\t]*--[ \\t]*changeset[ \\t]+(\\S+?):(\\S+)([^\\r\\n]*)$");
    private static final Pattern MALFORMED = Pattern.compile("(?im)^[ \\t]*--[ \\t]*changeset\\b[^\\r\\n]*$");
    private static final Pattern PROPERTY = Pattern.compile("(?im)^[ \\t]*--[ \\t]*property\\b([^\\r\\n]*)$");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(?:\"([^\"]*)\"|(\\S*))");
    private static final Pattern ROLLBACK = Pattern.compile("(?im)^([ \\t]*--[ \\t]*rollback\\b)([^\\r\\n]*)$");

    private LiquibaseText() {}

    /**
     * A change set.
     *
     * @param attributes by their names in small letters
     * @param start where the line of its head begins
     * @param bodyStart where its statements begin
     * @param end where the next one begins
     */
    record ChangeSet(String author, String id, Map<String, String> attributes, int start, int bodyStart, int end) {
        boolean is(String attribute, boolean otherwise) {
            String value = attributes.get(attribute.toLowerCase(Locale.ROOT));
            return value == null ? otherwise : value.equalsIgnoreCase("true");
        }
    }

    static boolean isFormatted(String head) {
        return HEADER.matcher(head).lookingAt();
    }

    static List<ChangeSet> changeSets(String text) {
        List<ChangeSet> found = new ArrayList<>();
        Matcher heads = CHANGESET.matcher(text);
        while (heads.find()) {
            if (!found.isEmpty()) {
                ChangeSet before = found.removeLast();
                found.add(new ChangeSet(
                        before.author(),
                        before.id(),
                        before.attributes(),
                        before.start(),
                        before.bodyStart(),
                        heads.start()));
            }
            found.add(new ChangeSet(
                    heads.group(1),
                    heads.group(2),
                    attributes(heads.group(3)),
                    heads.start(),
                    heads.end(),
                    text.length()));
        }
        return found;
    }

    /** Where heads of change sets stand that name no author and id. */
    static List<Integer> malformedHeads(String text) {
        List<Integer> found = new ArrayList<>();
        Matcher heads = MALFORMED.matcher(text);
        while (heads.find()) {
            if (!CHANGESET.matcher(heads.group()).matches()) {
                found.add(heads.start());
            }
        }
        return found;
    }

    /** The values of {@code --property name:a value:b}. */
    static Map<String, String> properties(String text) {
        Map<String, String> properties = new HashMap<>();
        Matcher lines = PROPERTY.matcher(text);
        while (lines.find()) {
            Map<String, String> attributes = attributes(lines.group(1));
            String name = attributes.get("name");
            String value = attributes.get("value");
            if (name != null && value != null) {
                properties.putIfAbsent(name, value);
            }
        }
        return properties;
    }

    /** A change set's body with all but the statements of its rollback lines blanked out; empty if it has none. */
    static String rollback(String body) {
        StringBuilder blanked = new StringBuilder(blank(body));
        boolean hasStatement = false;
        Matcher lines = ROLLBACK.matcher(body);
        while (lines.find()) {
            String statement = lines.group(2);
            String word = statement.strip().toLowerCase(Locale.ROOT);
            if (!word.isEmpty() && !word.startsWith("not required") && !word.startsWith("empty")) {
                blanked.replace(lines.start(2), lines.end(2), statement);
                hasStatement = true;
            }
        }
        return hasStatement ? blanked.toString() : "";
    }

    private static String blank(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] != '\n' && characters[i] != '\r') {
                characters[i] = ' ';
            }
        }
        return new String(characters);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        Matcher pairs = ATTRIBUTE.matcher(text);
        while (pairs.find()) {
            @Nullable String quoted = pairs.group(2);
            attributes.put(pairs.group(1).toLowerCase(Locale.ROOT), quoted == null ? pairs.group(3) : quoted);
        }
        return attributes;
    }
}
