package dev.ghostlight.app.report;

import java.io.IOException;

/** Writes a report in any of its formats. */
public final class Reports {
    private Reports() {}

    /**
     * Writes the whole report, ending in a line break.
     *
     * @param report what to write
     * @param format how
     * @param terminal what the output can show; only {@link Format#TEXT} heeds it
     * @param out where to; is neither flushed nor closed
     * @throws IOException if {@code out} fails
     */
    public static void write(Report report, Format format, Terminal terminal, Appendable out) throws IOException {
        out.append(
                switch (format) {
                    case TEXT -> TextReport.of(report, terminal);
                    case JSON -> JsonReport.of(report);
                    case MARKDOWN -> MarkdownReport.of(report);
                    case SARIF -> SarifReport.of(report);
                    case HTML -> HtmlReport.of(report);
                });
    }
}
