package dev.ghostlight.app.collect.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db-1.example:5433/shop?password=x&ssl=true, POSTGRESQL, db-1.example:5433/shop",
        "postgres://db/shop, POSTGRESQL, db/shop",
        "jdbc:mysql://db/shop?password=x, MARIADB, db/shop",
        "jdbc:mariadb://[::1]:3306, MARIADB, [::1]:3306",
    })
    void an_address_is_shown_without_what_may_be_secret(String text, DatabaseUrl.Kind kind, String shown) {
        DatabaseUrl url = DatabaseUrl.of(text).orElseThrow();

        assertThat(url.kind()).isEqualTo(kind);
        assertThat(url.source()).isEqualTo(shown);
        assertThat(url).hasToString(shown);
    }

    @Test
    void the_driver_gets_the_whole_address() {
        assertThat(DatabaseUrl.of("mysql://db/shop?useSsl=true").orElseThrow().jdbc())
                .isEqualTo("jdbc:mariadb://db/shop?useSsl=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "jdbc:oracle:thin:@x",
                "jdbc:postgresql:shop",
                "jdbc:h2:mem:x",
                "http://db",
                "postgres://user:secret@db/shop",
                "postgres://d b/x",
                "postgres://db:999999/x"
            })
    void what_is_no_address_of_a_known_server_is_none(String text) {
        assertThat(DatabaseUrl.of(text)).isEmpty();
    }
}
