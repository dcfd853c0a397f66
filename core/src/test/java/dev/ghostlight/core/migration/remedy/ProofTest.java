package dev.ghostlight.core.migration.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import dev.ghostlight.core.migration.facts.TableSchema.Column;
import dev.ghostlight.core.migration.facts.TableSchema.Generation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProofTest {
    private static final SafeWay WAY = new SafeWay(List.of(), List.of(), List.of("column jobs.old"), List.of());

    @Test
    void a_way_is_proven_when_it_blocks_for_less_and_ends_the_same() {
        Proof proof = proof(blocked(60, 60), blocked(0.1, 0.1), schema("id"), List.of());
        assertThat(proof.isProven()).isTrue();
        assertThat(proof.gains())
                .containsExactly(
                        "jobs cannot be read for 100 ms instead of 1 m.",
                        "jobs cannot be written for 100 ms instead of 1 m.");
    }

    @Test
    void a_way_that_blocks_longer_anywhere_is_not_offered() {
        assertThat(proof(blocked(60, 60), blocked(0, 61), schema("id"), List.of())
                        .faults())
                .containsExactly("jobs cannot be written for 1 m 1 s instead of 1 m.");
        Map<String, Proof.Blocked> other = Map.of("parents", new Proof.Blocked(0, 2));
        assertThat(proof(blocked(60, 60), other, schema("id"), List.of()).isProven())
                .isFalse();
    }

    @Test
    void a_way_that_gains_nothing_is_not_offered() {
        assertThat(proof(blocked(1, 1), blocked(1, 1), schema("id"), List.of()).isProven())
                .isFalse();
    }

    @Test
    void a_way_may_end_otherwise_only_in_what_it_said() {
        assertThat(proof(blocked(9, 9), blocked(0, 0), schema("id", "old"), List.of())
                        .isProven())
                .isTrue();
        assertThat(proof(blocked(9, 9), blocked(0, 0), schema("id", "older"), List.of())
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("column jobs.older"));
    }

    @Test
    void work_under_a_lock_is_a_fault() {
        assertThat(proof(blocked(9, 9), blocked(0, 0), schema("id"), List.of("Statement 1 works."))
                        .isProven())
                .isFalse();
    }

    private static Proof proof(
            Map<String, Proof.Blocked> before,
            Map<String, Proof.Blocked> after,
            DatabaseSchema end,
            List<String> blockedWork) {
        return Proof.of(WAY, new Proof.Outcome(before, schema("id")), new Proof.Outcome(after, end), blockedWork);
    }

    private static Map<String, Proof.Blocked> blocked(double reads, double writes) {
        return Map.of("jobs", new Proof.Blocked(reads, writes));
    }

    private static DatabaseSchema schema(String... columns) {
        List<Column> all = Stream.of(columns)
                .map(name -> new Column(name, "integer", false, Optional.empty(), Generation.NONE, Optional.empty()))
                .toList();
        TableSchema jobs = new TableSchema(
                RelationName.of("jobs"), all, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
        return new DatabaseSchema(List.of(jobs), List.of(), List.of());
    }
}
