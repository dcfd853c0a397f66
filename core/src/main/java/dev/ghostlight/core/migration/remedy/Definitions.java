package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Definitions as the server prints them, with a column or a name replaced. */
final class Definitions {
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (UNIQUE )?INDEX (\"(?:[^\"]|\"\")*\"|[^\" ]+) ON (ONLY )?(.+?) USING (.*)", Pattern.DOTALL);
    private static final Pattern DEFERRABLE = Pattern.compile("( DEFERRABLE( INITIALLY DEFERRED)?)$");

    private Definitions() {}

    /** The statement that makes the same index for another column, while others write. */
    static String index(String definition, String name, String column, String other) {
        Matcher index = INDEX.matcher(definition);
        if (!index.matches()) {
            throw new IllegalArgumentException("not an index as the server prints it: " + definition);
        }
        String unique = index.group(1) == null ? "" : index.group(1);
        return "CREATE " + unique + "INDEX CONCURRENTLY " + RelationName.quoted(name) + " ON " + index.group(4)
                + " USING " + Expression.of(index.group(5)).renamed(column, other);
    }

    /** The same constraint for another column; columns of the table that a foreign key leads to keep their names. */
    static String constraint(String definition, String column, String other) {
        int references = definition.indexOf(" REFERENCES ");
        boolean isForeignKey = definition.startsWith("FOREIGN KEY") && references > 0;
        int end = isForeignKey ? references : definition.length();
        // Behind FOREIGN KEY and CHECK a parenthesis opens, which is no call of a column's name.
        return Expression.of(definition.substring(0, end)).renamed(column, other) + definition.substring(end);
    }

    /** What says when a constraint is looked at; empty for at once. */
    static String deferrable(String definition) {
        Matcher end = DEFERRABLE.matcher(definition);
        return end.find() ? end.group(1) : "";
    }

    /** Whether a type is a date or a time of a day. */
    static boolean isMoment(String type) {
        return word(type).matches("(timestamp|timestamptz|date)\\b.*");
    }

    /** Whether such a type knows where on earth it is. */
    static boolean isZoned(String type) {
        String word = word(type);
        return word.startsWith("timestamptz") || word.endsWith("with time zone");
    }

    private static String word(String type) {
        return type.toLowerCase(Locale.ROOT).strip();
    }
}
