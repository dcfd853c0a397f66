package dev.ghostlight.app.migrate;

/** Makes text from a database or a file safe to print on a terminal, on one line. */
final class Printable {
    private Printable() {}

    /** The text with blanks where it has characters that a terminal would act upon. */
    static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
