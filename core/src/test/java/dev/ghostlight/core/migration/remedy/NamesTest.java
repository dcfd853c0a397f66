package dev.ghostlight.core.migration.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTest {
    @Test
    void names_are_put_together_as_the_server_does_it() {
        Names names = new Names(List.of("jobs_a_b_key"));
        assertThat(names.choose("jobs", List.of("a"), "key")).isEqualTo("jobs_a_key");
        assertThat(names.choose("jobs", List.of("a", "b"), "key")).isEqualTo("jobs_a_b_key1");
        assertThat(names.choose("jobs", List.of("a", "b"), "key")).isEqualTo("jobs_a_b_key2");
        assertThat(names.choose("jobs", List.of(), "pkey")).isEqualTo("jobs_pkey");
    }

    @Test
    void the_longer_part_is_shortened_first() {
        String table = "t".repeat(50);
        assertThat(new Names(List.of()).choose(table, "c".repeat(20), "fkey"))
                .isEqualTo("t".repeat(37) + "_" + "c".repeat(20) + "_fkey")
                .hasSize(63);
    }

    @Test
    void no_character_is_cut_in_half() {
        String name = new Names(List.of()).choose("ä".repeat(40), "🌙".repeat(20), "present");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(name).matches("ä+_(🌙)*_present");
    }

    @Test
    void a_name_that_is_given_back_can_be_given_again() {
        Names names = new Names(List.of("jobs_pkey"));
        names.free("jobs_pkey");
        assertThat(names.choose("jobs", List.of(), "pkey")).isEqualTo("jobs_pkey");
    }
}
