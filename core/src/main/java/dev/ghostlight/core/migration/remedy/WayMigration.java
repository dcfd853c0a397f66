package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A safe way as a migration, so that it can be traced and forecast as any other: each brief step a transaction, each
 * other statement by itself, backfills batch by batch.
 */
public final class WayMigration {
    private WayMigration() {}

    /**
     * The way in place of a migration.
     *
     * @param way the way
     * @param original what it replaces
     * @param lockTimeoutMillis how long a statement waits for a lock at most
     */
    public static Migration of(SafeWay way, Migration original, long lockTimeoutMillis) {
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
        return new Migration(
                original.name(),
                original.where(),
                "ghostlight",
                blocks,
                batched,
                Optional.empty(),
                original.assumptions());
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
