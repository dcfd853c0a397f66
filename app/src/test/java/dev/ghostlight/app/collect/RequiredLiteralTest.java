package dev.ghostlight.app.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredLiteralTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " gives ",
            quoteCharacter = '~',
            value = {
                "stkId=(\\w+) gives 'stkId=' leading",
                "\"GET /stickers/(\\d+) HTTP/1.1\" gives '\"GET /stickers/' leading",
                "GET (/\\S*) HTTP gives 'GET ' leading",
                "\\w+stkId=(\\w+) gives 'stkId=' inside",
                "a?bcd(e) gives 'bcd' inside",
                "abc?(e) gives 'ab' leading",
                "abc{0,2}(e) gives 'ab' leading",
                "ab+cd(e) gives 'ab' leading",
                "a\\.b\\x2fc(\\d) gives 'a.b/c' leading",
                "(?:abc)+(\\d) gives 'abc' inside",
                "(?<key>abc)\\d gives 'abc' inside",
                "(?<!x)abc(\\d) gives 'abc' inside",
                "abc(?<!x)(\\d) gives 'abc' inside",
                "(\\d)[abc]xy gives 'xy' inside",
                "(\\d)[^a\\]bc]xy gives 'xy' inside",
            })
    void every_match_contains_a_text_that_stands_plainly_in_the_pattern(String regex, String expected) {
        RequiredLiteral literal = RequiredLiteral.of(regex);

        assertThat("'" + literal.text() + "' " + (literal.leading() ? "leading" : "inside"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc|(d)", "(abc|d)", "(?:abc)?(d?)", "(?:abc){0,3}(d?)", "(?=abc)(\\w+)", "(?!abc)(\\w+)",
                "(?i)abc(\\d)", "abc(?i)(\\d)", "(\\d)\\Qabc\\E", "(\\d)[]a]abc", "(\\d)[a&&b]abc", "(\\d)abc\\1x\\10",
                "\\u0041bc(\\d)", "\\x{41}bc(\\d)",
            })
    void nothing_is_concluded_where_a_match_may_lack_the_text_or_it_is_in_doubt(String regex) {
        assertThat(RequiredLiteral.of(regex).text()).isEmpty();
    }

    @Test
    void a_pattern_is_anchored_only_if_all_of_it_begins_at_the_line_start() {
        assertThat(RequiredLiteral.of("^(\\S+)").anchored()).isTrue();
        assertThat(RequiredLiteral.of("\\A(\\S+)").anchored()).isTrue();
        assertThat(RequiredLiteral.of("^(a)|b").anchored()).isFalse();
        assertThat(RequiredLiteral.of("^?(a)").anchored()).isFalse();
        assertThat(RequiredLiteral.of("^*(a)").anchored()).isFalse();
        assertThat(RequiredLiteral.of("(^a)").anchored()).isFalse();
        assertThat(RequiredLiteral.of("(?m)^(a)").anchored()).isFalse();
    }
}
