package dev.ghostlight.core.migration.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RestTest {
    @Test
    void a_table_worth_it_is_left_alone_before_the_first_batch_and_every_five_minutes() {
        Rest rest = Pace.first(true, 1_000).rest();
        assertThat(rest.untilSeconds()).isEqualTo(1_005);
        assertThat(rest.isQuietAt(1_004)).isTrue();
        assertThat(rest.isQuietAt(1_005)).isFalse();
        Rest after = rest.after(0.2, 1_006);
        assertThat(after.untilSeconds()).isEqualTo(1_006.2);
        assertThat(after.isQuietAt(1_006.1)).isFalse();
        assertThat(after.after(0.2, 1_305).isQuietAt(1_306)).isTrue();
    }

    @Test
    void a_small_table_is_never_left_alone() {
        Rest rest = Pace.first(false, 1_000).rest();
        assertThat(rest.untilSeconds()).isEqualTo(1_000);
        assertThat(rest.after(0.2, 9_000).untilSeconds()).isEqualTo(9_000.2);
    }
}
