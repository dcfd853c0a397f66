package dev.ghostlight.app.collect.mariadb;

import dev.ghostlight.app.collect.database.Query;
import dev.ghostlight.app.collect.database.Unknowns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Writes the schema of a MariaDB or MySQL database as DDL, as the server shows it. */
final class MariadbSchema {
    /** The next number of a table is data, and who made a view need not be there elsewhere. */
    private static final Pattern AUTO_INCREMENT = Pattern.compile(" AUTO_INCREMENT=\\d+");

    private static final Pattern DEFINER = Pattern.compile("(?i) DEFINER=(`(?:[^`]|``)*`|\\S+)@(`(?:[^`]|``)*`|\\S+)");

    private final Connection connection;
    private final Unknowns unknowns;
    private final String database;

    MariadbSchema(Connection connection, Unknowns unknowns, String database) {
        this.connection = connection;
        this.unknowns = unknowns;
        this.database = database;
    }

    /** The statements, in an order in which they can be run; the same schema gives the same text. */
    String ddl() throws SQLException {
        StringBuilder ddl = new StringBuilder("SET FOREIGN_KEY_CHECKS = 0;\n\n");
        for (String name : names("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_type = 'SEQUENCE' ORDER BY table_name")) {
            append(ddl, shown("SEQUENCE", name, 2));
        }
        for (String name : names("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY table_name")) {
            append(
                    ddl,
                    AUTO_INCREMENT
                            .matcher(requoted(shown("TABLE", name, 2), name))
                            .replaceAll(""));
        }
        ddl.append("DELIMITER $$\n\n");
        for (String kind : List.of("FUNCTION", "PROCEDURE")) {
            for (String name :
                    names("SELECT routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()"
                            + " AND routine_type = '" + kind + "' ORDER BY routine_name")) {
                appendBody(ddl, shown(kind, name, 3));
            }
        }
        views().forEach((_, text) -> appendBody(ddl, text));
        for (String name :
                names("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()"
                        + " ORDER BY event_object_table, action_timing, event_manipulation, action_order")) {
            appendBody(ddl, shown("TRIGGER", name, 3));
        }
        return ddl.append("DELIMITER ;\n\nSET FOREIGN_KEY_CHECKS = 1;\n").toString();
    }

    /** The views, each behind those that it names. */
    private SequencedMap<String, String> views() throws SQLException {
        Map<String, String> left = new LinkedHashMap<>();
        for (String name : names(
                "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY table_name")) {
            left.put(name, shown("VIEW", name, 2).replace(" VIEW " + quoted(database) + ".", " VIEW "));
        }
        SequencedMap<String, String> sorted = new LinkedHashMap<>();
        while (!left.isEmpty()) {
            String next = left.keySet().stream()
                    .filter(name -> left.keySet().stream()
                            .noneMatch(other -> !other.equals(name)
                                    && String.valueOf(left.get(name)).contains(quoted(other))))
                    .findFirst()
                    .orElseGet(() -> left.keySet().iterator().next());
            sorted.put(next, String.valueOf(left.remove(next)));
        }
        return sorted;
    }

    private List<String> names(String sql) throws SQLException {
        return unknowns.attempt("parts of the schema", () -> Query.rows(connection, sql, row -> row.getString(1)))
                .orElseGet(ArrayList::new);
    }

    private String shown(String kind, String name, int column) throws SQLException {
        return unknowns.attempt(
                        "the " + kind.toLowerCase(Locale.ROOT) + " " + name,
                        () -> String.valueOf(Query.rows(
                                        connection,
                                        "SHOW CREATE " + kind + " " + quoted(name),
                                        row -> row.getString(column))
                                .getFirst()))
                .filter(text -> !text.equals("null"))
                .map(text -> DEFINER.matcher(text).replaceAll("").replace(quoted(database) + ".", ""))
                .orElse("");
    }

    /** The names that some servers make up for foreign keys they show as they are, even with a quote within. */
    private static String requoted(String shown, String table) {
        String begin = " CONSTRAINT `";
        return shown.replace(begin + table + "_ibfk_", begin + table.replace("`", "``") + "_ibfk_");
    }

    private static void append(StringBuilder ddl, String statement) {
        if (!statement.isEmpty()) {
            ddl.append(statement).append(";\n\n");
        }
    }

    private static void appendBody(StringBuilder ddl, String statement) {
        if (!statement.isEmpty()) {
            ddl.append(statement).append("$$\n\n");
        }
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
