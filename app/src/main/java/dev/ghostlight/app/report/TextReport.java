package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import java.util.Locale;

/** Draws an outline for a terminal. */
final class TextReport {
    private static final int INDENT = 2;

    private final Terminal terminal;
    private final Ink ink;
    private final TextPage page;

    private TextReport(Terminal terminal) {
        this.terminal = terminal;
        this.ink = new Ink(terminal.color());
        this.page = new TextPage(terminal);
    }

    /** The report as lines that fit the terminal. */
    static String of(Report report, Terminal terminal) {
        return new TextReport(terminal).draw(Outlines.of(report));
    }

    private String draw(Outline outline) {
        String verdict = outline.word().toUpperCase(Locale.ROOT);
        page.wrapped(
                ink.of(outline.verdict(), verdict) + "  ",
                verdict.length() + 2,
                outline.headline(),
                verdict.length() + 2);
        for (Section section : outline.sections()) {
            page.gap();
            page.line(ink.title(section.title()));
            boolean isFirst = true;
            for (Block block : section.blocks()) {
                if (!isFirst && isDrawn(block)) {
                    page.gap();
                }
                draw(block);
                isFirst = false;
            }
        }
        return page.toString();
    }

    /** What only formats with finer drawings show is told by its neighbours here. */
    private static boolean isDrawn(Block block) {
        return !(block instanceof Block.LoadChart
                || block instanceof Block.ScheduleChart
                || block instanceof Block.SignatureChart);
    }

    private void draw(Block block) {
        switch (block) {
            case Block.Paragraph(String text) -> page.paragraph(text, INDENT);
            case Block.Fields(List<Field> fields) -> page.fields(fields, INDENT);
            case Block.Table(List<String> header, List<List<String>> rows) -> page.table(header, rows, INDENT);
            case Block.Script(String text) -> text.lines().forEach(line -> page.verbatim(line, INDENT));
            case Block.Card card -> card(card);
            case Block.StoreNumbers store -> store(store);
            case Block.LockChart(List<LockBar> bars) -> locks(bars);
            case Block.LoadChart _, Block.ScheduleChart _, Block.SignatureChart _ -> {
                // See isDrawn.
            }
        }
    }

    private void card(Block.Card card) {
        Severity severity = card.severity();
        String word = Phrases.word(severity);
        int head = INDENT + word.length() + 2;
        page.wrapped(" ".repeat(INDENT) + ink.of(severity, word) + "  ", head, card.hazard(), head);
        page.paragraph(card.where(), 2 * INDENT);
        page.fields(card.fields(), 2 * INDENT);
    }

    private void locks(List<LockBar> bars) {
        new LockTextChart(bars, terminal.width(), true).lines().forEach(page::line);
        page.paragraph(LockTextChart.LEGEND, INDENT);
    }

    private void store(Block.StoreNumbers store) {
        page.paragraph("Load on " + store.load().store().name(), INDENT);
        TextChart chart = new TextChart(store.load(), store.time(), terminal.width() - INDENT);
        chart.lines(ink).forEach(line -> page.line(" ".repeat(INDENT) + line));
        page.paragraph(chart.legend(), INDENT);
        page.gap();
        page.fields(store.fields(), INDENT);
    }
}
