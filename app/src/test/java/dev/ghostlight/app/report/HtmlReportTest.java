package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"report\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void the_page_has_exactly_its_own_scripts_and_they_are_the_ones_it_allows(String name, Report report) {
        String page = Written.as(Format.HTML, report);
        List<String> allowed = ELEMENT.matcher(page)
                .results()
                .map(element -> "'sha256-" + Digest.base64(element.group(2)) + "'")
                .toList();

        assertThat(page.split("<script", -1)).as(name).hasSize(4);
        assertThat(page.split("</script", -1)).as(name).hasSize(4);
        assertThat(allowed).hasSize(3).allSatisfy(hash -> assertThat(page).contains(hash));
        assertThat(page).contains("content=\"default-src 'none'; ").doesNotContain("unsafe");
    }

    @ParameterizedTest
    @MethodSource("dev.ghostlight.app.report.Written#samples")
    void the_page_carries_the_report_whole(String name, Report report) {
        String data = DATA.matcher(Written.as(Format.HTML, report))
                .results()
                .map(MatchResult::group)
                .map(element -> element.replaceAll("^<[^>]*>|</script>$", ""))
                .findFirst()
                .orElseThrow();

        assertThat(Written.json(data)).as(name).isEqualTo(Written.json(Written.as(Format.JSON, report)));
    }

    @Test
    void no_text_becomes_an_element() {
        String page = Written.as(Format.HTML, Samples.hostile("</script><img src=x onerror=alert(1)>\"'"));

        assertThat(page)
                .doesNotContain("<img")
                .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;");
    }

    @Test
    void verdict_findings_and_schedule_stand_in_the_page_without_its_scripts() {
        String page =
                ELEMENT.matcher(Written.as(Format.HTML, Samples.stickers())).replaceAll("");

        assertThat(page)
                .contains(
                        "<h1>DANGER</h1>",
                        "cold-cache-overload",
                        "stays above it for 43 s",
                        "Start the nodes by the schedule below",
                        "<svg class=\"schedule\"");
    }

    @Test
    void the_locks_of_a_migration_are_bars() {
        String page = Written.as(Format.HTML, Samples.named("big-table"));

        assertThat(page)
                .contains(
                        "<rect class=\"waits\"",
                        "<rect class=\"blocked\"",
                        "<rect class=\"unwritable\"",
                        "held: 17 m 10 s");
    }

    @Test
    void nothing_is_loaded_from_elsewhere() {
        String page =
                ELEMENT.matcher(Written.as(Format.HTML, Samples.stickers())).replaceAll("");

        assertThat(page).doesNotContain(" src=", " href=", "http:", "https:", "url(");
    }

    @Test
    void many_nodes_are_condensed() {
        String page = Written.as(Format.HTML, Samples.huge());

        assertThat(page.split("<rect ", -1)).hasSize(401);
        assertThat(page).contains("nodes 1 to 50: 0 s");
    }
}
