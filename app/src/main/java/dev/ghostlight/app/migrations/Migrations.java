package dev.ghostlight.app.migrations;

import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.util.List;

/**
 * Migrations in the order in which they are done.
 *
 * @param tool what runs them
 * @param migrations the migrations; at least one statement among them
 * @param assumptions what was assumed of all of them
 */
public record Migrations(Tool tool, List<Migration> migrations, List<Assumption> assumptions) {
    public Migrations {
        migrations = List.copyOf(migrations);
        assumptions = List.copyOf(assumptions);
    }
}
