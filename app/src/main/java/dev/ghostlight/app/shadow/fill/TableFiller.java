package dev.ghostlight.app.shadow.fill;

import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes up rows for one table: first plain ones, then such as its conditions hint at, then as empty as allowed. */
final class TableFiller {
    private static final int USUAL_BYTES = 16;
    private static final int MOST_BYTES = 1 << 16;
    // A prime larger than any table here, so that it leads through all rows of a parent.
    private static final int STRIDE = 7919;
    // An array is walked through for each value that is taken out of it, save where all are of one length.
    private static final int MOST_PARENTS = 5_000;
    private static final Set<String> OF_ONE_LENGTH =
            Set.of("int2", "int4", "int8", "oid", "uuid", "date", "timestamp", "timestamptz", "float8");
    private static final List<String> COMMON = List.of(
            "1",
            "5",
            "10",
            "100",
            "0",
            "0.5",
            "-1",
            "a",
            "A",
            "abc",
            "ABC",
            "AB",
            "a@example.com",
            "+4930123456",
            "12345",
            "2024-06-01",
            "https://example.com/",
            "00000000-0000-4000-8000-000000000000",
            "127.0.0.1",
            "true",
            "{}",
            "[]");

    private final Session session;
    private final Table table;
    private final TableFacts facts;
    private final Set<Long> filled;
    private final int have;
    private final int wanted;
    private final Map<Integer, String> fromParents = new HashMap<>();
    private final Map<Integer, String> natural = new HashMap<>();
    private final Map<Integer, Integer> itself = new HashMap<>();
    private final List<String> sources = new ArrayList<>();

    /** How boldly rows are made up. */
    private enum Manner {
        PLAIN,
        BY_CONDITIONS,
        EMPTY
    }

    /** For a table that has {@code have} rows and is to have {@code wanted}. */
    TableFiller(Session session, Table table, TableFacts facts, Set<Long> filled, int have, int wanted) {
        this.session = session;
        this.table = table;
        this.facts = facts;
        this.filled = filled;
        this.have = have;
        this.wanted = wanted;
    }

    /** Fills it, and gives why the first try failed where one did. */
    Optional<String> fill() throws SQLException {
        table.keys().forEach(this::lead);
        for (Column column : table.columns()) {
            natural.put(column.number(), possible(column));
        }
        Optional<String> first = Optional.empty();
        for (Manner manner : Manner.values()) {
            Optional<String> refused = attempt(manner);
            if (refused.isEmpty() && (count() - have) * 10 >= wanted - have) {
                break;
            }
            first = first.or(() -> refused);
        }
        return first;
    }

    private Optional<String> attempt(Manner manner) throws SQLException {
        int factor = table.checks().isEmpty() || manner == Manner.EMPTY ? 1 : manner == Manner.PLAIN ? 4 : 40;
        String columns = table.columns().stream()
                .map(column -> Session.quoted(column.name()))
                .collect(Collectors.joining(", "));
        String values = table.columns().stream()
                .map(column -> value(column, manner) + " AS " + Session.quoted(column.name()))
                .collect(Collectors.joining(", "));
        String conditions = manner == Manner.EMPTY || table.checks().isEmpty()
                ? ""
                : table.checks().stream()
                        .map(check -> "(" + check + ") IS NOT FALSE")
                        .collect(Collectors.joining(" AND ", " WHERE ", ""));
        String source = "generate_series(" + (have + 1) + "::bigint, " + (have + (long) (wanted - have) * factor)
                + ") g" + sources.stream().map(each -> ", " + each).collect(Collectors.joining());
        try {
            session.run("INSERT INTO " + table.sql() + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns
                    + " FROM (SELECT " + values + " FROM " + source + ") made" + conditions + " LIMIT "
                    + (wanted - have)
                    + " ON CONFLICT DO NOTHING");
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private String value(Column column, Manner manner) {
        String parent = fromParents.get(column.number());
        if (parent != null) {
            return withNulls(column, parent);
        }
        String plain = natural.getOrDefault(itself.getOrDefault(column.number(), column.number()), nothing(column));
        return switch (manner) {
            case PLAIN -> withNulls(column, plain);
            case EMPTY -> column.isRequired() ? plain : nothing(column);
            case BY_CONDITIONS -> {
                List<String> choices = Literals.near(column, table.checks()).stream()
                        .filter(this::isAccepted)
                        .toList();
                if (choices.isEmpty()) {
                    yield withNulls(column, plain);
                }
                StringBuilder choice = new StringBuilder(
                        "CASE abs(hashint8(g * 31 + " + column.number() + ")) % " + (choices.size() + 1));
                for (int each = 0; each < choices.size(); each++) {
                    choice.append(" WHEN ").append(each).append(" THEN ").append(choices.get(each));
                }
                yield choice.append(" ELSE ").append(plain).append(" END").toString();
            }
        };
    }

    /** Has the columns of a key take the values of its parent's rows. */
    private void lead(Key key) {
        if (key.columns().stream().anyMatch(fromParents::containsKey)) {
            return;
        }
        if (key.parent() == table.root() || !filled.contains(key.parent())) {
            leadNowhere(key);
            return;
        }
        int place = sources.size();
        String order = key.parentColumns().stream().map(Session::quoted).collect(Collectors.joining(", "));
        List<String> arrays = new ArrayList<>();
        for (int each = 0; each < key.columns().size(); each++) {
            String column = Session.quoted(key.parentColumns().get(each));
            arrays.add("ARRAY(SELECT " + column + " FROM " + key.parentSql() + " WHERE (" + order
                    + ") IS NOT NULL ORDER BY " + order + " LIMIT " + mostParents(key) + ") AS k" + each);
            String number = "(g * " + STRIDE + " + " + place + " * (g / 97))";
            String array = "p" + place + ".k" + each;
            fromParents.put(
                    key.columns().get(each), array + "[1 + " + number + " % nullif(cardinality(" + array + "), 0)]");
        }
        sources.add("(SELECT " + String.join(", ", arrays) + ") p" + place);
    }

    private int mostParents(Key key) {
        return table.columns().stream()
                        .filter(column -> key.columns().contains(column.number()))
                        .allMatch(column -> OF_ONE_LENGTH.contains(column.type().base()))
                ? wanted
                : Math.min(wanted, MOST_PARENTS);
    }

    /** The parent's rows are not there yet: none is named, or the row itself where one must be. */
    private void leadNowhere(Key key) {
        if (!Order.isRequired(table, key)) {
            table.columns().stream()
                    .filter(column -> !column.isRequired() && key.columns().contains(column.number()))
                    .forEach(column -> fromParents.put(column.number(), nothing(column)));
        } else if (key.parent() == table.root()) {
            for (int each = 0; each < key.columns().size(); each++) {
                String parent = key.parentColumns().get(each);
                int number = key.columns().get(each);
                table.columns().stream()
                        .filter(column -> column.name().equals(parent) && column.number() != number)
                        .findFirst()
                        .ifPresent(column -> itself.put(number, column.number()));
            }
        }
    }

    private String withNulls(Column column, String value) {
        Quantity nulls = shape(column).nullPart();
        return column.isRequired() || nulls.orElse(0) == 0
                ? value
                : "CASE WHEN (g * 617 + " + column.number() * 331 + ") % 1000 < " + Math.round(nulls.orElse(0) * 1000)
                        + " THEN NULL ELSE " + value + " END";
    }

    /** The value of a column; where production keeps values aside, in one column so many are so long. */
    private String value(Column column) {
        String usual = Values.of(column.type(), number(column), bytes(column));
        Optional<Aside> aside = Aside.of(facts, table.columns());
        return aside.isPresent() && aside.get().column().equals(column)
                ? "CASE WHEN g % " + aside.get().every() + " = 0 THEN "
                        + Values.of(column.type(), number(column), aside.get().bytes()) + " ELSE " + usual + " END"
                : usual;
    }

    /** An expression that the type accepts; nothing where none was found and nothing is allowed. */
    private String possible(Column column) throws SQLException {
        String plain = value(column);
        if (isAccepted(plain)) {
            return plain;
        }
        List<String> candidates = new ArrayList<>(Literals.of(domainConditions(column)));
        candidates.addAll(COMMON);
        List<String> accepted = new ArrayList<>();
        for (String candidate : candidates) {
            String value = Session.literal(candidate) + "::" + column.type().sql();
            if (accepted.size() < 5 && isAccepted(value)) {
                accepted.add(value);
            }
        }
        if (accepted.isEmpty()) {
            return column.isRequired() ? plain : nothing(column);
        }
        return "(ARRAY[" + String.join(", ", accepted) + "])[1 + g % " + accepted.size() + "]";
    }

    private static String nothing(Column column) {
        return "NULL::" + column.type().sql();
    }

    private boolean isAccepted(String value) {
        try {
            session.query(
                    "SELECT count(" + value + ") FROM generate_series(1::bigint, " + wanted + ", "
                            + Math.max(1, wanted / 3) + ") g",
                    row -> row.getLong(1));
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private List<String> domainConditions(Column column) throws SQLException {
        return column.type().kind().equals("d")
                ? session.query(
                        "SELECT pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint WHERE contypid = "
                                + Session.literal(column.type().sql()) + "::regtype",
                        row -> row.getString(1))
                : List.of();
    }

    /** The number a value is made of: as many different ones as production has values. */
    private String number(Column column) {
        double distinct = shape(column).distinct().orElse(0);
        return column.isUnique() || distinct < 1 || distinct >= wanted
                ? "g"
                : "(1 + g * 31 % " + Math.round(distinct) + ")";
    }

    private int bytes(Column column) {
        double unknown = texts() == 0 || !facts.rowBytes().isKnown()
                ? USUAL_BYTES
                : (facts.rowBytes().orElse(0) - 28 - 8 * (table.columns().size() - texts())) / texts();
        return (int) Math.clamp(shape(column).averageBytes().orElse(unknown), 1, MOST_BYTES);
    }

    private long texts() {
        return table.columns().stream()
                .filter(column -> column.type().category().equals("S"))
                .count();
    }

    private ColumnFacts shape(Column column) {
        return facts.columns().stream()
                .filter(known -> known.name().equals(column.name()))
                .findFirst()
                .orElseGet(() ->
                        new ColumnFacts(column.name(), Quantity.unknown(), Quantity.unknown(), Quantity.unknown()));
    }

    private long count() throws SQLException {
        return session.query("SELECT count(*) FROM ONLY " + table.sql(), row -> row.getLong(1))
                .getFirst();
    }
}
