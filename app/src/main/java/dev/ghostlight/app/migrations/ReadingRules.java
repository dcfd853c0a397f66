package dev.ghostlight.app.migrations;

import dev.ghostlight.core.migration.sql.Dialect;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of how migrations are run.
 *
 * @param dialect whose SQL it is
 * @param tool what runs them; recognised by names and first lines where nobody said
 * @param placeholders the values of {@code ${name}}, for Flyway and Liquibase
 * @param isMixed whether Flyway is told to accept scripts of which a part cannot run in a transaction
 * @param singleTransaction whether the client is told to run each file in one transaction; for {@link Tool#SQL}
 */
public record ReadingRules(
        Dialect dialect,
        Optional<Tool> tool,
        Map<String, String> placeholders,
        boolean isMixed,
        Optional<Boolean> singleTransaction) {
    public ReadingRules {
        placeholders = Map.copyOf(placeholders);
    }

    /** Where nobody said anything. */
    public static ReadingRules unknown(Dialect dialect) {
        return new ReadingRules(dialect, Optional.empty(), Map.of(), false, Optional.empty());
    }
}
