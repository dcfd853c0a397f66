package dev.ghostlight.app.collect.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a server did not tell; one thread only. */
public final class Unknowns {
    private static final String CONNECTION_LOST = "08";

    private final List<String> reasons = new ArrayList<>();

    /** Something that a server may refuse to tell. */
    public interface Part<T> {
        /** Asks for it. */
        T ask() throws SQLException;
    }

    /**
     * What the server tells; nothing if it refuses, which is noted.
     *
     * @param what what is asked for, as in "the sizes of tables"
     * @throws SQLException if the connection is lost, as then nothing more can be asked
     */
    public <T> Optional<T> attempt(String what, Part<T> part) throws SQLException {
        try {
            return Optional.of(part.ask());
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(CONNECTION_LOST)) {
                throw e;
            }
            add(what + ": " + firstLine(e));
            return Optional.empty();
        }
    }

    /** Notes something that is unknown, with the reason. */
    public void add(String reason) {
        reasons.add(reason);
    }

    /** What is unknown, in the order in which it was asked for. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
