package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A safe way while it is put together. Used by one thread.
 *
 * <p>Brief statements that follow each other in one block of the migration, and lock the same table or none that is in
 * use, share a step: what belongs together stays together, and no two tables are locked at once.
 */
final class Way {
    private final DatabaseSchema schema;
    private final Names names;
    private final List<Step> steps = new ArrayList<>();
    private final List<SafeWay.Deploy> deploys = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Remedy.Obstacle> obstacles = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private Optional<RelationName> openTable = Optional.empty();
    private Optional<Statement> statement = Optional.empty();
    private boolean isChanged;

    Way(DatabaseSchema schema) {
        this.schema = schema;
        this.names = Names.of(schema);
    }

    DatabaseSchema schema() {
        return schema;
    }

    Names names() {
        return names;
    }

    /** The statement whose steps come next. */
    void begin(Statement next) {
        statement = Optional.of(next);
    }

    /** Ends a step: what follows shall not share a transaction with what was before. */
    void cut() {
        if (!open.isEmpty()) {
            steps.add(new Step.Brief(open));
            open.clear();
            openTable = Optional.empty();
        }
    }

    /** Statements that lock a table for a moment. */
    void brief(RelationName table, String... sql) {
        if (openTable.isPresent() && !openTable.get().equals(table)) {
            cut();
        }
        openTable = Optional.of(table);
        open.addAll(List.of(sql));
    }

    /** A statement that locks nothing that is in use. */
    void brief(String sql) {
        open.add(sql);
    }

    /** A statement that works long and blocks nobody. */
    void online(String sql) {
        cut();
        steps.add(new Step.Online(sql, Optional.empty()));
    }

    /** A statement that makes an index and blocks nobody. */
    void index(String sql, RelationName index) {
        cut();
        steps.add(new Step.Online(sql, Optional.of(index.sql())));
    }

    /** Rows that are changed in batches. */
    void backfill(Step.Backfill backfill) {
        cut();
        steps.add(backfill);
    }

    /** A release that must be live before what follows. */
    void deploy(String release) {
        cut();
        deploys.add(new SafeWay.Deploy(steps.size() + 1, release));
    }

    /** Something in the schema that is otherwise than after the original. */
    void differs(String object) {
        differences.add(object);
    }

    /** Something to know. */
    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** That the statement is not only cut out and put into a step of its own, but done otherwise. */
    void changed() {
        isChanged = true;
    }

    /** Why the statement cannot be replaced. */
    void refuse(String reason) {
        obstacles.add(new Remedy.Obstacle(
                statement.orElseThrow(() -> new IllegalStateException("no statement was begun")), reason));
    }

    /** What came of it. */
    Remedy done() {
        cut();
        if (!obstacles.isEmpty()) {
            return new Remedy.Refused(obstacles);
        }
        return isChanged ? new Remedy.Offered(new SafeWay(steps, deploys, differences, notes)) : new Remedy.Unneeded();
    }
}
