package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Lexer;
import dev.ghostlight.core.migration.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A piece of PostgreSQL's SQL, by its tokens.
 *
 * @param text the piece
 * @param tokens its tokens, without blanks and comments
 */
record Expression(String text, List<Token> tokens) {
    // Functions whose result follows from their arguments alone (IMMUTABLE in pg_proc, for the types they are used on).
    private static final Set<String> IMMUTABLE = Set.of(
            "abs",
            "array_length",
            "ascii",
            "btrim",
            "cardinality",
            "cast",
            "ceil",
            "ceiling",
            "char_length",
            "chr",
            "coalesce",
            "decode",
            "div",
            "encode",
            "floor",
            "greatest",
            "initcap",
            "jsonb_build_object",
            "least",
            "left",
            "length",
            "lower",
            "lpad",
            "ltrim",
            "make_date",
            "md5",
            "mod",
            "nullif",
            "octet_length",
            "overlay",
            "position",
            "power",
            "regexp_replace",
            "repeat",
            "replace",
            "reverse",
            "right",
            "round",
            "rpad",
            "rtrim",
            "sha256",
            "sign",
            "split_part",
            "sqrt",
            "starts_with",
            "strpos",
            "substr",
            "substring",
            "translate",
            "trim",
            "trunc",
            "upper");
    // Their result is one for the whole statement, so that a new column gets it without a rewrite.
    private static final Set<String> STABLE = Set.of(
            "current_database", "current_setting", "now", "statement_timestamp", "timezone", "transaction_timestamp");
    private static final Set<String> STABLE_WORDS = Set.of(
            "current_catalog",
            "current_date",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "session_user",
            "system_user",
            "user");
    private static final Set<String> NO_CALLS = Set.of(
            "and",
            "any",
            "all",
            "array",
            "between",
            "bit",
            "bpchar",
            "case",
            "char",
            "character",
            "decimal",
            "else",
            "float",
            "from",
            "in",
            "interval",
            "is",
            "like",
            "not",
            "numeric",
            "or",
            "row",
            "some",
            "then",
            "time",
            "timestamp",
            "timestamptz",
            "varbit",
            "varchar",
            "varying",
            "when",
            "with");

    static Expression of(String text) {
        return new Expression(text, Lexer.code(text, Dialect.POSTGRESQL));
    }

    /** Whether a column is named in it; a name that only looks like one counts as well. */
    boolean mentions(String column) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isColumn(i, column)) {
                return true;
            }
        }
        return false;
    }

    /** The same with another name in a column's place. */
    String renamed(String column, String other) {
        StringBuilder renamed = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (isColumn(i, column)) {
                renamed.append(text, copied, tokens.get(i).start()).append(RelationName.quoted(other));
                copied = tokens.get(i).end();
            }
        }
        return renamed.append(text.substring(copied)).toString();
    }

    /** Whether it gives the same for the same row at any time. */
    boolean isDeterministic() {
        return !hasWord(STABLE_WORDS) && callsOnly(IMMUTABLE);
    }

    /** Whether it gives the same for all rows of one statement: a new column then has it without a rewrite. */
    boolean isOneForAll() {
        return callsOnly(STABLE) || isDeterministic();
    }

    /** Whether it reads other rows. */
    boolean hasQuery() {
        return hasWord(Set.of("select", "table", "values"));
    }

    private boolean hasWord(Set<String> words) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.WORD && words.contains(word(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean callsOnly(Set<String> functions) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token.Kind kind = tokens.get(i).kind();
            boolean isName = kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_NAME;
            boolean isCall = isName && tokens.get(i + 1).is(text, '(') && !NO_CALLS.contains(word(i)) && !isType(i);
            if (isCall && (!functions.contains(word(i)) || kind == Token.Kind.QUOTED_NAME)) {
                return false;
            }
        }
        return !hasQuery();
    }

    private boolean isType(int i) {
        return i > 1 && tokens.get(i - 1).is(text, ':') && tokens.get(i - 2).is(text, ':');
    }

    private boolean isColumn(int i, String column) {
        Token token = tokens.get(i);
        boolean isName = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
        return isName
                && RelationName.unquoted(text.substring(token.start(), token.end()))
                        .equals(column)
                && !(i + 1 < tokens.size() && tokens.get(i + 1).is(text, '('))
                && !isType(i)
                && !(i + 1 < tokens.size() && tokens.get(i + 1).is(text, '.'));
    }

    private String word(int i) {
        return text.substring(tokens.get(i).start(), tokens.get(i).end()).toLowerCase(Locale.ROOT);
    }
}
