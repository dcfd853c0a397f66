package dev.ghostlight.app.report;

/** How a report is written. */
public enum Format {
    /** For a person at a terminal. */
    TEXT,
    /** The published contract, {@code docs/schema/report.schema.json}. */
    JSON,
    /** For a comment on a pull request. */
    MARKDOWN,
    /** SARIF 2.1.0, for tools that show findings beside the lines they stand on. */
    SARIF,
    /** One page that opens from disk, with charts. */
    HTML
}
