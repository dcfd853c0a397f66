package dev.ghostlight.app.shadow.mariadb;

import dev.ghostlight.core.migration.rules.InnodbWay.Algorithm;
import dev.ghostlight.core.migration.trace.InnodbLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the server how it would alter a table: the first way that it accepts, from the one that hurts least on.
 *
 * <p>A refused way changes nothing, and the accepted one leaves what the statement itself would have left. That the
 * answer does not hang on the number of rows was inferred from the manual, save for data that the statement refuses.
 */
final class AlterProbe {
    /** Not in this way (1845, 1846), or not in combination with this lock (1221). */
    private static final Set<Integer> NOT_SO = Set.of(1845, 1846, 1221);

    /** The words of a statement that says itself how it is to be done. */
    private static final List<String> SAID = List.of("ALGORITHM", "LOCK");

    private final Connection connection;

    AlterProbe(Connection connection) {
        this.connection = connection;
    }

    /**
     * The way that the server took.
     *
     * @param algorithm how
     * @param lock what others may do meanwhile
     */
    record Way(Algorithm algorithm, InnodbLock lock) {}

    /**
     * Runs a statement in the way that hurts least.
     *
     * @param sql an ALTER TABLE, CREATE INDEX or DROP INDEX
     * @return nothing where the server takes no such words with it, and did it in its own way
     * @throws SQLException when the server refuses it in any way; nothing was changed
     */
    Optional<Way> run(String sql) throws SQLException {
        if (saysHow(sql)) {
            execute(sql);
            return Optional.empty();
        }
        String comma = isAlter(sql) ? ", " : " ";
        for (Algorithm algorithm : Algorithm.values()) {
            for (InnodbLock lock : InnodbLock.values()) {
                if (accepts(sql + "\n" + comma + "ALGORITHM=" + algorithm + comma + "LOCK=" + lock)) {
                    return Optional.of(new Way(algorithm, lock));
                }
            }
        }
        execute(sql);
        return Optional.empty();
    }

    private boolean accepts(String sql) throws SQLException {
        try {
            execute(sql);
            return true;
        } catch (SQLException refused) {
            if (NOT_SO.contains(refused.getErrorCode()) || refused.getErrorCode() == 1064) {
                return false;
            }
            throw refused;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isAlter(String sql) {
        return sql.stripLeading().regionMatches(true, 0, "ALTER", 0, 5);
    }

    private static boolean saysHow(String sql) {
        String upper = sql.toUpperCase(java.util.Locale.ROOT);
        return SAID.stream()
                .anyMatch(word -> upper.matches("(?s).*\\b" + word
                        + "\\s*=?\\s*(DEFAULT|INSTANT|NOCOPY|INPLACE|COPY|NONE|SHARED|EXCLUSIVE)\\b.*"));
    }
}
