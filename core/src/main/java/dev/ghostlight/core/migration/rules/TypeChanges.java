package dev.ghostlight.core.migration.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which changes of a column's type PostgreSQL does in its catalog alone.
 *
 * <p>As measured on PostgreSQL 14 to 18: a varchar that gets wider or loses its length, text and varchar without one, a
 * numeric that gets more digits before the point, a longer bit string, cidr to inet, a time that gets more digits. All
 * others write the table anew.
 */
final class TypeChanges {
    private static final Pattern TYPE = Pattern.compile(
            "([a-z_\" ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\))?(\\s*with(?:out)? time zone)?");

    private static final Map<String, String> SHORT = Map.of(
            "character varying", "varchar",
            "decimal", "numeric",
            "bit varying", "varbit",
            "timestamp without time zone", "timestamp",
            "timestamp with time zone", "timestamptz");

    private TypeChanges() {}

    /** A type with its numbers. */
    private record Type(String name, Optional<Integer> length, int scale) {}

    /** Whether the rows stay as they are. */
    static boolean isInCatalog(String from, String to, boolean isUtc) {
        Optional<Type> before = type(from);
        Optional<Type> after = type(to);
        return before.isPresent() && after.isPresent() && isInCatalog(before.get(), after.get(), isUtc);
    }

    private static boolean isInCatalog(Type from, Type to, boolean isUtc) {
        if (from.name.equals(to.name)) {
            return switch (from.name) {
                case "varchar", "varbit" -> isNotShorter(from, to);
                case "numeric" -> isNotShorter(from, to) && (to.length.isEmpty() || from.scale == to.scale);
                case "timestamp", "timestamptz", "time", "timetz" -> isNotShorter(from, to);
                default -> from.equals(to);
            };
        }
        boolean isText = to.name.equals("text") && from.name.equals("varchar");
        boolean isUnbounded = to.name.equals("varchar") && to.length.isEmpty() && from.name.equals("text");
        boolean isZone = isUtc
                && (from.name + " " + to.name).matches("timestamp timestamptz|timestamptz timestamp")
                && isNotShorter(from, to);
        return isText || isUnbounded || isZone || (from.name.equals("cidr") && to.name.equals("inet"));
    }

    private static boolean isNotShorter(Type from, Type to) {
        return to.length.isEmpty() || (from.length.isPresent() && to.length.get() >= from.length.get());
    }

    private static Optional<Type> type(String written) {
        Matcher type = TYPE.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            return Optional.empty();
        }
        String zone = type.group(4) == null ? "" : type.group(4).strip();
        String name = (type.group(1).strip() + " " + zone).strip();
        return Optional.of(new Type(
                SHORT.getOrDefault(name, name),
                Optional.ofNullable(type.group(2)).map(Integer::valueOf),
                type.group(3) == null ? 0 : Integer.parseInt(type.group(3))));
    }
}
