package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.words.Visible;
import java.util.ArrayList;
import java.util.List;

/** Collects lines for a terminal: wrapped, aligned, made safe to show. Not thread-safe. */
final class TextPage {
    /** Longer lines are hard to read, however wide the terminal is. */
    private static final int WIDEST_PROSE = 110;

    private static final int NARROW = 60;
    private static final String GAP = "  ";

    private final StringBuilder out = new StringBuilder();
    private final int width;
    private final Ink ink;

    TextPage(Terminal terminal) {
        this.width = Math.min(terminal.width(), WIDEST_PROSE);
        this.ink = new Ink(terminal.color());
    }

    /** A line as it is, without spaces at its end. */
    void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }

    /** An empty line. */
    void gap() {
        out.append('\n');
    }

    /** A text after a head that is already painted and takes {@code headWidth} columns; further lines are indented. */
    void wrapped(String head, int headWidth, String text, int indent) {
        List<String> words = Columns.wrap(Visible.of(text), width - Math.max(headWidth, indent));
        line(head + words.getFirst());
        words.stream().skip(1).forEach(rest -> line(" ".repeat(Math.max(headWidth, indent)) + rest));
    }

    /** Running text, indented. */
    void paragraph(String text, int indent) {
        wrapped(" ".repeat(indent), indent, text, indent);
    }

    /** A line that is copied from here, so that it is not wrapped. */
    void verbatim(String text, int indent) {
        line(" ".repeat(indent) + Visible.of(text));
    }

    /** Values behind their names; on a narrow terminal, below them. */
    void fields(List<Field> fields, int indent) {
        int labels = fields.stream()
                .mapToInt(field -> Columns.width(Visible.of(field.label())))
                .max()
                .orElse(0);
        int head = Math.min(indent + labels + GAP.length(), width / 2);
        for (Field field : fields) {
            String label = " ".repeat(indent) + Visible.of(field.label());
            if (width < NARROW || Columns.width(label) + 1 > head) {
                Columns.wrap(label.strip(), width - indent).forEach(line -> line(" ".repeat(indent) + ink.quiet(line)));
                paragraph(field.value(), indent + GAP.length());
            } else {
                wrapped(ink.quiet(Columns.padRight(label, head)), head, field.value(), head);
            }
        }
    }

    /** A table, or on a terminal too narrow for it each row as a list of values. */
    void table(List<String> header, List<List<String>> rows, int indent) {
        int[] widths = new int[header.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.width(Visible.of(row.get(i))));
            }
        }
        int needed = indent + GAP.length() * (widths.length - 1);
        for (int columns : widths) {
            needed += columns;
        }
        // The first column holds the longest texts and may wrap; the others are numbers and words.
        widths[0] -= Math.max(0, needed - width);
        if (widths[0] < Math.min(20, Columns.width(header.getFirst()))) {
            for (int i = 0; i < rows.size(); i++) {
                if (i > 0) {
                    line("");
                }
                fields(pairs(header, rows.get(i)), indent);
            }
            return;
        }
        row(header, widths, indent, true);
        rows.forEach(row -> row(row, widths, indent, false));
    }

    private static List<Field> pairs(List<String> header, List<String> row) {
        List<Field> pairs = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            pairs.add(new Field(header.get(i), row.get(i)));
        }
        return pairs;
    }

    private void row(List<String> cells, int[] widths, int indent, boolean isHeader) {
        List<String> first = Columns.wrap(Visible.of(cells.getFirst()), widths[0]);
        StringBuilder line = new StringBuilder(Columns.padRight(first.getFirst(), widths[0]));
        for (int i = 1; i < widths.length; i++) {
            line.append(GAP).append(Columns.padRight(Visible.of(cells.get(i)), widths[i]));
        }
        String text = line.toString().stripTrailing();
        line(" ".repeat(indent) + (isHeader ? ink.quiet(text) : text));
        first.stream().skip(1).forEach(rest -> line(" ".repeat(indent) + rest));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
