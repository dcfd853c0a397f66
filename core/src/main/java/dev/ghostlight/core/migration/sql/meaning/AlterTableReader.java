package dev.ghostlight.core.migration.sql.meaning;

import dev.ghostlight.core.migration.sql.meaning.Meaning.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ALTER TABLE}, from behind these words on. Used once, by one thread. */
final class AlterTableReader {
    private final Cursor cursor;
    private Optional<String> algorithm = Optional.empty();
    private Optional<String> lock = Optional.empty();

    AlterTableReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Meaning read() throws NotUnderstoodException {
        boolean ifExists = cursor.take("IF", "EXISTS");
        boolean isOnly = cursor.take("ONLY");
        ObjectName table = cursor.objectName();
        cursor.take('*');
        List<Action> actions = new ArrayList<>();
        for (Cursor part : cursor.parts()) {
            if (!(part.isMariaDb() && howToRun(part))) {
                actions.add(action(part));
            }
        }
        if (actions.isEmpty()) {
            throw new NotUnderstoodException();
        }
        return new AlterTable(table, ifExists, isOnly, actions, algorithm, lock);
    }

    private boolean howToRun(Cursor part) throws NotUnderstoodException {
        boolean isAlgorithm = part.take("ALGORITHM");
        if (!isAlgorithm && !part.take("LOCK")) {
            return false;
        }
        part.take('=');
        Optional<String> word = Optional.of(part.name().toUpperCase(Locale.ROOT));
        part.expectEnd();
        algorithm = isAlgorithm ? word : algorithm;
        lock = isAlgorithm ? lock : word;
        return true;
    }

    private static Action action(Cursor part) throws NotUnderstoodException {
        String words = part.firstWords();
        int from = part.position();
        Span whole = part.isAtEnd() ? part.span(from) : part.rest();
        part.moveTo(from);
        try {
            Action action = known(part, whole);
            part.expectEnd();
            return action;
        } catch (NotUnderstoodException e) {
            return new Action.Other(words, whole);
        }
    }

    private static Action known(Cursor part, Span whole) throws NotUnderstoodException {
        if (part.take("ADD")) {
            return add(part, whole);
        }
        if (part.take("DROP")) {
            return drop(part, whole);
        }
        if (part.take("ALTER")) {
            part.take("COLUMN");
            return alterColumn(part, part.name(), whole);
        }
        if (part.take("RENAME")) {
            return rename(part, whole);
        }
        if (part.isMariaDb() && part.take("MODIFY")) {
            part.take("COLUMN");
            ColumnDefinition definition = new ColumnReader(part).read();
            return new Action.RedefineColumn(definition.name(), definition, whole);
        }
        if (part.isMariaDb() && part.take("CHANGE")) {
            part.take("COLUMN");
            return new Action.RedefineColumn(part.name(), new ColumnReader(part).read(), whole);
        }
        if (part.take("VALIDATE", "CONSTRAINT")) {
            return new Action.ValidateConstraint(part.name(), whole);
        }
        if (part.take("ATTACH", "PARTITION")) {
            return new Action.AttachPartition(part.objectName(), part.rest(), whole);
        }
        part.expect("DETACH", "PARTITION");
        return new Action.DetachPartition(part.objectName(), part.take("CONCURRENTLY"), whole);
    }

    private static Action add(Cursor part, Span whole) throws NotUnderstoodException {
        if (part.isAt("CONSTRAINT")
                || part.isAt("CHECK")
                || part.isAt("UNIQUE")
                || part.isAt("PRIMARY", "KEY")
                || part.isAt("FOREIGN", "KEY")
                || part.isAt("NOT", "NULL")
                || part.isAt("EXCLUDE")) {
            return new Action.AddConstraint(new ConstraintReader(part).ofTable(), whole);
        }
        if (part.isMariaDb()) {
            if (part.take("INDEX") || part.take("KEY")) {
                Optional<String> name = part.isAt('(') ? Optional.empty() : Optional.of(part.name());
                return new Action.AddIndex(name, part.parenthesised(), whole);
            }
            boolean isOther = part.isAt("PARTITION")
                    || part.isAt("FULLTEXT")
                    || part.isAt("SPATIAL")
                    || part.isAt("SYSTEM")
                    || part.isAt("PERIOD");
            if (isOther) {
                throw new NotUnderstoodException();
            }
        }
        part.take("COLUMN");
        boolean ifNotExists = part.take("IF", "NOT", "EXISTS");
        if (part.isAt('(')) {
            throw new NotUnderstoodException();
        }
        return new Action.AddColumn(new ColumnReader(part).read(), ifNotExists, whole);
    }

    private static Action drop(Cursor part, Span whole) throws NotUnderstoodException {
        if (part.take("CONSTRAINT")) {
            boolean ifExists = part.take("IF", "EXISTS");
            return new Action.DropConstraint(part.name(), ifExists, cascades(part), whole);
        }
        if (part.isMariaDb()) {
            if (part.take("PRIMARY", "KEY")) {
                return new Action.DropConstraint("PRIMARY", false, false, whole);
            }
            if (part.take("FOREIGN", "KEY")) {
                boolean ifExists = part.take("IF", "EXISTS");
                return new Action.DropConstraint(part.name(), ifExists, false, whole);
            }
            if (part.take("INDEX") || part.take("KEY")) {
                return new Action.DropIndex(part.name(), whole);
            }
            if (part.isAt("CHECK") || part.isAt("PARTITION") || part.isAt("SYSTEM")) {
                throw new NotUnderstoodException();
            }
        }
        part.take("COLUMN");
        boolean ifExists = part.take("IF", "EXISTS");
        return new Action.DropColumn(part.name(), ifExists, cascades(part), whole);
    }

    private static boolean cascades(Cursor part) {
        boolean isCascading = part.take("CASCADE");
        if (!isCascading) {
            part.take("RESTRICT");
        }
        return isCascading;
    }

    private static Action alterColumn(Cursor part, String column, Span whole) throws NotUnderstoodException {
        if (part.take("SET", "NOT", "NULL")) {
            return new Action.SetNotNull(column, whole);
        }
        if (part.take("DROP", "NOT", "NULL")) {
            return new Action.DropNotNull(column, whole);
        }
        if (part.take("SET", "DEFAULT")) {
            return new Action.SetDefault(column, part.rest(), whole);
        }
        if (part.take("DROP", "DEFAULT")) {
            return new Action.DropDefault(column, whole);
        }
        if (!part.take("SET", "DATA", "TYPE")) {
            part.expect("TYPE");
        }
        Span type = part.until(Set.of("USING"));
        Optional<Span> using = part.take("USING") ? Optional.of(part.rest()) : Optional.empty();
        return new Action.ChangeType(column, type, using, whole);
    }

    private static Action rename(Cursor part, Span whole) throws NotUnderstoodException {
        if (part.take("TO") || (part.isMariaDb() && part.take("AS"))) {
            return new Action.RenameTable(part.name(), whole);
        }
        if (part.take("CONSTRAINT")) {
            String constraint = part.name();
            part.expect("TO");
            return new Action.RenameConstraint(constraint, part.name(), whole);
        }
        if (part.isMariaDb() && (part.take("INDEX") || part.take("KEY"))) {
            String index = part.name();
            part.expect("TO");
            return new Action.RenameIndex(index, part.name(), whole);
        }
        part.take("COLUMN");
        String column = part.name();
        part.expect("TO");
        return new Action.RenameColumn(column, part.name(), whole);
    }
}
