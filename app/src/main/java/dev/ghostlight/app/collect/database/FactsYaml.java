package dev.ghostlight.app.collect.database;

import dev.ghostlight.core.migration.facts.ColumnFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the facts of a database as a file that a person can read and change; the same facts give the same text. */
public final class FactsYaml {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_./-]*");
    private static final List<String> SPOKEN = List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");
    private static final List<String> SIZES = List.of("B", "kB", "MB", "GB", "TB");

    /** Estimates are no more exact than this. */
    private static final MathContext DIGITS = new MathContext(4);

    private final StringBuilder text = new StringBuilder();

    private FactsYaml() {}

    /** The text of the file. */
    public static String of(CollectedDatabase database) {
        FactsYaml yaml = new FactsYaml();
        yaml.head(database);
        yaml.tables(database.tables());
        database.schema().ifPresent(yaml::schema);
        return yaml.text.toString();
    }

    private void head(CollectedDatabase database) {
        line(0, "# Facts of a database, collected by ghostlight collect; docs/guide/facts.md describes every word.");
        line(0, "# What you know better belongs into ghostlight.yaml, where it wins and is not overwritten.");
        database.meanings().forEach(meaning -> line(0, "# " + comment(meaning)));
        if (!database.unknown().isEmpty()) {
            line(0, "# Unknown:");
            database.unknown().forEach(reason -> line(0, "# - " + comment(reason)));
        }
        line(0, "engine: " + database.engine());
        line(0, "collected: " + database.collected().truncatedTo(ChronoUnit.SECONDS));
        line(0, "source: " + quoted(database.source()));
        known(0, "connections", database.connections(), FactsYaml::count);
        known(0, "replicas", database.replicas(), FactsYaml::count);
        known(0, "replica-lag", database.replicaLagSeconds(), FactsYaml::seconds);
        database.backup().ifPresent(made -> line(0, "backup: " + made.truncatedTo(ChronoUnit.SECONDS)));
        known(0, "timed-read", database.timedReadSeconds(), FactsYaml::seconds);
        if (!database.settings().isEmpty()) {
            line(0, "settings:");
            database.settings().forEach((name, value) -> line(1, name(name) + ": " + quoted(value)));
        }
    }

    private void tables(List<CollectedTable> tables) {
        if (tables.isEmpty()) {
            return;
        }
        line(0, "tables:");
        tables.stream()
                .sorted(Comparator.comparing(table -> table.facts().name()))
                .forEach(this::table);
    }

    private void table(CollectedTable collected) {
        TableFacts table = collected.facts();
        line(1, name(table.name()) + ":");
        known(2, "rows", table.rows(), FactsYaml::count);
        known(2, "row-bytes", table.rowBytes(), FactsYaml::count);
        known(2, "table-bytes", collected.tableBytes(), FactsYaml::size);
        known(2, "aside-bytes", table.asideBytes(), FactsYaml::size);
        known(2, "index-bytes", table.indexBytes(), FactsYaml::size);
        known(2, "writes", table.writesPerSecond(), FactsYaml::rate);
        known(2, "reads", table.readsPerSecond(), FactsYaml::rate);
        known(2, "longest-transaction", table.longestTransactionSeconds(), FactsYaml::seconds);
        if (!table.columns().isEmpty()) {
            line(2, "columns:");
            table.columns().forEach(this::column);
        }
    }

    private void column(ColumnFacts column) {
        String nulls = written("nulls", column.nullPart(), FactsYaml::percent);
        String distinct = written("distinct", column.distinct(), FactsYaml::count);
        String bytes = written("bytes", column.averageBytes(), FactsYaml::count);
        String all = String.join(
                ", ",
                List.of(nulls, distinct, bytes).stream()
                        .filter(each -> !each.isEmpty())
                        .toList());
        line(3, name(column.name()) + ": { " + all + " }");
    }

    private void schema(String ddl) {
        if (ddl.isBlank()) {
            return;
        }
        boolean isPrintable = ddl.chars().allMatch(FactsYaml::isPrintable);
        if (!isPrintable) {
            line(0, "schema: " + quoted(ddl));
            return;
        }
        line(0, "schema: |2+");
        ddl.lines()
                .forEach(each ->
                        text.append(each.isEmpty() ? "" : "  ").append(each).append('\n'));
    }

    private interface Form {
        String of(double number);
    }

    private void known(int level, String word, Quantity quantity, Form form) {
        String written = written(word, quantity, form);
        if (!written.isEmpty()) {
            line(level, written);
        }
    }

    private static String written(String word, Quantity quantity, Form form) {
        return switch (quantity) {
            case Quantity.Known(double number) -> word + ": " + form.of(number);
            case Quantity.Unknown() -> "";
        };
    }

    private static String count(double number) {
        return String.valueOf(Math.round(number));
    }

    private static String rate(double perSecond) {
        return decimal(perSecond) + "/s";
    }

    private static String seconds(double seconds) {
        return decimal(seconds) + "s";
    }

    private static String percent(double part) {
        return decimal(part * 100) + "%";
    }

    private static String size(double bytes) {
        double scaled = bytes;
        int unit = 0;
        while (scaled >= 10_000 && unit < SIZES.size() - 1) {
            scaled /= 1_000;
            unit++;
        }
        BigDecimal number = unit == 0 ? BigDecimal.valueOf(Math.round(scaled)) : new BigDecimal(scaled).round(DIGITS);
        return number.stripTrailingZeros().toPlainString() + SIZES.get(unit);
    }

    private static String decimal(double number) {
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        BigDecimal shown = rounded.scale() > 4 ? rounded.setScale(4, RoundingMode.HALF_UP) : rounded;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private void line(int level, String line) {
        text.append("  ".repeat(level)).append(line).append('\n');
    }

    private static String name(String name) {
        boolean isPlain = name.length() <= 60
                && PLAIN.matcher(name).matches()
                && SPOKEN.stream().noneMatch(name::equalsIgnoreCase);
        return isPlain ? name : quoted(name);
    }

    /** Text in double quotes, whatever its characters are. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(
                            isPrintable(character)
                                    ? String.valueOf((char) character)
                                    : String.format(Locale.ROOT, "\\u%04x", character));
            }
        });
        return quoted.append('"').toString();
    }

    /** Whether a literal of YAML keeps a character as it is. */
    private static boolean isPrintable(int character) {
        return character == '\n'
                || character == '\t'
                || (character >= ' ' && character < 0x7f)
                || (character >= 0xa0 && character < 0xd800 && character != 0x2028 && character != 0x2029);
    }

    private static String comment(String reason) {
        StringBuilder shown = new StringBuilder();
        reason.chars()
                .forEach(
                        character -> shown.append(isPrintable(character) && character >= ' ' ? (char) character : ' '));
        return shown.toString();
    }
}
