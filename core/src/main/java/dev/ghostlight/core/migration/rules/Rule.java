package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known to happen for one statement, while it is put together. For one thread. */
final class Rule {
    private final KnownSchema schema;
    private final Set<String> made;
    private final Map<String, PostgresLock> locks = new LinkedHashMap<>();
    private final List<Work> work = new ArrayList<>();
    private final List<Relation> created = new ArrayList<>();
    private final List<Relation> dropped = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean isAlone;

    /**
     * For a statement.
     *
     * @param made the tables that the migration made itself
     */
    Rule(KnownSchema schema, Set<String> made) {
        this.schema = schema;
        this.made = made;
    }

    /** Locks a table with all its partitions; of two locks on one table the stronger counts. */
    Rule lock(String table, PostgresLock mode) {
        schema.withPartitions(table).forEach(each -> lockOnly(each, mode));
        return this;
    }

    Rule lockOnly(String table, PostgresLock mode) {
        locks.merge(table, mode, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return this;
    }

    Rule work(Work.Kind kind, String table) {
        for (String each : schema.withPartitions(table)) {
            boolean isDivided =
                    schema.table(each).map(known -> !known.partitions.isEmpty()).orElse(false);
            Work one = new Work(kind, schema.relation(each));
            if (!isDivided && !work.contains(one)) {
                work.add(one);
            }
        }
        return this;
    }

    Rule created(Relation relation) {
        created.add(relation);
        return this;
    }

    Rule dropped(Relation relation) {
        dropped.add(relation);
        return this;
    }

    /** Refused in a transaction. */
    Rule alone() {
        isAlone = true;
        return this;
    }

    /** Something that these rules do not know, as a phrase. */
    Rule unknown(String what) {
        unknown.add(what);
        return this;
    }

    /** Whether the migration made a table itself. */
    boolean isMade(String table) {
        return made.contains(table);
    }

    boolean isAlone() {
        return isAlone;
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    List<Lock> locks() {
        List<Lock> all = new ArrayList<>();
        locks.forEach((table, mode) -> all.add(new Lock(schema.relation(table), mode, made.contains(table))));
        return all;
    }

    /** A table that is written anew is not read by itself, nor are its indexes built by themselves. */
    List<Work> work() {
        List<String> rewritten = work.stream()
                .filter(each -> each.kind() == Work.Kind.REWRITE)
                .map(each -> each.relation().table())
                .toList();
        return work.stream()
                .filter(each -> each.kind() == Work.Kind.REWRITE
                        || !rewritten.contains(each.relation().table())
                        || each.kind() == Work.Kind.VALIDATE_FOREIGN_KEY)
                .toList();
    }

    List<Relation> created() {
        return created;
    }

    List<Relation> dropped() {
        return dropped;
    }
}
