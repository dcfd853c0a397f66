package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.judge.SignatureTimeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Draws an outline as one page that needs nothing else: it opens from disk, loads nothing, and without JavaScript only
 * the curves are missing.
 */
final class HtmlReport {
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    /** The report as a page. */
    static String of(Report report) {
        return new HtmlReport().draw(Outlines.of(report), JsonReport.of(report));
    }

    private String draw(Outline outline, String json) {
        String style = resource("report.css");
        String charts = resource(CHARTS);
        String script = resource("report.js");
        String verdict = Phrases.word(outline.verdict());
        String headline = HtmlText.escape(outline.headline());
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy(style, charts, script))
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(headline)
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n<header class=\"")
                .append(verdict)
                .append("\"><h1>")
                .append(outline.word().toUpperCase(Locale.ROOT))
                .append("</h1><p>")
                .append(headline)
                .append("</p></header>\n");
        outline.sections().forEach(this::section);
        // In JSON "<" stands only in texts, where this is the same character; so no text can end the element.
        out.append("</main>\n<script type=\"application/json\" id=\"report\">")
                .append(json.strip().replace("<", "\\u003c"))
                .append("</script>\n<script>")
                .append(charts)
                .append("</script>\n<script>")
                .append(script)
                .append("</script>\n</body>\n</html>\n");
        return out.toString();
    }

    /** Only these very texts may run or style; whatever else gets into the page cannot, nor can it send anything. */
    private static String policy(String style, String charts, String script) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + source(style) + "; script-src "
                + source(charts) + " " + source(script);
    }

    private static String source(String text) {
        return "'sha256-" + Digest.base64(text) + "'";
    }

    private void section(Section section) {
        out.append("<section>\n<h2>").append(HtmlText.escape(section.title())).append("</h2>\n");
        section.blocks().forEach(this::draw);
        out.append("</section>\n");
    }

    private void draw(Block block) {
        switch (block) {
            case Block.Paragraph(String text) ->
                out.append("<p>").append(HtmlText.escape(text)).append("</p>\n");
            case Block.Script(String text) ->
                out.append("<pre><code>").append(HtmlText.escape(text)).append("</code></pre>\n");
            case Block.Fields(List<Field> fields) -> fields(fields);
            case Block.Table table -> table(table);
            case Block.Card card -> card(card);
            case Block.StoreNumbers store -> {
                out.append("<h3>")
                        .append(HtmlText.escape(store.load().store().name()))
                        .append("</h3>\n");
                fields(store.fields());
            }
            case Block.LoadChart(TimeAxis time) ->
                out.append("<figure id=\"load\" data-end=\"")
                        .append(time.endSeconds())
                        .append("\" data-knee=\"")
                        .append(time.kneeSeconds())
                        .append("\" hidden></figure>\n<noscript><p>The curves need JavaScript; the numbers are below.")
                        .append("</p></noscript>\n");
            case Block.LockChart(List<LockBar> bars) ->
                out.append("<figure>").append(LockDrawing.of(bars)).append("</figure>\n");
            case Block.SignatureChart(List<SignatureTimeline> timelines, long changedAtMillis) ->
                out.append("<figure>")
                        .append(JudgeDrawing.of(timelines, changedAtMillis))
                        .append("<figcaption>")
                        .append(JudgeDrawing.LEGEND)
                        .append("</figcaption></figure>\n");
            case Block.ScheduleChart(List<Lane> lanes) ->
                out.append("<figure>").append(ScheduleDrawing.of(lanes)).append("</figure>\n");
        }
    }

    private void fields(List<Field> fields) {
        out.append("<dl>\n");
        for (Field field : fields) {
            out.append("<dt>")
                    .append(HtmlText.escape(field.label()))
                    .append("</dt><dd>")
                    .append(HtmlText.escape(field.value()))
                    .append("</dd>\n");
        }
        out.append("</dl>\n");
    }

    private void table(Block.Table table) {
        out.append("<div class=\"wide\"><table>\n<thead>");
        row(table.header(), "th");
        out.append("</thead>\n<tbody>\n");
        table.rows().forEach(cells -> row(cells, "td"));
        out.append("</tbody>\n</table></div>\n");
    }

    private void row(List<String> cells, String tag) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append('<').append(tag).append('>').append(HtmlText.escape(cell));
            out.append("</").append(tag).append('>');
        }
        out.append("</tr>\n");
    }

    private void card(Block.Card card) {
        String severity = Phrases.word(card.severity());
        out.append("<article class=\"")
                .append(severity)
                .append("\"><h3><span>")
                .append(severity)
                .append("</span> ")
                .append(HtmlText.escape(card.hazard()))
                .append("</h3>\n<p class=\"where\">")
                .append(HtmlText.escape(card.where()))
                .append("</p>\n");
        fields(card.fields());
        out.append("</article>\n");
    }

    /** A text that ships with the program. */
    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
