package dev.ghostlight.core.migration.rules;

import static dev.ghostlight.core.migration.trace.PostgresLock.ACCESS_EXCLUSIVE;
import static dev.ghostlight.core.migration.trace.PostgresLock.EXCLUSIVE;
import static dev.ghostlight.core.migration.trace.PostgresLock.ROW_EXCLUSIVE;
import static dev.ghostlight.core.migration.trace.PostgresLock.SHARE;
import static dev.ghostlight.core.migration.trace.PostgresLock.SHARE_ROW_EXCLUSIVE;
import static dev.ghostlight.core.migration.trace.PostgresLock.SHARE_UPDATE_EXCLUSIVE;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.sql.meaning.ObjectName;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.Work;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL does for a statement, as measured on 14 to 18. For one thread.
 *
 * @param schema what is known of the schema; is brought up to date
 */
record StatementRules(KnownSchema schema) {
    /** Locks no table, and reads no row. */
    private static final Pattern HARMLESS = Pattern.compile("(?is)(SET|RESET|SHOW|COMMENT|GRANT|REVOKE|ANALYZE"
            + "|CREATE (OR REPLACE )?(FUNCTION|PROCEDURE|AGGREGATE|TYPE|SEQUENCE|SCHEMA|EXTENSION|ROLE|USER|COLLATION"
            + "|CAST|OPERATOR|VIEW|(TEMP|TEMPORARY) VIEW|PUBLICATION|SUBSCRIPTION|SERVER|STATISTICS|EVENT TRIGGER)"
            + "|ALTER (FUNCTION|PROCEDURE|TYPE|SEQUENCE|SCHEMA|EXTENSION|ROLE|USER|DEFAULT PRIVILEGES|DATABASE|VIEW"
            + "|INDEX|STATISTICS|PUBLICATION|SYSTEM)|DROP (FUNCTION|PROCEDURE|TYPE|SEQUENCE|SCHEMA|EXTENSION|ROLE|USER"
            + "|STATISTICS|PUBLICATION|VIEW|DOMAIN))\\b.*");

    private static final Pattern DOMAIN =
            Pattern.compile("(?is)CREATE\\s+DOMAIN\\s+([\\w.\"]+)\\s+.*\\b(CHECK|NOT\\s+NULL)\\b.*");
    private static final Pattern PLAIN_DOMAIN = Pattern.compile("(?is)CREATE\\s+DOMAIN\\b.*");
    private static final Pattern ON_TABLE = Pattern.compile(
            "(?is)(CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:CONSTRAINT\\s+)?TRIGGER|DROP\\s+TRIGGER|CREATE\\s+(?:OR\\s+REPLACE\\s+)?RULE"
                    + "|DROP\\s+RULE|CREATE\\s+POLICY|ALTER\\s+POLICY|DROP\\s+POLICY|ALTER\\s+TRIGGER)\\b.*?\\b(?:TO|ON(?!\\s+(?:INSERT|UPDATE|DELETE|SELECT)\\b))\\s+([\\w.\"]+).*");
    private static final Pattern UPKEEP = Pattern.compile("(?is)(?:ANALYZE(?:\\s+VERBOSE)?|COMMENT\\s+ON\\s+TABLE"
            + "|COMMENT\\s+ON\\s+COLUMN(?=\\s+\\w+\\.\\w+\\s)|CREATE\\s+STATISTICS\\b.*?\\bFROM)\\s+(\\w+)\\b.*");
    private static final Pattern REFRESH =
            Pattern.compile("(?is)REFRESH\\s+MATERIALIZED\\s+VIEW\\s+(CONCURRENTLY\\s+)?([\\w.\"]+).*");

    /** Writes down what a statement does. */
    Rule of(String text, Set<String> made) {
        Rule rule = new Rule(schema, made);
        switch (Meaning.of(text, Dialect.POSTGRESQL)) {
            case Meaning.AlterTable alter -> new AlterTableRules(schema, rule).alter(alter);
            case Meaning.CreateTable create -> createTable(rule, create);
            case Meaning.CreateIndex create -> createIndex(rule, create);
            case Meaning.DropTable(List<ObjectName> tables, boolean _, boolean _) ->
                tables.forEach(table -> dropTable(rule, KnownSchema.name(table)));
            case Meaning.DropIndex(var indexes, var _, boolean isConcurrent, boolean _, boolean _) ->
                indexes.forEach(index -> dropIndex(rule, KnownSchema.name(index), isConcurrent));
            case Meaning.Truncate(List<ObjectName> tables, boolean isCascading) ->
                tables.forEach(table -> truncate(rule, KnownSchema.name(table), isCascading));
            case Meaning.Update(ObjectName table, boolean hasWhere) -> rowsChanged(rule, table, hasWhere);
            case Meaning.Delete(ObjectName table, boolean hasWhere) -> rowsChanged(rule, table, hasWhere);
            case Meaning.Insert(ObjectName table, boolean isFromQuery) -> insert(rule, table, isFromQuery);
            case Meaning.CopyFrom(ObjectName table, boolean _) -> rule.lock(KnownSchema.name(table), ROW_EXCLUSIVE);
            case Meaning.LockTable(List<ObjectName> tables, String mode) ->
                tables.forEach(table -> rule.lock(KnownSchema.name(table), mode(mode)));
            case Meaning.Reindex reindex -> reindex(rule, reindex);
            case Meaning.Vacuum(List<ObjectName> tables, boolean isFull) -> vacuum(rule, tables, isFull);
            case Meaning.Cluster(Optional<ObjectName> table) ->
                table.map(KnownSchema::name)
                        .ifPresentOrElse(
                                name -> rule.lock(name, ACCESS_EXCLUSIVE).work(Work.Kind.REWRITE, name),
                                () -> rule.unknown("which tables CLUSTER writes anew"));
            case Meaning.SetSetting(String name, var value, boolean _) -> {
                if (name.equals("timezone")) {
                    schema.takeZone(value.text());
                }
            }
            case Meaning.Transaction _ -> {}
            case Meaning.RenameTables _, Meaning.Other _ -> other(rule, text.strip());
        }
        return rule;
    }

    private static PostgresLock mode(String words) {
        return PostgresLock.valueOf(words.strip().replaceAll("\\s+", "_"));
    }

    private void createTable(Rule rule, Meaning.CreateTable create) {
        new AlterTableRules(schema, rule).define(create);
        create.references().forEach(parent -> rule.lock(KnownSchema.name(parent), SHARE_ROW_EXCLUSIVE));
        create.partitionOf().ifPresent(root -> rule.lockOnly(KnownSchema.name(root), ACCESS_EXCLUSIVE));
        if (create.isFromQuery()) {
            rule.unknown("how many rows the query gives that fills " + KnownSchema.name(create.table()));
        }
    }

    private void createIndex(Rule rule, Meaning.CreateIndex create) {
        String table = KnownSchema.name(create.table());
        String index = create.index()
                .orElse(table + "_"
                        + create.definition().text().replaceAll("[^\\w]+", "_").toLowerCase(Locale.ROOT) + "idx");
        if (create.isOnly()) {
            rule.lockOnly(table, SHARE);
        } else {
            rule.lock(table, create.isConcurrent() ? SHARE_UPDATE_EXCLUSIVE : SHARE)
                    .work(Work.Kind.INDEX_BUILD, table);
        }
        if (create.isConcurrent()) {
            rule.alone();
        }
        schema.addIndex(index, table);
        rule.created(new Relation(index, Relation.Kind.INDEX, table));
    }

    private void dropTable(Rule rule, String table) {
        rule.lock(table, ACCESS_EXCLUSIVE);
        schema.ledToBy(table).forEach(parent -> rule.lock(parent, ACCESS_EXCLUSIVE));
        schema.leadingTo(table).forEach(child -> rule.lock(child, ACCESS_EXCLUSIVE));
        schema.table(table).flatMap(known -> known.root).ifPresent(root -> rule.lockOnly(root, ACCESS_EXCLUSIVE));
        rule.dropped(Relation.table(table));
        schema.forget(table);
    }

    private void dropIndex(Rule rule, String index, boolean isConcurrent) {
        if (isConcurrent) {
            rule.alone();
        }
        schema.tableOfIndex(index)
                .ifPresentOrElse(
                        table -> rule.lock(table, isConcurrent ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE),
                        () -> rule.unknown("of which table " + index + " is an index, which is locked with it"));
        schema.removeIndex(index);
    }

    private void truncate(Rule rule, String table, boolean isCascading) {
        rule.lock(table, ACCESS_EXCLUSIVE);
        if (isCascading) {
            schema.leadingTo(table).forEach(child -> rule.lock(child, ACCESS_EXCLUSIVE));
        }
    }

    /** A condition may lead through an index. */
    private static void rowsChanged(Rule rule, ObjectName table, boolean hasWhere) {
        String name = KnownSchema.name(table);
        rule.lock(name, ROW_EXCLUSIVE).work(Work.Kind.ROWS_CHANGED, name);
        if (!hasWhere) {
            rule.work(Work.Kind.SCAN, name);
        }
    }

    private static void insert(Rule rule, ObjectName table, boolean isFromQuery) {
        String name = KnownSchema.name(table);
        rule.lock(name, ROW_EXCLUSIVE);
        if (isFromQuery) {
            rule.work(Work.Kind.ROWS_CHANGED, name);
        }
    }

    private void reindex(Rule rule, Meaning.Reindex reindex) {
        String name = reindex.name().map(KnownSchema::name).orElse("");
        Optional<String> table = reindex.object().equals("TABLE")
                ? Optional.of(name)
                : reindex.object().equals("INDEX") ? schema.tableOfIndex(name) : Optional.empty();
        if (reindex.isConcurrent()) {
            rule.alone();
        }
        table.ifPresentOrElse(
                known -> rule.lock(known, reindex.isConcurrent() ? SHARE_UPDATE_EXCLUSIVE : SHARE)
                        .work(Work.Kind.INDEX_BUILD, known),
                () -> rule.unknown("which tables REINDEX " + reindex.object() + " " + name + " locks"));
    }

    private static void vacuum(Rule rule, List<ObjectName> tables, boolean isFull) {
        rule.alone();
        if (tables.isEmpty() && isFull) {
            rule.unknown("which tables VACUUM FULL writes anew: all of them");
        }
        for (ObjectName table : tables) {
            String name = KnownSchema.name(table);
            rule.lock(name, isFull ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE);
            if (isFull) {
                rule.work(Work.Kind.REWRITE, name);
            }
        }
    }

    private void other(Rule rule, String text) {
        Matcher onTable = ON_TABLE.matcher(text);
        Matcher refresh = REFRESH.matcher(text);
        Matcher domain = DOMAIN.matcher(text);
        Matcher upkeep = UPKEEP.matcher(text);
        if (onTable.matches()) {
            boolean isGentle = onTable.group(1).toUpperCase(Locale.ROOT).matches("(?s)CREATE.*TRIGGER");
            rule.lock(plain(onTable.group(2)), isGentle ? SHARE_ROW_EXCLUSIVE : ACCESS_EXCLUSIVE);
        } else if (refresh.matches()) {
            String view = plain(refresh.group(2));
            boolean isConcurrent = refresh.group(1) != null;
            rule.lock(view, isConcurrent ? EXCLUSIVE : ACCESS_EXCLUSIVE)
                    .work(isConcurrent ? Work.Kind.SCAN : Work.Kind.REWRITE, view);
        } else if (upkeep.matches()) {
            rule.lock(plain(upkeep.group(1)), SHARE_UPDATE_EXCLUSIVE);
        } else if (domain.matches()) {
            schema.addDomain(plain(domain.group(1)));
        } else if (text.regionMatches(true, 0, "SELECT", 0, 6) || text.regionMatches(true, 0, "WITH", 0, 4)) {
            rule.unknown("what the query does: it may call functions that change anything");
        } else if (!HARMLESS.matcher(text).matches()
                && !PLAIN_DOMAIN.matcher(text).matches()) {
            rule.unknown("what this statement does");
        }
    }

    private static String plain(String name) {
        String bare = name.replace("\"", "");
        return bare.startsWith("public.") ? bare.substring("public.".length()) : bare;
    }
}
