package dev.ghostlight.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PendingTest {
    private static final Place WHERE = Place.of("ghostlight.yaml", "/migrations/applied");
    private static final Migrations THREE = new Migrations(
            Tool.FLYWAY,
            Stream.of("V1__a.sql", "V2__b.sql", "V12__c.sql")
                    .map(name -> new Migration(name, Place.of(name, ""), "flyway", List.of(), List.of()))
                    .toList(),
            List.of());

    @ParameterizedTest
    @ValueSource(strings = {"V1__a.sql", "V1", "1"})
    void those_behind_the_newest_that_is_live_are_pending(String applied) throws Exception {
        Pending pending = Pending.of(THREE, Optional.of(applied), WHERE);
        assertThat(pending.live()).map(Migration::name).containsExactly("V1__a.sql");
        assertThat(pending.pending()).map(Migration::name).containsExactly("V2__b.sql", "V12__c.sql");
        assertThat(pending.assumptions()).isEmpty();
    }

    @Test
    void nothing_is_pending_where_the_last_one_is_live() throws Exception {
        assertThat(Pending.of(THREE, Optional.of("V12"), WHERE).pending()).isEmpty();
    }

    @Test
    void where_nobody_says_what_is_live_the_last_one_is_pending_and_that_is_told() throws Exception {
        Pending pending = Pending.of(THREE, Optional.empty(), WHERE);
        assertThat(pending.pending()).map(Migration::name).containsExactly("V12__c.sql");
        assertThat(pending.assumptions()).singleElement().satisfies(assumption -> {
            assertThat(assumption.assumed()).isEqualTo("all but the last, V12__c.sql");
            assertThat(assumption.provide()).isEqualTo("applied: V2__b.sql");
        });
    }

    @Test
    void a_name_that_no_migration_has_is_refused_with_the_one_that_was_probably_meant() {
        assertThatThrownBy(() -> Pending.of(THREE, Optional.of("V2__d.sql"), WHERE))
                .isInstanceOf(MigrationsException.class)
                .hasMessageContaining("there is no migration 'V2__d.sql'")
                .hasMessageContaining("none was forecast")
                .hasMessageContaining("Did you mean V2__b.sql?");
    }
}
