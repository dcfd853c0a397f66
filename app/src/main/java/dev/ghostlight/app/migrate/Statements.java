package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.remedy.Step;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is read from the beginning of a statement: the table that it alters, and what kind it is. */
final class Statements {
    private static final String BLANKS = "(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)";
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final String PATH = NAME + "(?:\\s*\\.\\s*" + NAME + ")?";
    private static final Pattern LEADING = Pattern.compile("^" + BLANKS + "+", Pattern.DOTALL);
    private static final Pattern ALTER =
            pattern("alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?(?<table>" + PATH + ").*");
    private static final Pattern INDEX = pattern("create\\s+(?<unique>unique\\s+)?index\\s+(?:concurrently\\s+)?"
            + "(?:(?:if\\s+not\\s+exists\\s+)?(?<name>" + PATH + ")\\s+)?on\\s+(?<only>only\\s+)?(?<table>" + PATH
            + ")(?<rest>.*)");
    private static final Set<String> TRANSACTION_WORDS =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare");

    /**
     * What a CREATE INDEX says.
     *
     * @param table the table, as SQL
     * @param rest what follows the table
     */
    record Index(boolean isUnique, String table, String rest) {}

    private Statements() {}

    private static Pattern pattern(String text) {
        return Pattern.compile(text.replace("\\s+", BLANKS + "+"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** The tables that a step alters or fills, as SQL, as far as its statements begin with them. */
    static List<String> tables(Step step) {
        return switch (step) {
            case Step.Brief brief ->
                brief.sql().stream()
                        .flatMap(sql -> table(sql).stream())
                        .distinct()
                        .toList();
            case Step.Online online -> table(online.sql()).stream().toList();
            case Step.Backfill backfill -> List.of(backfill.table());
        };
    }

    /** Whether a table, as SQL, is the one that facts call so. */
    static boolean isNamed(String table, String name) {
        String bare = table.replace("\"", "");
        return name.equals(bare) || bare.endsWith("." + name);
    }

    /** The statements of a step as people read them. */
    static String text(Step step) {
        return switch (step) {
            case Step.Brief brief -> String.join(";\n", brief.sql());
            case Step.Online online -> online.sql();
            case Step.Backfill backfill ->
                switch (backfill.change()) {
                            case Step.Backfill.Change.Update(String assignments) ->
                                "UPDATE " + backfill.table() + " SET " + assignments + " WHERE " + backfill.condition();
                            case Step.Backfill.Change.Delete() ->
                                "DELETE FROM " + backfill.table() + " WHERE " + backfill.condition();
                        }
                        + ", in batches by (" + String.join(", ", backfill.key()) + ")";
        };
    }

    /** What kind of step it is, in a word. */
    static String kind(Step step) {
        return switch (step) {
            case Step.Brief _ -> "brief";
            case Step.Online _ -> "online";
            case Step.Backfill _ -> "backfill";
        };
    }

    /** Whether a statement begins or ends a transaction. */
    static boolean isOfTransaction(String sql) {
        String first = bare(sql).split("[^\\p{L}]", 2)[0].toLowerCase(Locale.ROOT);
        return TRANSACTION_WORDS.contains(first);
    }

    /** What a CREATE INDEX says; empty for any other statement. */
    static Optional<Index> index(String sql) {
        Matcher index = INDEX.matcher(bare(sql));
        return index.matches()
                ? Optional.of(new Index(
                        index.group("unique") != null,
                        Objects.requireNonNull(index.group("table")),
                        Objects.requireNonNull(index.group("rest"))))
                : Optional.empty();
    }

    private static Optional<String> table(String sql) {
        Matcher alter = ALTER.matcher(bare(sql));
        return alter.matches()
                ? Optional.of(Objects.requireNonNull(alter.group("table")))
                : index(sql).map(Index::table);
    }

    private static String bare(String sql) {
        return LEADING.matcher(sql).replaceFirst("");
    }
}
