package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.List;

/**
 * A change to a database, in the order in which it is done.
 *
 * @param name its name, such as {@code V7__add_severity.sql}
 * @param where its file
 * @param runner what runs it and so decides on transactions: {@code flyway}, {@code liquibase}, {@code psql} ...
 * @param blocks its statements
 * @param assumptions what was assumed of the runner
 */
public record Migration(String name, Place where, String runner, List<Block> blocks, List<Assumption> assumptions) {
    public Migration {
        blocks = List.copyOf(blocks);
        assumptions = List.copyOf(assumptions);
    }

    /** All its statements. */
    public List<Statement> statements() {
        return blocks.stream().flatMap(block -> block.statements().stream()).toList();
    }
}
