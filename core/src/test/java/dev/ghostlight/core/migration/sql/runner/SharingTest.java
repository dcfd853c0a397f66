package dev.ghostlight.core.migration.sql.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharingTest {
    private static final List<Migration> TWO = List.of(migration("V1__a.sql", "A", "B"), migration("V2__b.sql", "C"));

    @Test
    void one_transaction_for_all_makes_one_migration_whose_statements_are_counted_through() {
        assertThat(Sharing.ALL.of(TWO)).singleElement().satisfies(all -> {
            assertThat(all.name()).isEqualTo("V1__a.sql to V2__b.sql");
            assertThat(all.statements()).map(Statement::number).containsExactly(1, 2, 3);
            assertThat(all.blocks()).singleElement().matches(Block::isTransaction);
        });
    }

    @Test
    void each_its_own_or_none_at_all() {
        assertThat(Sharing.PER_MIGRATION.of(TWO))
                .allMatch(each -> each.blocks().getFirst().isTransaction());
        assertThat(Sharing.NONE.of(TWO))
                .noneMatch(each -> each.blocks().getFirst().isTransaction());
        assertThat(Sharing.NONE.of(TWO)).map(Migration::name).containsExactly("V1__a.sql", "V2__b.sql");
    }

    private static Migration migration(String name, String... texts) {
        Place where = Place.of(name, "");
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            blocks.add(new Block(i == 0, List.of(new Statement(i + 1, texts[i], where))));
        }
        return new Migration(name, where, "flyway", blocks, List.of());
    }
}
