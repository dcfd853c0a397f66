package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.migration.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits one text into statements, in time proportional to its length. Used once, by one thread. */
final class Splitter {
    private static final String DELIMITER_COMMAND = "DELIMITER";

    private final ScriptText source;
    private final String text;
    private final int end;
    private final Dialect dialect;
    private final Lexer lexer;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<ScriptProblem> problems = new ArrayList<>();
    private String delimiter;
    private Body body;
    private int start = -1;
    private int codeEnd;

    Splitter(ScriptText source, int start, int end, Dialect dialect, String delimiter) {
        this.source = source;
        this.text = source.text();
        this.end = end;
        this.dialect = dialect;
        this.delimiter = delimiter;
        this.lexer = new Lexer(text, start, end, dialect);
        this.body = new Body(text, dialect);
    }

    Script split() {
        while (!lexer.isAtEnd() && problems.isEmpty()) {
            if (isDelimiter(lexer.position()) && (!isSemicolon() || body.isComplete())) {
                lexer.moveTo(lexer.position() + delimiter.length());
                endStatement(true);
            } else if (isDelimiterCommand(lexer.position())) {
                endStatement(false);
                changeDelimiter();
            } else {
                see(lexer.next());
            }
        }
        if (problems.isEmpty() && body.isParenthesisOpen()) {
            problem(
                    body.outerParenthesis(),
                    "the parenthesis is never closed",
                    "All that follows belongs to its statement, and the server refuses that",
                    "Close it");
        }
        if (problems.isEmpty()) {
            endStatement(false);
        }
        return new Script(source, pieces, problems);
    }

    private void see(Token token) {
        if (token.isBlank()) {
            return;
        }
        switch (token.kind()) {
            case UNCLOSED -> unclosed(token);
            case COMMAND -> command(token);
            case SPACE, COMMENT, EXECUTABLE_COMMENT, WORD, QUOTED_NAME, STRING, NUMBER, PLACEHOLDER, SYMBOL -> {
                start = start < 0 ? token.start() : start;
                codeEnd = beforeDelimiter(token);
                lexer.moveTo(codeEnd);
                body.see(new Token(token.kind(), token.start(), codeEnd));
            }
        }
    }

    /** Where a token ends, or a delimiter within it begins: {@code END$$} is a word and a delimiter. */
    private int beforeDelimiter(Token token) {
        if (token.kind() == Kind.WORD && !isSemicolon() && !isWord(delimiter.charAt(0))) {
            for (int at = token.start() + 1; at < token.end(); at++) {
                if (isDelimiter(at)) {
                    return at;
                }
            }
        }
        return token.end();
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private boolean isSemicolon() {
        return delimiter.equals(";");
    }

    private boolean isDelimiter(int position) {
        if (!text.startsWith(delimiter, position) || position + delimiter.length() > end) {
            return false;
        }
        int after = position + delimiter.length();
        return after == end || !isWord(delimiter.charAt(delimiter.length() - 1)) || !isWord(text.charAt(after));
    }

    /** Whether a line begins here with {@code DELIMITER}, which MariaDB's client obeys wherever no string is open. */
    private boolean isDelimiterCommand(int position) {
        if (dialect != Dialect.MARIADB
                || !text.regionMatches(true, position, DELIMITER_COMMAND, 0, DELIMITER_COMMAND.length())) {
            return false;
        }
        int after = position + DELIMITER_COMMAND.length();
        if (after >= end || (text.charAt(after) != ' ' && text.charAt(after) != '\t')) {
            return false;
        }
        int before = position - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || Lexer.isLineEnd(text.charAt(before)) || text.charAt(before) == '\ufeff';
    }

    private void changeDelimiter() {
        int from = lexer.position() + DELIMITER_COMMAND.length();
        int to = lineEnd(from);
        String words = text.substring(from, to).strip();
        if (words.isEmpty()) {
            problem(lexer.position(), "DELIMITER stands alone", "It is not known what ends a statement", "Name it");
            return;
        }
        delimiter = words.split("\\s", 2)[0];
        lexer.moveTo(to);
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < end && !Lexer.isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void endStatement(boolean mayHaveData) {
        if (start >= 0) {
            Opening opening = dialect == Dialect.POSTGRESQL
                    ? Opening.of(text, start, Math.min(codeEnd, start + Opening.CHARACTERS_MAX))
                    : Opening.PLAIN;
            switch (opening) {
                case COPY_FROM_STDIN -> {
                    if (mayHaveData) {
                        copy();
                    } else {
                        pieces.add(new Piece.Sql(start, codeEnd, codeEnd, codeEnd));
                    }
                }
                case ESCAPES_EVERYWHERE -> plain(true);
                case STANDARD_STRINGS -> plain(false);
                case PLAIN -> pieces.add(new Piece.Sql(start, codeEnd, codeEnd, codeEnd));
            }
        }
        start = -1;
        body = new Body(text, dialect);
    }

    private void plain(boolean escapesEverywhere) {
        pieces.add(new Piece.Sql(start, codeEnd, codeEnd, codeEnd));
        lexer.escapeEverywhere(escapesEverywhere);
    }

    /** Rows begin on the next line, and end before one with nothing but a backslash and a dot. */
    private void copy() {
        int lineEnd = lineEnd(lexer.position());
        if (!Lexer.code(text, lexer.position(), lineEnd, dialect).isEmpty()) {
            problem(
                    lexer.position(),
                    "something stands behind COPY ... FROM stdin, on its line",
                    "Runners do not agree on whether it is a row",
                    "Write it on a line of its own, behind the rows");
            return;
        }
        int dataStart = nextLine(lineEnd);
        int line = dataStart;
        while (line < end) {
            int to = lineEnd(line);
            if (to - line == 2 && text.charAt(line) == '\\' && text.charAt(line + 1) == '.') {
                pieces.add(new Piece.Sql(start, codeEnd, dataStart, line));
                lexer.moveTo(to);
                return;
            }
            line = nextLine(to);
        }
        problem(
                start,
                "the rows of this COPY ... FROM stdin do not end",
                "All that follows would be taken for rows",
                "End them by a line with \\. alone");
    }

    private int nextLine(int lineEnd) {
        boolean isPair = lineEnd + 1 < end && text.charAt(lineEnd) == '\r' && text.charAt(lineEnd + 1) == '\n';
        return Math.min(end, lineEnd + (isPair ? 2 : 1));
    }

    /** A command stands between statements, save one that sends what stands before it: {@code \gexec}. */
    private void command(Token token) {
        if (text.startsWith("\\g", token.start()) || text.startsWith("\\crosstabview", token.start())) {
            endStatement(false);
        }
        if (start >= 0) {
            problem(
                    token.start(),
                    "a command of psql stands within a statement",
                    "No server knows what it means there",
                    "Write it before or behind the statement");
        }
        pieces.add(new Piece.Command(token.start(), token.end()));
    }

    private void unclosed(Token token) {
        String what = switch (text.charAt(token.start())) {
            case '/' -> "the comment that begins here";
            case '$' -> "the dollar-quoted string that begins here";
            case '"' ->
                dialect == Dialect.POSTGRESQL ? "the quoted name that begins here" : "the string that begins here";
            case '`' -> "the quoted name that begins here";
            default -> "the string that begins here";
        };
        problem(token.start(), what + " is never closed", "It swallows all that follows", "Close it");
    }

    private void problem(int position, String what, String consequence, String remedy) {
        problems.add(new ScriptProblem(source.place(position), what, consequence, remedy));
    }
}
