package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import java.util.List;
import java.util.Locale;

/**
 * Writes into each ALTER TABLE of MariaDB and MySQL that others must be able to write meanwhile, so that it fails at
 * once where the engine cannot do that, instead of locking.
 */
final class InnodbRewriter {
    private InnodbRewriter() {}

    static Remedy rewrite(MigrationTrace trace, DatabaseFacts facts) {
        Way way = new Way(new DatabaseSchema(List.of(), List.of(), List.of()));
        for (Statement statement : trace.migration().statements()) {
            way.begin(statement);
            trace.of(statement)
                    .ifPresentOrElse(
                            traced -> step(way, traced, facts, trace.engine()),
                            () -> way.refuse("What it does is not known: the migration did not come so far."));
        }
        return way.done();
    }

    private static void step(Way way, StatementTrace traced, DatabaseFacts facts, Engine engine) {
        String text = traced.statement().text();
        if (traced.failure().isPresent()) {
            way.refuse("The server refuses it: " + traced.failure().get().message() + ".");
            return;
        }
        boolean works = traced.work().stream().anyMatch(work -> isLarge(work, facts));
        boolean blocks = traced.locks().stream().anyMatch(InnodbRewriter::blocks);
        boolean changesRows = traced.work().stream().anyMatch(work -> work.kind() == Work.Kind.ROWS_CHANGED);
        if (works && changesRows) {
            way.refuse(
                    "It changes many rows at once and locks them until its end. Change them in batches by the primary"
                            + " key.");
        } else if (works && blocks) {
            way.refuse(engine + " copies the table for it, and nobody can write to it meanwhile"
                    + (engine.kind() == Engine.Kind.MARIADB ? " (from 11.2 on others can)" : "")
                    + ". Use a tool that fills a copy and swaps it, such as one that reads the binary log.");
        } else if (isOpenAlter(traced, text)) {
            way.changed();
            way.online(text + ", LOCK=NONE");
        } else {
            way.online(text);
        }
    }

    /** Whether it alters a table while others write, and does not say so. */
    private static boolean isOpenAlter(StatementTrace traced, String text) {
        String plain = text.toUpperCase(Locale.ROOT);
        return plain.matches("(?s)ALTER\\s+(ONLINE\\s+|IGNORE\\s+)*TABLE\\b.*")
                && !plain.matches("(?s).*\\b(LOCK|ALGORITHM)\\s*=?\\s*(NONE|DEFAULT|SHARED|EXCLUSIVE|INSTANT|NOCOPY"
                        + "|INPLACE|COPY)\\b.*")
                && traced.locks().stream().anyMatch(lock -> !lock.isNew() && lock.mode() == InnodbLock.NONE)
                && traced.locks().stream().noneMatch(InnodbRewriter::blocks);
    }

    private static boolean blocks(Lock lock) {
        return !lock.isNew() && lock.mode().blocksWrites();
    }

    private static boolean isLarge(Work work, DatabaseFacts facts) {
        return facts.table(work.relation().table()).rows().orElse(Double.POSITIVE_INFINITY) > Rewriter.SMALL_ROWS;
    }
}
