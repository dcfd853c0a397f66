package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.golden.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    @ParameterizedTest
    @ValueSource(strings = {"stickers", "none-safe", "big-table"})
    void markdown_is_what_people_agreed_to(String sample) throws IOException {
        String markdown = Written.as(Format.MARKDOWN, Samples.named(sample));

        Golden.assertMatches("report/" + sample + ".md", markdown);
    }

    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void a_comment_can_hold_every_report(String name, Report report) {
        String markdown = Written.as(Format.MARKDOWN, report);

        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).as(name).hasSizeLessThan(65_000);
        assertThat(markdown.split("<details", -1)).hasSameSizeAs(markdown.split("</details>", -1));
    }

    @Test
    void what_does_not_fit_is_counted_and_crowds_out_no_later_part() {
        String markdown = Written.as(Format.MARKDOWN, Samples.huge());

        assertThat(markdown)
                .contains("### Findings", "### Safe rollout", "### Rolling back", "### Assumptions")
                .containsPattern("too small for [0-9]+ more entries: see `--format json`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x>",
                "</details>",
                "<!--",
                "`code`",
                "| cell |",
                "[link](x)",
                "![i](x)",
                "**bold**",
                "$x$",
                "a_b_",
                "~~x~~"
            })
    void user_text_shows_as_it_is(String text) {
        String markdown = prose(Written.as(Format.MARKDOWN, Samples.hostile(text)));

        assertThat(markdown.replace("</details>", "")).contains(MarkdownText.escape(text));
        assertThat(markdown.lines().filter(line -> line.startsWith("- ") || line.startsWith("| ")))
                .noneMatch(line -> line.contains(text));
    }

    /** What stands outside of scripts; within their fences everything shows as it is. */
    private static String prose(String markdown) {
        return markdown.replaceAll("(?s)\n(`{3,})sql\n.*?\n\\1\n", "\n");
    }

    @Test
    void no_script_ends_its_own_fence() {
        String markdown = Written.as(Format.MARKDOWN, Samples.hostile("x\n````\n# Approved"));

        assertThat(markdown).containsPattern("(?s)\n`{5}sql\n.*# Approved.*\n`{5}\n");
        assertThat(prose(markdown).lines()).noneMatch(line -> line.startsWith("# Approved"));
    }

    @Test
    void nobody_is_called_and_no_issue_is_linked() {
        assertThat(prose(Written.as(Format.MARKDOWN, Samples.hostile("@team #17"))))
                .doesNotContain("@team")
                .doesNotContain("#17");
    }

    @Test
    void a_line_break_in_a_name_begins_no_heading() {
        assertThat(prose(Written.as(Format.MARKDOWN, Samples.hostile("x\n# Approved")))
                        .lines())
                .noneMatch(line -> line.contains("Approved") && line.startsWith("#"));
    }

    @Test
    void a_very_long_text_is_cut_between_characters() {
        assertThat(MarkdownText.escape("x" + "😀".repeat(5_000)))
                .hasSizeLessThan(2_010)
                .endsWith("😀 ...");
    }
}
