package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A safe way as a migration, so that it can be traced and forecast as any other.
 *
 * @param migration the steps: each brief one a transaction, each other statement by itself
 * @param batched the numbers of statements that stand for all batches of a backfill: one batch is done at a time
 */
public record WayMigration(Migration migration, Set<Integer> batched) {
    public WayMigration {
        batched = Set.copyOf(batched);
    }

    /**
     * The way in place of a migration.
     *
     * @param way the way
     * @param original what it replaces
     * @param lockTimeoutMillis how long a statement waits for a lock at most
     */
    public static WayMigration of(SafeWay way, Migration original, long lockTimeoutMillis) {
        List<Block> blocks = new ArrayList<>();
        Set<Integer> batched = new LinkedHashSet<>();
        int number = 0;
        for (Step step : way.steps()) {
            List<Statement> statements = new ArrayList<>();
            for (String text : texts(step, lockTimeoutMillis)) {
                statements.add(new Statement(++number, text, original.where()));
            }
            if (step instanceof Step.Backfill) {
                batched.add(number);
            }
            blocks.add(new Block(step instanceof Step.Brief, statements));
        }
        return new WayMigration(
                new Migration(original.name(), original.where(), "ghostlight", blocks, List.of()), batched);
    }

    private static List<String> texts(Step step, long lockTimeoutMillis) {
        return switch (step) {
            case Step.Brief(List<String> sql) -> {
                List<String> texts = new ArrayList<>();
                texts.add("SET LOCAL lock_timeout = '" + lockTimeoutMillis + "ms'");
                texts.addAll(sql);
                yield texts;
            }
            case Step.Online online -> List.of(online.sql());
            case Step.Backfill backfill -> List.of(backfill.change(backfill.condition()));
        };
    }
}
