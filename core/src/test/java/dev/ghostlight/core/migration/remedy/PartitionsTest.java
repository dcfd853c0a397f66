package dev.ghostlight.core.migration.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartitionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            RANGE (at) | FOR VALUES FROM ('a') TO ('b') | at IS NOT NULL AND at >= 'a' AND at < 'b'
            RANGE (at) | for values from (MINVALUE) to (5) | at IS NOT NULL AND at < 5
            LIST ("At") | FOR VALUES IN (1, 2) | "At" IS NOT NULL AND "At" IN (1, 2)
            """)
    void bounds_of_one_column_become_a_check(String key, String bound, String condition) {
        assertThat(Partitions.condition(key, bound)).contains(condition);
    }

    @Test
    void other_bounds_are_not_guessed() {
        assertThat(Partitions.condition("RANGE (a, b)", "FOR VALUES FROM (1, 2) TO (3, 4)"))
                .isEmpty();
        assertThat(Partitions.condition("LIST (a)", "FOR VALUES IN (1, NULL)")).isEmpty();
        assertThat(Partitions.condition("HASH (a)", "FOR VALUES WITH (MODULUS 4, REMAINDER 0)"))
                .isEmpty();
        assertThat(Partitions.condition("LIST (a)", "DEFAULT")).isEmpty();
    }
}
