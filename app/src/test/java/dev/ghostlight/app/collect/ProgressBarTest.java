package dev.ghostlight.app.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final Instant START = Instant.parse("2026-03-12T10:00:00Z");
    private Instant now = START;
    private final ProgressBar bar = new ProgressBar("access.log", () -> now);

    @Test
    void it_shows_bar_percentage_rate_and_time_left() {
        now = START.plusSeconds(2);

        assertThat(bar.line(500_000_000, 2_000_000_000, 60))
                .isEqualTo("access.log  █████░░░░░░░░░░░░░░░░░   25%  250 MB/s  6 s left")
                .hasSize(60);
    }

    @Test
    void before_time_has_passed_it_tells_neither_rate_nor_time_left() {
        assertThat(bar.line(0, 100, 40)).isEqualTo("access.log  " + "░".repeat(22) + "    0%");
    }

    @Test
    void hundred_percent_is_shown_only_when_all_is_read() {
        now = START.plusSeconds(1);

        assertThat(bar.line(999_999, 1_000_000, 30)).contains(" 99%");
        assertThat(bar.line(1_000_000, 1_000_000, 30)).contains("100%").doesNotContain("left");
    }

    @Test
    void a_file_that_grew_or_is_empty_is_all_read() {
        now = START.plusSeconds(1);

        assertThat(bar.line(300, 200, 40)).contains("100%").doesNotContain("left");
        assertThat(bar.line(0, 0, 40)).contains("100%");
    }

    @Test
    void long_waits_are_told_in_minutes_and_hours() {
        now = START.plusSeconds(1);

        assertThat(bar.line(1_000, 100_000, 80)).endsWith("1 m 39 s left");
        assertThat(bar.line(1_000, 10_000_000, 80)).endsWith("2 h 47 m left");
    }

    @Test
    void it_is_never_wider_than_the_terminal() {
        now = START.plusSeconds(3);
        for (int columns = 0; columns < 120; columns++) {
            assertThat(bar.line(12_345_678, 987_654_321, columns)).hasSizeLessThanOrEqualTo(columns);
        }
        assertThat(bar.line(12_345_678, 987_654_321, 30)).isEqualTo("access.log    1%  4 MB/s");
    }

    @Test
    void a_label_cannot_command_the_terminal() {
        assertThat(new ProgressBar("\u001b[2J", () -> now).line(0, 1, 80)).startsWith("\\x{1b}[2J");
    }
}
