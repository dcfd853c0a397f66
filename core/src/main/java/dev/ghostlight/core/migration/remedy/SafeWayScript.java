package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.remedy.Step.Backfill.Change;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Lexer;
import dev.ghostlight.core.migration.sql.Piece;
import dev.ghostlight.core.migration.sql.Script;
import dev.ghostlight.core.migration.sql.ScriptProblem;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A safe way written as plain SQL. What kind of step a statement is follows from a comment before it, or from itself:
 *
 * <pre>{@code
 * -- ghostlight: brief
 * ALTER TABLE t ADD COLUMN c uuid;
 * -- ghostlight: backfill by id
 * UPDATE t SET c = gen_random_uuid() WHERE c IS NULL;
 * -- ghostlight: online
 * CREATE INDEX CONCURRENTLY t_c ON t (c);
 * }</pre>
 *
 * @param way the steps; those before the first problem, where there are problems
 * @param problems why it cannot be run as it is written
 */
public record SafeWayScript(SafeWay way, List<ScriptProblem> problems) {
    private static final Pattern DIRECTIVE =
            Pattern.compile("^[ \\t]*--[ \\t]*ghostlight:[ \\t]*(.*?)[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern BY = Pattern.compile("backfill\\s+by\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLINE = Pattern.compile(
            "((create\\s+(unique\\s+)?index|drop\\s+index|reindex\\b.*)\\s+concurrently\\b.*)"
                    + "|alter\\s+table\\b.*\\b(validate\\s+constraint|detach\\s+partition\\b.*\\bconcurrently)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Set<String> BEGINS = Set.of("begin", "start");
    private static final Set<String> ENDS = Set.of("commit", "end");

    public SafeWayScript {
        problems = List.copyOf(problems);
    }

    /** Whether a text says how its statements are run, so that it is such a script. */
    public static boolean isAnnotated(String text) {
        return DIRECTIVE.matcher(text).find();
    }

    /**
     * Reads a script of PostgreSQL.
     *
     * @param file its name, for messages
     * @param text its text
     */
    public static SafeWayScript of(String file, String text) {
        return new Reader(ScriptText.of(file, text)).read();
    }

    /** Writes steps as a script that reads as the same steps. */
    public static String text(SafeWay way) {
        StringBuilder script = new StringBuilder();
        // A name may hold a line break, behind which nothing would be a comment any more.
        way.notes()
                .forEach(note ->
                        script.append("-- ").append(note.replaceAll("\\R", " ")).append('\n'));
        for (Step step : way.steps()) {
            switch (step) {
                case Step.Brief brief -> {
                    script.append("-- ghostlight: brief\n");
                    brief.sql().forEach(sql -> script.append(sql).append(";\n"));
                }
                case Step.Online online ->
                    script.append("-- ghostlight: online\n")
                            .append(online.sql())
                            .append(";\n");
                case Step.Backfill backfill ->
                    script.append("-- ghostlight: backfill by ")
                            .append(String.join(", ", backfill.key()))
                            .append('\n')
                            .append(sql(backfill))
                            .append(";\n");
            }
        }
        return script.toString();
    }

    private static String sql(Step.Backfill backfill) {
        return switch (backfill.change()) {
            case Change.Update(String assignments) ->
                "UPDATE " + backfill.table() + " SET " + assignments + " WHERE " + backfill.condition();
            case Change.Delete() -> "DELETE FROM " + backfill.table() + " WHERE " + backfill.condition();
        };
    }

    /** Reads one script; used once. */
    private static final class Reader {
        private final ScriptText source;
        private final List<Step> steps = new ArrayList<>();
        private final List<ScriptProblem> problems = new ArrayList<>();
        private final List<String> brief = new ArrayList<>();

        Reader(ScriptText source) {
            this.source = source;
        }

        SafeWayScript read() {
            Script script = Script.of(source, Dialect.POSTGRESQL);
            problems.addAll(script.problems());
            script.commands()
                    .forEach(command -> problem(
                            command.start(),
                            "this is a command of psql",
                            "The server does not know it",
                            "Leave it out"));
            int end = 0;
            for (Piece piece : script.pieces()) {
                if (piece instanceof Piece.Sql sql) {
                    statement(sql, directive(end, sql.start()));
                    end = sql.end();
                }
            }
            endBrief();
            if (steps.isEmpty() && problems.isEmpty()) {
                problem(0, "there is no statement in it", "There is nothing to run", "Name another file");
            }
            return new SafeWayScript(new SafeWay(problems.isEmpty() ? steps : List.of(), List.of()), problems);
        }

        /** The last directive in the gap before a statement. */
        private Optional<String> directive(int from, int to) {
            Matcher directive = DIRECTIVE.matcher(source.text().substring(from, to));
            Optional<String> last = Optional.empty();
            while (directive.find()) {
                last = Optional.of(directive.group(1));
            }
            return last;
        }

        private void statement(Piece.Sql piece, Optional<String> directive) {
            String sql = source.text().substring(piece.start(), piece.end());
            if (piece.dataEnd() > piece.dataStart()) {
                problem(
                        piece.start(),
                        "COPY brings rows along",
                        "They cannot be sent in steps that may be tried again",
                        "Load them by other means");
                return;
            }
            String word = directive.orElse("").toLowerCase(Locale.ROOT);
            Matcher by = BY.matcher(directive.orElse(""));
            String first = sql.split("[^\\p{L}]", 2)[0].toLowerCase(Locale.ROOT);
            if (by.matches()) {
                endBrief();
                backfill(piece.start(), sql, keys(by.group(1)));
            } else if (BEGINS.contains(first) || ENDS.contains(first)) {
                endBrief();
            } else if (word.equals("online")
                    || (word.isEmpty() && ONLINE.matcher(sql).matches())) {
                endBrief();
                steps.add(new Step.Online(sql, index(sql)));
            } else if (word.equals("brief")) {
                endBrief();
                brief.add(sql);
            } else if (word.isEmpty()) {
                brief.add(sql);
            } else {
                problem(
                        piece.start(),
                        "'-- ghostlight: " + directive.orElse("") + "' is no kind of step",
                        "It is not known how to run the statement",
                        "Write brief, online, or backfill by and the columns of a unique key");
            }
        }

        private void endBrief() {
            if (!brief.isEmpty()) {
                steps.add(new Step.Brief(brief));
                brief.clear();
            }
        }

        private static List<String> keys(String text) {
            String bare = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
            return Arrays.stream(bare.split(",", -1)).map(String::strip).toList();
        }

        private static Optional<String> index(String sql) {
            List<Token> tokens = Lexer.code(sql, Dialect.POSTGRESQL);
            int at = 0;
            while (at < tokens.size() && !tokens.get(at).isWord(sql, "concurrently")) {
                at++;
            }
            boolean makes = !tokens.isEmpty() && tokens.getFirst().isWord(sql, "create");
            at++;
            if (at < tokens.size() && tokens.get(at).isWord(sql, "if")) {
                at += 3;
            }
            return makes && at < tokens.size() && !tokens.get(at).isWord(sql, "on")
                    ? Optional.of(
                            sql.substring(tokens.get(at).start(), tokens.get(at).end()))
                    : Optional.empty();
        }

        private void backfill(int position, String sql, List<String> key) {
            List<Token> tokens = Lexer.code(sql, Dialect.POSTGRESQL);
            int where = top(sql, tokens, "where");
            boolean isDelete = tokens.getFirst().isWord(sql, "delete");
            int set = isDelete ? 1 : top(sql, tokens, "set");
            boolean isPlain = (isDelete || tokens.getFirst().isWord(sql, "update"))
                    && set > 0
                    && where > set
                    && (isDelete || top(sql, tokens, "from") < 0)
                    && top(sql, tokens, "using") < 0
                    && top(sql, tokens, "returning") < 0;
            if (!isPlain) {
                problem(
                        position,
                        "a backfill is not written so",
                        "It cannot be run in batches",
                        "Write UPDATE table SET ... WHERE ..., or DELETE FROM table WHERE ..., with a condition that"
                                + " no longer holds for a row once it is done");
                return;
            }
            String condition = sql.substring(
                    tokens.get(where + 1).start(), tokens.getLast().end());
            String table = isDelete ? between(sql, tokens, 1, where) : between(sql, tokens, 0, set);
            Change change = isDelete ? new Change.Delete() : new Change.Update(between(sql, tokens, set, where));
            steps.add(new Step.Backfill(table, key, change, condition));
        }

        private static String between(String sql, List<Token> tokens, int after, int before) {
            return sql.substring(
                    tokens.get(after + 1).start(), tokens.get(before - 1).end());
        }

        /** Where a keyword stands outside of parentheses, with something behind it; -1 for nowhere. */
        private static int top(String sql, List<Token> tokens, String word) {
            int depth = 0;
            for (int at = 0; at < tokens.size() - 1; at++) {
                Token token = tokens.get(at);
                if (token.is(sql, '(')) {
                    depth++;
                } else if (token.is(sql, ')')) {
                    depth--;
                } else if (depth == 0 && token.isWord(sql, word)) {
                    return at;
                }
            }
            return -1;
        }

        private void problem(int position, String what, String consequence, String remedy) {
            problems.add(new ScriptProblem(source.place(position), what, consequence, remedy));
        }
    }
}
