package dev.ghostlight.core.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What a statement changes that releases can see, or that nothing brings back. */
sealed interface SchemaChange {
    /** The table. */
    String table();

    /** A table and its rows go. */
    record DropTable(String table) implements SchemaChange {}

    /** The rows of a table go. */
    record EmptyTable(String table) implements SchemaChange {}

    /** A table is called differently. */
    record RenameTable(String table, String to) implements SchemaChange {}

    /** A column and its values go. */
    record DropColumn(String table, String column) implements SchemaChange {}

    /** A column is called differently. */
    record RenameColumn(String table, String column, String to) implements SchemaChange {}

    /** A column comes. */
    record AddColumn(String table, String column, boolean isRequired, boolean hasDefault) implements SchemaChange {}

    /** A column's values are turned into another type. */
    record ChangeType(String table, String column) implements SchemaChange {}

    /** A column must have a value from now on. */
    record SetRequired(String table, String column) implements SchemaChange {}

    /** A column gets a value where none is given. */
    record SetDefault(String table, String column) implements SchemaChange {}

    /** What a statement changes; nothing where it is not understood. */
    static List<SchemaChange> of(String text) {
        return new Reader(Words.of(text)).read();
    }

    /** Reads one statement's words from left to right. */
    final class Reader {
        private static final Set<String> NO_COLUMN = Set.of(
                "constraint",
                "check",
                "unique",
                "primary",
                "foreign",
                "exclude",
                "index",
                "key",
                "fulltext",
                "spatial",
                "partition",
                "period",
                "system");

        private final List<String> words;
        private final List<SchemaChange> changes = new ArrayList<>();
        private int at;

        private Reader(List<String> words) {
            this.words = words;
        }

        private List<SchemaChange> read() {
            if (takes("drop", "table")) {
                names().forEach(table -> changes.add(new DropTable(table)));
            } else if (takes("truncate")) {
                takes("table");
                names().forEach(table -> changes.add(new EmptyTable(table)));
            } else if (takes("rename", "table")) {
                String table = name();
                if (takes("to")) {
                    changes.add(new RenameTable(table, name()));
                }
            } else if (takes("alter", "table")) {
                String table = name();
                takes("*");
                while (at < words.size()) {
                    action(table);
                    skipToComma();
                }
            }
            return changes;
        }

        private void action(String table) {
            if (takes("drop")) {
                boolean isColumn = takes("column");
                if (isColumn || !NO_COLUMN.contains(peek())) {
                    changes.add(new DropColumn(table, name()));
                }
            } else if (takes("rename")) {
                rename(table);
            } else if (takes("add")) {
                add(table);
            } else if (takes("alter") || takes("modify") || takes("change")) {
                alter(table);
            }
        }

        private void rename(String table) {
            if (takes("to") || takes("as")) {
                changes.add(new RenameTable(table, name()));
                return;
            }
            boolean isColumn = takes("column");
            if (isColumn || !NO_COLUMN.contains(peek())) {
                String column = name();
                if (takes("to")) {
                    changes.add(new RenameColumn(table, column, name()));
                }
            }
        }

        private void add(String table) {
            boolean isColumn = takes("column");
            if (isColumn || !NO_COLUMN.contains(peek())) {
                String column = name();
                List<String> rest = rest();
                boolean isPrimary = rest.contains("primary");
                boolean isRequired = isPrimary || follows(rest, "not", "null");
                boolean hasDefault = rest.contains("default")
                        || rest.contains("generated")
                        || rest.contains("auto_increment")
                        || rest.stream().anyMatch(word -> word.endsWith("serial"));
                changes.add(new AddColumn(table, column, isRequired, hasDefault));
            }
        }

        private void alter(String table) {
            String verb = words.get(at - 1);
            takes("column");
            String column = name();
            if (verb.equals("change")) {
                String to = name();
                changes.add(to.equals(column) ? new ChangeType(table, column) : new RenameColumn(table, column, to));
            } else if (verb.equals("modify") || takes("type") || takes("set", "data", "type")) {
                changes.add(new ChangeType(table, column));
            } else if (takes("set", "not", "null")) {
                changes.add(new SetRequired(table, column));
            } else if (takes("set", "default")) {
                changes.add(new SetDefault(table, column));
            }
        }

        private List<String> names() {
            List<String> names = new ArrayList<>();
            do {
                String name = name();
                if (!name.isEmpty()) {
                    names.add(name);
                }
            } while (takes(","));
            return names;
        }

        /** A name; the schema before it is kept unless it is the usual one. Empty at the end. */
        private String name() {
            takes("if", "not", "exists");
            takes("if", "exists");
            takes("only");
            String name = next();
            while (takes(".")) {
                name = name.equals("public") ? next() : name + "." + next();
            }
            return name;
        }

        private String next() {
            return at < words.size() ? words.get(at++) : "";
        }

        private String peek() {
            return at < words.size() ? words.get(at) : "";
        }

        private boolean takes(String... expected) {
            boolean isThere = follows(words.subList(at, Math.min(words.size(), at + expected.length)), expected);
            at += isThere ? expected.length : 0;
            return isThere;
        }

        private static boolean follows(List<String> words, String... expected) {
            return Collections.indexOfSubList(words, List.of(expected)) >= 0;
        }

        /** The words up to the next action. */
        private List<String> rest() {
            int from = at;
            skipToComma();
            int to = at < words.size() || words.getLast().equals(",") ? at - 1 : at;
            at = to;
            return words.subList(from, Math.max(from, to));
        }

        private void skipToComma() {
            int depth = 0;
            while (at < words.size()) {
                String word = words.get(at++);
                depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
                if (word.equals(",") && depth == 0) {
                    return;
                }
            }
        }
    }
}
