package dev.ghostlight.app.config.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.config.shape.Shape.Bound;
import dev.ghostlight.app.config.shape.Shape.Presence;
import dev.ghostlight.app.config.shape.Shape.Side;
import dev.ghostlight.app.config.shape.Word.Fallback;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    private static Word word(String text, String name) {
        return Reference.read("r.yaml", text).word(name).orElseThrow();
    }

    @Test
    void a_comment_describes_a_word_and_its_tag_says_what_may_be_written() {
        Word word = word("# How long.\n# In all.\n#: duration from 1s to 2h, default 5s\na: 3s\n", "a");

        assertThat(word.description()).isEqualTo("How long. In all.");
        assertThat(word.summary()).isEqualTo("How long");
        assertThat(word.example()).contains("3s");
        assertThat(word.shape())
                .isEqualTo(new Shape.Scalar(
                        Kind.DURATION, List.of(new Bound(Side.FROM, "1s", 1), new Bound(Side.TO, "2h", 7200))));
        assertThat(word.rules().fallback()).isEqualTo(new Fallback.Default("5s"));
    }

    @Test
    void an_assumption_has_its_consequence_in_parentheses() {
        assertThat(word("#: rate, assumed 0/s (which is little, or (so) it seems)\na: 3/s\n", "a")
                        .rules()
                        .fallback())
                .isEqualTo(new Fallback.Assumed("0/s", "which is little, or (so) it seems"));
    }

    @Test
    void names_are_described_by_all_their_examples_together() {
        String text = "#: any name\na:\n  x:\n    #: text\n    b: c\n  y:\n    b: d\n    #: rate\n    e: 1/s\n";

        assertThat(word(text, "a").shape())
                .isInstanceOfSatisfying(
                        Shape.Named.class,
                        named -> assertThat(((Shape.Words) named.item()).words())
                                .extracting(Word::name)
                                .containsExactly("b", "e"));
    }

    @Test
    void a_part_of_other_words_has_the_same_words_and_none_is_required() {
        Word part = word("""
                #: words, exactly one of b | c
                a:
                  #: count, required
                  b: 1
                #: part of /a
                p:
                  #: count
                  c: 1
                """, "p");

        assertThat(part.shape()).isInstanceOfSatisfying(Shape.Words.class, words -> {
            assertThat(words.words()).extracting(Word::name).containsExactly("b", "c");
            assertThat(words.words()).noneMatch(word -> word.rules().required());
            assertThat(words.presence()).isEqualTo(Presence.AT_MOST_ONE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a: 1; 0 times",
                "#: any name\\na: { x: { b: 1 } }; 0 times",
                "#: countt\\na: 1; unknown kind",
                "#: count from x\\na: 1; a bound",
                "#: count, assumed 0\\na: 1; no meaning",
                "#: same as /b\\na: 1; points to what is not there",
                "a: [; cannot be read"
            })
    void a_mistake_in_the_reference_file_is_a_bug(String text, String message) {
        assertThatThrownBy(() -> Reference.read("r.yaml", text.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
