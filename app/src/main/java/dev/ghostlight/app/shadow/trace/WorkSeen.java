package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.core.migration.trace.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Concludes from what changed and what was counted which work a statement did. */
final class WorkSeen {
    private final Catalog before;
    private final Catalog after;
    private final Counts counts;
    private final Set<Long> validated;
    private final Map<Long, Long> explained = new HashMap<>();
    private final Set<Long> rewritten = new HashSet<>();
    private final Set<Long> emptied = new HashSet<>();
    private final List<Work> work = new ArrayList<>();

    private WorkSeen(Catalog before, Catalog after, Counts counts, Set<Long> validated) {
        this.before = before;
        this.after = after;
        this.counts = counts;
        this.validated = validated;
    }

    /**
     * The work that a statement did.
     *
     * @param before the relations before it
     * @param after the relations after it
     * @param counts what it did to rows
     * @param validated the numbers of tables whose foreign keys it looked up
     * @param empty the numbers of relations that have no bytes after it
     */
    static List<Work> of(Catalog before, Catalog after, Counts counts, Set<Long> validated, Set<Long> empty) {
        WorkSeen seen = new WorkSeen(before, after, counts, validated);
        seen.rewrites(empty);
        seen.indexes();
        seen.foreignKeys();
        seen.scans();
        seen.rowsChanged();
        return seen.work;
    }

    private void rewrites(Set<Long> empty) {
        sorted().forEach((number, now) -> {
            Catalog.Entry then = before.entries().get(number);
            if (then == null || then.file() == now.file() || !hasRows(now)) {
                return;
            }
            // TRUNCATE gives a table a new file too, and reads nothing for it.
            if (empty.contains(number) && rowsRead(number) == 0 && then.rows() != 0) {
                emptied.add(number);
            } else {
                rewritten.add(number);
                work.add(new Work(Work.Kind.REWRITE, then.relation()));
            }
        });
    }

    /** An index that only got another number kept its file. */
    private void indexes() {
        Set<Long> known = before.indexFiles();
        sorted().forEach((number, now) -> {
            if (!now.isIndex() || now.isPartitioned() || known.contains(now.file())) {
                return;
            }
            explained.merge(now.table(), 1L, Long::sum);
            // A rewrite is one of all indexes too.
            if (!rewritten.contains(now.table()) && !emptied.contains(now.table())) {
                work.add(new Work(Work.Kind.INDEX_BUILD, now.relation()));
            }
        });
    }

    private void foreignKeys() {
        for (Long table : validated) {
            Catalog.Entry entry = after.entries().get(table);
            if (entry != null) {
                explained.merge(table, 1L, Long::sum);
                work.add(new Work(Work.Kind.VALIDATE_FOREIGN_KEY, entry.relation()));
            }
        }
    }

    private void scans() {
        new TreeMap<>(counts.tables()).forEach((number, table) -> {
            Catalog.Entry entry = entry(number);
            if (entry == null || rewritten.contains(number) || emptied.contains(number)) {
                return;
            }
            boolean isWhole = table.rowsRead() >= entry.rows() / 2 * table.scans();
            if (table.scans() > explained.getOrDefault(number, 0L) && isWhole) {
                work.add(new Work(Work.Kind.SCAN, entry.relation()));
            }
        });
    }

    /** Rows added grow with a table only if they come from one. */
    private void rowsChanged() {
        boolean isFromTable =
                counts.tables().values().stream().anyMatch(table -> table.scans() > 0 && table.rowsRead() > 0);
        new TreeMap<>(counts.tables()).forEach((number, table) -> {
            Catalog.Entry entry = entry(number);
            long rows = table.changed() + (isFromTable ? table.inserted() : 0);
            if (entry != null && rows > 0 && !rewritten.contains(number)) {
                double part = rows / Math.max((double) rows, entry.rows());
                work.add(new Work(Work.Kind.ROWS_CHANGED, entry.relation(), part));
            }
        });
    }

    private Catalog.@Nullable Entry entry(Long number) {
        Catalog.Entry then = before.entries().get(number);
        return then == null ? after.entries().get(number) : then;
    }

    private long rowsRead(Long number) {
        Counts.Table table = counts.tables().get(number);
        return table == null ? 0 : table.rowsRead();
    }

    private Map<Long, Catalog.Entry> sorted() {
        return new TreeMap<>(after.entries());
    }

    private static boolean hasRows(Catalog.Entry entry) {
        return switch (entry.relation().kind()) {
            case TABLE, MATERIALIZED_VIEW -> true;
            case PARTITIONED_TABLE, INDEX, VIEW, SEQUENCE -> false;
        };
    }
}
