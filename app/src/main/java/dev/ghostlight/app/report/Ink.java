package dev.ghostlight.app.report;

import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Verdict;

/**
 * Colours text on terminals that can show it.
 *
 * @param color whether this one can
 */
record Ink(boolean color) {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";
    private static final String BOLD = "1m";
    private static final String FAINT = "2m";
    private static final String RED = "1;31m";
    private static final String YELLOW = "1;33m";
    private static final String GREEN = "1;32m";
    private static final String BLUE = "1;34m";

    /** A title. */
    String title(String text) {
        return paint(BOLD, text);
    }

    /** Something that frames what matters. */
    String quiet(String text) {
        return paint(FAINT, text);
    }

    /** Something that does harm. */
    String danger(String text) {
        return paint(RED, text);
    }

    /** A text in the colour of a severity. */
    String of(Severity severity, String text) {
        return paint(
                switch (severity) {
                    case DANGER -> RED;
                    case WARNING -> YELLOW;
                    case NOTE -> BLUE;
                },
                text);
    }

    /** A text in the colour of a verdict. */
    String of(Verdict verdict, String text) {
        return paint(
                switch (verdict) {
                    case DANGER -> RED;
                    case HOLD -> YELLOW;
                    case CLEAR -> GREEN;
                },
                text);
    }

    private String paint(String code, String text) {
        return color && !text.isEmpty() ? ESCAPE + code + text + RESET : text;
    }
}
