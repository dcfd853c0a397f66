package dev.ghostlight.core.migration.sql;

/** Something that a script does. Positions are characters of the script's text, from 0; {@code end} lies behind it. */
public sealed interface Piece {
    /** Where it begins. */
    int start();

    /**
     * A statement, without comments before and after it, and without what ends it.
     *
     * @param start where it begins
     * @param end where it ends
     * @param dataStart where the rows of a {@code COPY ... FROM stdin} begin
     * @param dataEnd where they end; as {@code dataStart} for all others
     */
    record Sql(int start, int end, int dataStart, int dataEnd) implements Piece {}

    /**
     * A command that psql carries out itself and the server does not know, such as {@code \i other.sql}.
     *
     * @param start where its backslash stands
     * @param end where its line ends
     */
    record Command(int start, int end) implements Piece {}
}
