package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change to a database, in the order in which it is done.
 *
 * @param name its name, such as {@code V7__add_severity.sql}
 * @param where its file
 * @param runner what runs it and so decides on transactions: {@code flyway}, {@code liquibase}, {@code psql} ...
 * @param blocks its statements
 * @param batched the numbers of statements that are done batch by batch, each in a transaction of its own
 * @param down what takes it back, where somebody wrote that; has none itself
 * @param assumptions what was assumed of the runner
 */
public record Migration(
        String name,
        Place where,
        String runner,
        List<Block> blocks,
        Set<Integer> batched,
        Optional<Migration> down,
        List<Assumption> assumptions) {
    public Migration {
        blocks = List.copyOf(blocks);
        batched = Set.copyOf(batched);
        assumptions = List.copyOf(assumptions);
    }

    /** A migration whose statements each run as a whole. */
    public Migration(
            String name,
            Place where,
            String runner,
            List<Block> blocks,
            Optional<Migration> down,
            List<Assumption> assumptions) {
        this(name, where, runner, blocks, Set.of(), down, assumptions);
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
