package dev.ghostlight.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DidYouMeanTest {
    private static final List<String> VERBS = List.of("init", "forecast", "rollout", "rollback", "explain");

    @ParameterizedTest
    @CsvSource({
        "forcast, forecast", // one letter missing
        "foreccast, forecast", // one too many
        "forekast, forecast", // one wrong
        "foerakst, ", // too many slips
        "froecast, forecast", // neighbours swapped
        "FORECAST, forecast",
        "rollbcak, rollback",
        "expl, explain", // the ending left off
        "ex, ", // too short to mean anything
        "x, ",
        "serve, ",
        "'', ",
    })
    void suggests_the_word_that_was_probably_meant(String typed, String meant) {
        assertThat(DidYouMean.nearest(typed, VERBS).orElse(null)).isEqualTo(meant);
    }

    @Test
    void takes_the_nearest_and_the_first_of_equals() {
        assertThat(DidYouMean.nearest("rollou", List.of("rollouts", "rollout"))).contains("rollout");
        assertThat(DidYouMean.nearest("cat", List.of("bat", "rat"))).contains("bat");
    }

    @Test
    void knows_nothing_among_nothing() {
        assertThat(DidYouMean.nearest("forecast", List.of())).isEmpty();
    }

    @Test
    void does_not_compare_huge_words() {
        String huge = "a".repeat(10_000_000);
        assertThat(DidYouMean.nearest(huge, List.of(huge, "forecast"))).isEmpty();
        assertThat(DidYouMean.nearest("forecast", List.of(huge))).isEmpty();
    }
}
