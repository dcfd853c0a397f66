package dev.ghostlight.app.config.source;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceReaderTest {
    private static String refusal(String text) {
        try {
            SourceReader.read("a.yaml", text);
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + text);
    }

    @Test
    void every_value_knows_its_place() throws ConfigException {
        Value.Table root = (Value.Table) SourceReader.read("a.yaml", "a:\n  b/c: [x, y]\n");

        Value.Table a = (Value.Table) root.entries().firstEntry().getValue().value();
        Value.Sequence list =
                (Value.Sequence) a.entries().firstEntry().getValue().value();
        assertThat(a.place()).hasToString("a.yaml#/a");
        assertThat(list.place().pointer()).isEqualTo("/a/b~1c");
        assertThat(list.place().line()).isEqualTo(2);
        assertThat(list.place().column()).isEqualTo(3);
        assertThat(list.items().getLast().place().pointer()).isEqualTo("/a/b~1c/1");
        assertThat(list.items().getLast().place().column()).isEqualTo(12);
    }

    @Test
    void an_alias_stands_for_its_value_in_its_own_place() throws ConfigException {
        Value.Table root = (Value.Table) SourceReader.read("a.yaml", "a: &x [1]\nb: *x\n");

        assertThat(root.entries().lastEntry().getValue().value()).isInstanceOfSatisfying(Value.Sequence.class, list -> {
            assertThat(list.items()).hasSize(1);
            assertThat(list.place().pointer()).isEqualTo("/b");
        });
    }

    @Test
    void an_alias_bomb_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 100; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refusal(bomb.toString())).contains("more than 100,000 values");
    }

    @Test
    void what_nests_too_deep_is_refused() {
        for (String nest : new String[] {"[", "{a: ", "- ", "? ", "- - ? "}) {
            assertThat(refusal(nest.repeat(100_000))).contains("deeper than 32");
        }
    }

    @Test
    void a_file_has_one_document() {
        assertThat(refusal("a: 1\n---\nb: 2\n")).contains("a.yaml:2:1: a second document begins here");
    }

    @Test
    void a_tab_is_explained() {
        assertThat(refusal("a:\n\tb: 1\n")).startsWith("a.yaml:2:1: a tab stands where YAML wants spaces.");
    }

    @Test
    void broken_syntax_is_told_with_its_line() {
        assertThat(refusal("a: [1\nb: 2\n")).startsWith("a.yaml:").contains("the YAML cannot be read");
        assertThat(refusal("a: 'x\n")).contains("the YAML cannot be read");
        assertThat(refusal("@x")).contains("a.yaml:1:1: ");
        assertThat(refusal("a: \u0000")).contains("a.yaml:1:4: the character U+0000 is not allowed in YAML");
        assertThat(refusal("%YAML 2.0\n---\na: 1")).contains("Keep to YAML 1.2");
    }

    @Test
    void a_file_that_is_too_long_is_refused() {
        assertThat(refusal("#".repeat(SourceText.BYTES_MAX + 1))).contains("longer than 1 MiB");
        assertThatThrownBy(() -> SourceText.decode("a.yaml", new byte[SourceText.BYTES_MAX + 1]))
                .hasMessageContaining("longer than 1 MiB");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_with_their_offset() {
        assertThatThrownBy(() -> SourceText.decode("a.yaml", new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'}))
                .hasMessageContaining("the byte at offset 3, 0xe4, is not UTF-8");
        assertThatThrownBy(() -> SourceText.decode("a.yaml", new byte[] {'a', (byte) 0xc3}))
                .hasMessageContaining("the byte at offset 1, 0xc3, is not UTF-8");
        assertThatThrownBy(() -> SourceText.decode("a.yaml", "a: 1".getBytes(UTF_16)))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> SourceText.decode("a.yaml", "\ufeffa: 1".getBytes(UTF_16LE)))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void a_character_of_two_chars_may_stand_anywhere() throws ConfigException {
        for (int before = 1000; before < 1050; before++) {
            SourceReader.read("a.yaml", "#" + "x".repeat(before) + "\ud83d\ude00\na: 1\n");
        }
    }

    @Test
    void a_byte_order_mark_is_left_out() throws ConfigException {
        String text = SourceText.decode("a.yaml", "\ufeffa: 1".getBytes(UTF_8));
        Value.Table root = (Value.Table) SourceReader.read("a.yaml", text);
        assertThat(root.has("a")).isTrue();
        assertThat(root.entries().firstEntry().getValue().word().place().column())
                .isEqualTo(1);
    }
}
