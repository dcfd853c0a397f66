package dev.ghostlight.app.collect.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a server. */
public final class Query {
    /** No answer of a catalog takes so long, save of one that is overloaded. */
    private static final int SECONDS_MAX = 60;

    private Query() {}

    /** Makes a value of a row. */
    public interface Mapping<T> {
        /** The value of the row that the results stand on. */
        T of(ResultSet row) throws SQLException;
    }

    /** The rows of an answer. */
    public static <T> List<T> rows(Connection connection, String sql, Mapping<T> mapping) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_MAX);
            statement.setEscapeProcessing(false);
            try (ResultSet results = statement.executeQuery(sql)) {
                while (results.next()) {
                    rows.add(mapping.of(results));
                }
            }
        }
        return rows;
    }

    /** The one value of the one row of an answer. */
    public static String value(Connection connection, String sql) throws SQLException {
        return String.valueOf(rows(connection, sql, row -> row.getString(1)).getFirst());
    }

    /** Does something that has no answer. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
