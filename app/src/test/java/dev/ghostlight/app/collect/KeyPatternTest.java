package dev.ghostlight.app.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {
    @Test
    void the_group_named_key_is_the_key() throws CollectException {
        assertThat(KeyPattern.of("(a)(?<key>b)(?<other>c)").keyGroup()).isEqualTo(2);
    }

    @Test
    void an_only_group_is_the_key() throws CollectException {
        assertThat(KeyPattern.of("(?:a)(b)").keyGroup()).isEqualTo(1);
        assertThat(KeyPattern.of("(?<id>b)").keyGroup()).isEqualTo(1);
    }

    @Test
    void a_pattern_without_a_clear_key_is_refused() {
        assertThatThrownBy(() -> KeyPattern.of("a")).hasMessageContaining("'a': has no group. ");
        assertThatThrownBy(() -> KeyPattern.of("(a)(b)"))
                .hasMessageContaining("has 2 groups and none is named key")
                .hasMessageContaining("Put (?<key>...) around that part");
    }

    @Test
    void a_pattern_that_does_not_compile_is_refused_with_the_place() {
        assertThatThrownBy(() -> KeyPattern.of("stkId=(\\w+"))
                .isInstanceOf(CollectException.class)
                .hasMessageContaining("is not a regular expression: Unclosed group at character");
    }

    @Test
    void a_letter_beyond_ascii_is_refused_with_its_bytes() {
        assertThatThrownBy(() -> KeyPattern.of("käse=(\\w+)"))
                .hasMessageContaining("has ä, which speaks of characters beyond ASCII")
                .hasMessageContaining("Write its bytes in UTF-8: (?:\\xc3\\xa4)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(\\p{L}+)",
                "(\\pL+)",
                "(\\P{IsGreek})",
                "(\\u00e4)",
                "(?U)(\\w)",
                "(?iu:(a))",
                "(\\X)",
                "(\\N{DIGIT ONE})"
            })
    void what_needs_characters_and_not_bytes_is_refused(String regex) {
        assertThatThrownBy(() -> KeyPattern.of(regex)).hasMessageContaining("beyond ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(\\p{Alpha}+)", "\\(?user=(\\w)", "\\\\p(a)", "(?i)(a)", "(?<uid>a)"})
    void what_is_only_alike_is_accepted(String regex) throws CollectException {
        assertThat(KeyPattern.of(regex)).hasToString(regex);
    }

    @Test
    void an_overlong_pattern_is_refused() {
        assertThatThrownBy(() -> KeyPattern.of("(".repeat(5000))).hasMessageContaining("has 5000 characters");
    }

    @Test
    void any_text_is_a_pattern_or_refused() {
        SplittableRandom random = new SplittableRandom(11);
        String signs = "ab0()[]{}?*+|^$.\\<>=!:,-&kQEdwpPxu \u00e4\ud800";
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder regex = new StringBuilder();
            for (int i = random.nextInt(15); i >= 0; i--) {
                regex.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                assertThat(KeyPattern.of(regex.toString()).keyGroup()).isPositive();
            } catch (CollectException e) {
                refused++;
                assertThat(e).hasMessageStartingWith("key pattern '");
            }
        }
        assertThat(refused).isBetween(10_000, 19_999);
    }
}
