package dev.ghostlight.core.migration.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeChangesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(20) | varchar(30) | true",
                "varchar(30) | character varying(20) | false",
                "varchar(20) | text | true",
                "text | varchar | true",
                "text | varchar(20) | false",
                "numeric(10,2) | numeric(12,2) | true",
                "numeric(10,2) | numeric(12,3) | false",
                "numeric(10,2) | numeric | true",
                "int | bigint | false",
                "cidr | inet | true",
                "timestamp(3) | timestamp(6) | true",
                "timestamp | timestamp(0) | false",
                "json | jsonb | false"
            })
    void what_keeps_the_rows_as_they_are_is_known(String from, String to, boolean isInCatalog) {
        assertThat(TypeChanges.isInCatalog(from, to, true)).isEqualTo(isInCatalog);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whether_a_time_zone_is_added_for_nothing_hangs_on_the_session(boolean isUtc) {
        assertThat(TypeChanges.isInCatalog("timestamp", "timestamp with time zone", isUtc))
                .isEqualTo(isUtc);
    }
}
