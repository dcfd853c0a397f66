package dev.ghostlight.core.migration.sql.meaning;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.meaning.Meaning.Transaction;
import dev.ghostlight.core.migration.sql.meaning.Meaning.Transaction.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one statement by the grammar of its dialect. Used once, by one thread. */
final class StatementReader {
    private final Cursor cursor;

    private StatementReader(Cursor cursor) {
        this.cursor = cursor;
    }

    static Meaning read(String statement, Dialect dialect) {
        Cursor cursor = new Cursor(statement, dialect);
        String words = cursor.firstWords();
        try {
            Meaning meaning = new StatementReader(cursor).known();
            cursor.expectEnd();
            return meaning;
        } catch (NotUnderstoodException e) {
            return new Meaning.Other(words);
        }
    }

    private Meaning known() throws NotUnderstoodException {
        if (cursor.take("ALTER", "TABLE")) {
            return new AlterTableReader(cursor).read();
        }
        if (cursor.take("CREATE")) {
            return new CreateReader(cursor).read();
        }
        if (cursor.take("DROP", "TABLE")) {
            boolean ifExists = cursor.take("IF", "EXISTS");
            return new Meaning.DropTable(cursor.objectNames(), ifExists, cascades());
        }
        if (cursor.take("DROP", "INDEX")) {
            return dropIndex();
        }
        if (cursor.isMariaDb() && cursor.take("RENAME", "TABLE")) {
            return renameTables();
        }
        Optional<Transaction> transaction = transaction();
        return transaction.isPresent() ? transaction.get() : rowsOrUpkeep();
    }

    private Meaning renameTables() throws NotUnderstoodException {
        List<Meaning.RenameTables.Renamed> names = new ArrayList<>();
        do {
            cursor.take("IF", "EXISTS");
            ObjectName table = cursor.objectName();
            cursor.expect("TO");
            names.add(new Meaning.RenameTables.Renamed(table, cursor.objectName()));
        } while (cursor.take(','));
        return new Meaning.RenameTables(names);
    }

    private Meaning dropIndex() throws NotUnderstoodException {
        boolean isConcurrent = cursor.take("CONCURRENTLY");
        boolean ifExists = cursor.take("IF", "EXISTS");
        List<ObjectName> indexes = cursor.objectNames();
        Optional<ObjectName> table = Optional.empty();
        if (cursor.isMariaDb()) {
            cursor.expect("ON");
            table = Optional.of(cursor.objectName());
        }
        return new Meaning.DropIndex(indexes, table, isConcurrent, ifExists, cascades());
    }

    private boolean cascades() {
        boolean isCascading = cursor.take("CASCADE");
        if (!isCascading) {
            cursor.take("RESTRICT");
        }
        return isCascading;
    }

    private Optional<Transaction> transaction() throws NotUnderstoodException {
        if (cursor.take("BEGIN") || cursor.take("START", "TRANSACTION")) {
            if (!cursor.isAtEnd()) {
                cursor.rest();
            }
            return Optional.of(new Transaction(Verb.BEGIN, false));
        }
        if (cursor.take("SAVEPOINT") || cursor.take("RELEASE")) {
            cursor.rest();
            return Optional.of(new Transaction(Verb.DIVIDE, false));
        }
        boolean isCommit = cursor.take("COMMIT") || (!cursor.isMariaDb() && cursor.take("END"));
        if (!isCommit && !cursor.take("ROLLBACK") && (cursor.isMariaDb() || !cursor.take("ABORT"))) {
            return Optional.empty();
        }
        if (!cursor.take("WORK")) {
            cursor.take("TRANSACTION");
        }
        if (!isCommit && cursor.take("TO")) {
            cursor.rest();
            return Optional.of(new Transaction(Verb.DIVIDE, false));
        }
        boolean isChained = cursor.take("AND", "CHAIN");
        if (!isChained) {
            cursor.take("AND", "NO", "CHAIN");
        }
        return Optional.of(new Transaction(isCommit ? Verb.COMMIT : Verb.ROLLBACK, isChained));
    }

    private Meaning rowsOrUpkeep() throws NotUnderstoodException {
        if (cursor.take("TRUNCATE")) {
            return truncate();
        }
        if (cursor.take("UPDATE")) {
            return update();
        }
        if (cursor.take("DELETE", "FROM")) {
            cursor.take("ONLY");
            ObjectName table = cursor.objectName();
            return new Meaning.Delete(table, whereAhead());
        }
        if (cursor.take("INSERT", "INTO")) {
            return insert();
        }
        if (cursor.take("COPY")) {
            return copy();
        }
        if (cursor.take("SET")) {
            return set();
        }
        return cursor.isMariaDb() ? other() : upkeep();
    }

    private Meaning upkeep() throws NotUnderstoodException {
        if (cursor.take("LOCK")) {
            return lock();
        }
        if (cursor.take("REINDEX")) {
            return reindex();
        }
        if (cursor.take("VACUUM")) {
            return vacuum();
        }
        if (cursor.take("CLUSTER")) {
            return cluster();
        }
        return other();
    }

    private static Meaning other() throws NotUnderstoodException {
        throw new NotUnderstoodException();
    }

    private Meaning truncate() throws NotUnderstoodException {
        cursor.take("TABLE");
        List<ObjectName> tables = cursor.objectNames();
        if (!cursor.take("RESTART", "IDENTITY")) {
            cursor.take("CONTINUE", "IDENTITY");
        }
        return new Meaning.Truncate(tables, cascades());
    }

    private Meaning update() throws NotUnderstoodException {
        cursor.take("ONLY");
        ObjectName table = cursor.objectName();
        if (!cursor.isAt("SET")) {
            cursor.take("AS");
            cursor.name();
        }
        if (!cursor.isAt("SET")) {
            return other();
        }
        return new Meaning.Update(table, whereAhead());
    }

    private boolean whereAhead() throws NotUnderstoodException {
        boolean hasWhere = cursor.hasAhead("WHERE");
        if (!cursor.isAtEnd()) {
            cursor.rest();
        }
        return hasWhere;
    }

    private Meaning insert() throws NotUnderstoodException {
        ObjectName table = cursor.objectName();
        if (cursor.take("AS")) {
            cursor.name();
        }
        if (cursor.isAt('(')) {
            cursor.parenthesised();
        }
        boolean isFromQuery = cursor.isAt("SELECT") || cursor.isAt("WITH") || cursor.isAt("TABLE");
        boolean isWritten = cursor.isAt("VALUES") || cursor.isAt("DEFAULT", "VALUES") || cursor.isAt("VALUE");
        if (!isFromQuery && !isWritten) {
            return other();
        }
        cursor.rest();
        return new Meaning.Insert(table, isFromQuery);
    }

    private Meaning copy() throws NotUnderstoodException {
        ObjectName table = cursor.objectName();
        if (cursor.isAt('(')) {
            cursor.parenthesised();
        }
        cursor.expect("FROM");
        boolean isFromStdin = cursor.isAt("STDIN");
        cursor.rest();
        return new Meaning.CopyFrom(table, isFromStdin);
    }

    private Meaning set() throws NotUnderstoodException {
        boolean isLocal = cursor.take("LOCAL");
        if (!isLocal) {
            cursor.take("SESSION");
        }
        if (cursor.isAt("TRANSACTION") || cursor.isAt("CONSTRAINTS") || cursor.isAt("TIME") || cursor.isAt("ROLE")) {
            return other();
        }
        ObjectName name = cursor.objectName();
        if (!cursor.take('=')) {
            cursor.expect("TO");
        }
        Span value = cursor.rest();
        return new Meaning.SetSetting(name.toString().toLowerCase(Locale.ROOT), value, isLocal);
    }

    private Meaning lock() throws NotUnderstoodException {
        cursor.take("TABLE");
        List<ObjectName> tables = cursor.objectNames();
        String mode = "ACCESS EXCLUSIVE";
        if (cursor.take("IN")) {
            List<String> words = new ArrayList<>();
            while (!cursor.isAt("MODE")) {
                words.add(cursor.name().toUpperCase(Locale.ROOT));
            }
            cursor.expect("MODE");
            mode = String.join(" ", words);
        }
        cursor.take("NOWAIT");
        return new Meaning.LockTable(tables, mode);
    }

    private Meaning reindex() throws NotUnderstoodException {
        String options = cursor.isAt('(') ? cursor.parenthesised().text().toUpperCase(Locale.ROOT) : "";
        String object = cursor.name().toUpperCase(Locale.ROOT);
        if (!Set.of("INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM").contains(object)) {
            return other();
        }
        boolean isConcurrent = cursor.take("CONCURRENTLY");
        if (options.contains("CONCURRENTLY")) {
            return other();
        }
        Optional<ObjectName> name = cursor.isAtEnd() ? Optional.empty() : Optional.of(cursor.objectName());
        return new Meaning.Reindex(object, name, isConcurrent);
    }

    private Meaning vacuum() throws NotUnderstoodException {
        boolean isFull = false;
        if (cursor.isAt('(')) {
            for (Cursor option : cursor.partsInParentheses()) {
                isFull |= option.take("FULL") && isOn(option);
            }
        } else {
            isFull = cursor.take("FULL");
            cursor.take("FREEZE");
            cursor.take("VERBOSE");
            cursor.take("ANALYZE");
        }
        List<ObjectName> tables = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            cursor.take("ONLY");
            tables.add(cursor.objectName());
            if (cursor.isAt('(')) {
                cursor.parenthesised();
            }
            if (!cursor.isAtEnd() && !cursor.take(',')) {
                return other();
            }
        }
        return new Meaning.Vacuum(tables, isFull);
    }

    private static boolean isOn(Cursor option) throws NotUnderstoodException {
        boolean isOff = option.take("OFF") || option.take("FALSE");
        if (!isOff && !option.take("ON")) {
            option.take("TRUE");
        }
        option.expectEnd();
        return !isOff;
    }

    private Meaning cluster() throws NotUnderstoodException {
        if (cursor.isAt('(')) {
            cursor.parenthesised();
        }
        cursor.take("VERBOSE");
        if (cursor.isAtEnd()) {
            return new Meaning.Cluster(Optional.empty());
        }
        ObjectName table = cursor.objectName();
        if (cursor.take("USING")) {
            cursor.name();
        }
        return new Meaning.Cluster(Optional.of(table));
    }
}
