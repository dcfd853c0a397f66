package dev.ghostlight.app.migrations;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a script, as Flyway reads it: {@code V1_2__add_severity.sql}.
 *
 * @param kind what it is
 * @param version its version's numbers, without zeros at the end; none for a repeatable one
 * @param description what comes after the two underscores
 */
record FlywayName(Kind kind, List<BigInteger> version, String description) implements Comparable<FlywayName> {
    enum Kind {
        VERSIONED,
        UNDO,
        BASELINE,
        REPEATABLE
    }

    private static final Pattern NUMBERED = Pattern.compile("([VUB])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");

    FlywayName {
        version = List.copyOf(version);
    }

    /** Empty where Flyway would not take the file for a migration. */
    static Optional<FlywayName> of(String fileName) {
        Matcher repeatable = REPEATABLE.matcher(fileName);
        if (repeatable.matches()) {
            return Optional.of(new FlywayName(Kind.REPEATABLE, List.of(), repeatable.group(1)));
        }
        Matcher numbered = NUMBERED.matcher(fileName);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        Kind kind = switch (fileName.charAt(0)) {
            case 'V' -> Kind.VERSIONED;
            case 'U' -> Kind.UNDO;
            default -> Kind.BASELINE;
        };
        return Optional.of(new FlywayName(kind, numbers(numbered.group(2)), orEmpty(numbered.group(3))));
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static List<BigInteger> numbers(String version) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String number : version.split("[._]", -1)) {
            numbers.add(new BigInteger(number));
        }
        while (numbers.size() > 1 && numbers.getLast().signum() == 0) {
            numbers.removeLast();
        }
        return numbers;
    }

    /** By version; repeatable ones at the end, by description. */
    @Override
    public int compareTo(FlywayName other) {
        boolean isLast = kind == Kind.REPEATABLE;
        if (isLast != (other.kind == Kind.REPEATABLE)) {
            return isLast ? 1 : -1;
        }
        for (int i = 0; i < Math.min(version.size(), other.version.size()); i++) {
            int compared = version.get(i).compareTo(other.version.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        int compared = Integer.compare(version.size(), other.version.size());
        return compared != 0 || !isLast ? compared : description.compareTo(other.description);
    }
}
