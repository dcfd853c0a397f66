package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that nothing else has, put together as PostgreSQL does it for constraints, indexes and sequences without a
 * name, so that both ways end with the same names. Used by one thread.
 */
final class Names {
    /** What PostgreSQL keeps of a name (NAMEDATALEN - 1). */
    private static final int BYTES_MAX = 63;

    private final Set<String> taken;

    Names(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    static Names of(DatabaseSchema schema) {
        Names names = new Names(schema.names());
        schema.tables().forEach(table -> {
            names.taken.add(table.name().name());
            table.columns().forEach(column -> names.taken.add(column.name()));
            table.indexes().forEach(index -> names.taken.add(index.name().name()));
            table.constraints().forEach(constraint -> names.taken.add(constraint.name()));
            table.triggers().forEach(trigger -> names.taken.add(trigger.name()));
        });
        return names;
    }

    /** Keeps a name that somebody chose from being given again. */
    void take(String name) {
        taken.add(name);
    }

    /** Gives back a name whose owner goes. */
    void free(String name) {
        taken.remove(name);
    }

    /** The name that the server would choose: {@code table_columns_label}, shortened, counted up where it is taken. */
    String choose(String table, Collection<String> columns, String label) {
        String middle = joined(columns);
        for (int pass = 0; ; pass++) {
            String name = made(table, middle, pass == 0 ? label : label + pass);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    /** The same for one column. */
    String choose(String table, String column, String label) {
        return choose(table, List.of(column), label);
    }

    /** The server joins the names of columns until they are as long as a name may be. */
    private static String joined(Collection<String> columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns) {
            if (!joined.isEmpty()) {
                joined.append('_');
            }
            joined.append(column);
            if (bytes(joined.toString()) > BYTES_MAX) {
                break;
            }
        }
        return clipped(joined.toString(), BYTES_MAX);
    }

    private static String made(String table, String middle, String label) {
        int room = BYTES_MAX - 1 - label.length() - (middle.isEmpty() ? 0 : 1);
        int first = bytes(table);
        int second = bytes(middle);
        while (first + second > room) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        String end = middle.isEmpty() ? "" : "_" + clipped(middle, second);
        return clipped(table, first) + end + "_" + label;
    }

    /** As much of a name as fits into that many bytes, without half characters. */
    private static String clipped(String name, int bytesMax) {
        int end = 0;
        int bytes = 0;
        while (end < name.length()) {
            int next = name.offsetByCodePoints(end, 1);
            bytes += bytes(name.substring(end, next));
            if (bytes > bytesMax) {
                break;
            }
            end = next;
        }
        return name.substring(0, end);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
