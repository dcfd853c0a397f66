package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws an outline as a comment on a pull request. */
final class MarkdownReport {
    private static final int CHART_COLUMNS = 80;
    private static final Pattern FENCE = Pattern.compile("`+");
    private static final String CLOSE = "</details>\n\n";

    private final MarkdownPage page = new MarkdownPage();

    private MarkdownReport() {}

    /** The report as GitHub-flavoured Markdown, shorter than 65,000 bytes. */
    static String of(Report report) {
        return new MarkdownReport().draw(Outlines.of(report));
    }

    private String draw(Outline outline) {
        page.add(
                "## ",
                outline.word().toUpperCase(Locale.ROOT),
                "\n\n",
                MarkdownText.escape(outline.headline()),
                "\n\n");
        for (Section section : outline.sections()) {
            page.part();
            page.add("### ", MarkdownText.escape(section.title()), "\n\n");
            Block before = new Block.Paragraph("");
            for (Block block : section.blocks()) {
                if (before instanceof Block.Fields && block instanceof Block.Fields) {
                    // Without it, two lists would become one.
                    page.add("---\n\n");
                }
                draw(block);
                before = block;
            }
        }
        return page.close();
    }

    private void draw(Block block) {
        switch (block) {
            case Block.Paragraph(String text) -> page.add(MarkdownText.escape(text), "\n\n");
            case Block.Fields(List<Field> fields) -> page.add(list(fields));
            case Block.Table(List<String> header, List<List<String>> rows) ->
                page.table(header, rows.stream().map(MarkdownReport::cells).toList());
            case Block.Script(String text) -> script(text);
            case Block.Card card -> card(card);
            case Block.StoreNumbers store -> store(store);
            case Block.LockChart(List<LockBar> bars) -> locks(bars);
            case Block.LoadChart _, Block.ScheduleChart _, Block.SignatureChart _ -> {
                // Comments show no drawings; the numbers and the charts of each store say it.
            }
        }
    }

    private static List<String> cells(List<String> row) {
        return row.stream().map(MarkdownText::escape).toList();
    }

    /** A list item begins with its label, so nothing that a user wrote begins a line. */
    private static String list(List<Field> fields) {
        return fields.stream()
                        .map(field -> "- **" + MarkdownText.escape(field.label()) + ":** "
                                + MarkdownText.escape(field.value()) + "\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    private void card(Block.Card card) {
        String open = card.severity() == Severity.DANGER ? "<details open>" : "<details>";
        page.add(
                open,
                "<summary><b>",
                Phrases.word(card.severity()),
                "</b> ",
                MarkdownText.escapeInTag(card.hazard()),
                ", ",
                MarkdownText.escapeInTag(card.where()),
                "</summary>\n\n",
                list(card.fields()),
                CLOSE);
    }

    /** The fence is longer than any within. */
    private void script(String text) {
        int longest = FENCE.matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        String lines = text.lines().map(line -> Visible.of(line) + "\n").collect(Collectors.joining());
        page.add(fence, "sql\n", lines, fence, "\n\n");
    }

    private void locks(List<LockBar> bars) {
        String lines = new LockTextChart(bars, CHART_COLUMNS, false)
                .lines().stream().map(line -> line + "\n").collect(Collectors.joining());
        page.add("```text\n", lines, "```\n\n", MarkdownText.escape(LockTextChart.LEGEND), "\n\n");
    }

    private void store(Block.StoreNumbers store) {
        TextChart chart = new TextChart(store.load(), store.time(), CHART_COLUMNS);
        String lines = chart.lines(new Ink(false)).stream()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
        page.add(
                "<details><summary>Load on ",
                MarkdownText.escapeInTag(store.load().store().name()),
                "</summary>\n\n```text\n",
                lines,
                "```\n\n",
                MarkdownText.escape(chart.legend()),
                "\n\n",
                list(store.fields()),
                CLOSE);
    }
}
