package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * A change to a database, in the order in which it is done.
 *
 * @param name its name, such as {@code V7__add_severity.sql}
 * @param where its file
 * @param runner what runs it and so decides on transactions: {@code flyway}, {@code liquibase}, {@code psql} ...
 * @param blocks its statements
 * @param down what takes it back, where somebody wrote that; has none itself
 * @param assumptions what was assumed of the runner
 */
public record Migration(
        String name,
        Place where,
        String runner,
        List<Block> blocks,
        Optional<Migration> down,
        List<Assumption> assumptions) {
    public Migration {
        blocks = List.copyOf(blocks);
        assumptions = List.copyOf(assumptions);
    }

    /** A migration that nothing takes back. */
    public Migration(String name, Place where, String runner, List<Block> blocks, List<Assumption> assumptions) {
        this(name, where, runner, blocks, Optional.empty(), assumptions);
    }

    /** All its statements. */
    public List<Statement> statements() {
        return blocks.stream().flatMap(block -> block.statements().stream()).toList();
    }
}
