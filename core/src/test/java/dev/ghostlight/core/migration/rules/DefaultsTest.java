package dev.ghostlight.core.migration.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "now() | STEADY",
                "'random()' | STEADY",
                "current_date | STEADY",
                "0 | STEADY",
                "gen_random_uuid() | CHANGING",
                "concat('a', random()) | CHANGING",
                "pg_catalog.clock_timestamp() | CHANGING",
                "next_number() | UNKNOWN",
                "coalesce(next_number(), random()) | CHANGING"
            })
    void a_default_is_known_by_the_functions_it_calls(String expression, Defaults.Kind kind) {
        assertThat(Defaults.of(expression)).isEqualTo(kind);
    }
}
