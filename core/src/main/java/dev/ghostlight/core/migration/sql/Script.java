package dev.ghostlight.core.migration.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What a script does, in its order.
 *
 * @param source the text
 * @param pieces its statements and psql's commands; each character belongs to one, or to the gap between two
 * @param problems why it cannot be run as it is written; what follows the first is not split
 */
public record Script(ScriptText source, List<Piece> pieces, List<ScriptProblem> problems) {
    public Script {
        pieces = List.copyOf(pieces);
        problems = List.copyOf(problems);
    }

    /** Splits a text as the dialect's own client would. */
    public static Script of(ScriptText source, Dialect dialect) {
        return of(source, 0, source.text().length(), dialect, ";");
    }

    /**
     * Splits a part of a text.
     *
     * @param delimiter what ends a statement; with another one than a semicolon, bodies and parentheses do not count
     */
    public static Script of(ScriptText source, int start, int end, Dialect dialect, String delimiter) {
        return new Splitter(source, start, end, dialect, delimiter).split();
    }

    /** The statements, numbered from 1. */
    public List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Sql sql -> statements.add(statement(statements.size() + 1, sql));
                case Piece.Command _ -> {}
            }
        }
        return statements;
    }

    /** psql's commands among the pieces. */
    public List<Piece.Command> commands() {
        return pieces.stream()
                .filter(Piece.Command.class::isInstance)
                .map(Piece.Command.class::cast)
                .toList();
    }

    private Statement statement(int number, Piece.Sql sql) {
        String text = source.text();
        return new Statement(
                number,
                text.substring(sql.start(), sql.end()),
                source.place(sql.start()),
                text.substring(sql.dataStart(), sql.dataEnd()));
    }
}
