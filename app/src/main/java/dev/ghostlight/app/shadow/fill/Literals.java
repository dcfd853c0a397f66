package dev.ghostlight.app.shadow.fill;

import dev.ghostlight.app.shadow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that a condition names, and those beside them: likely to meet it. */
final class Literals {
    private static final int MOST = 24;
    private static final int USUAL_BYTES = 16;
    private static final Pattern LITERAL =
            Pattern.compile("'((?:[^']|'')*)'|(?<![\\w.])(-?\\d+(?:\\.\\d+)?)(?![\\w.])");

    private Literals() {}

    /** The constants of conditions, as the server writes them. */
    static List<String> of(List<String> conditions) {
        Set<String> found = new LinkedHashSet<>();
        for (String condition : conditions) {
            Matcher matcher = LITERAL.matcher(condition);
            while (matcher.find() && found.size() < MOST) {
                String text = matcher.group(1);
                found.add(text == null ? matcher.group(2) : text.replace("''", "'"));
            }
        }
        return List.copyOf(found);
    }

    /** Expressions of a column's type around the constants of the conditions that name it; none where none does. */
    static List<String> near(Column column, List<String> conditions) {
        Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(column.name()) + "(?!\\w)");
        List<String> about = conditions.stream()
                .filter(condition -> name.matcher(condition).find())
                .toList();
        if (about.isEmpty()) {
            return List.of();
        }
        // Columns that are held against each other must differ.
        List<String> near =
                new ArrayList<>(List.of(Values.of(column.type(), "(g + " + column.number() * 10 + ")", USUAL_BYTES)));
        for (String literal : of(about)) {
            String value = Session.literal(literal) + "::" + column.type().sql();
            near.add(value);
            switch (column.type().category()) {
                case "N" -> {
                    near.add("(" + value + " + 1 + g % 50)::" + column.type().sql());
                    near.add("(" + value + " - 1 - g % 50)::" + column.type().sql());
                }
                case "D" -> {
                    near.add("(" + value + " + (g % 20) * interval '1 day')::"
                            + column.type().sql());
                    near.add("(" + value + " - (1 + g % 20) * interval '1 day')::"
                            + column.type().sql());
                }
                default -> {}
            }
        }
        return near;
    }
}
