package dev.ghostlight.app.signals;

import dev.ghostlight.app.words.Visible;

/**
 * What went wrong with a source of lines.
 *
 * @param where the file, command or address
 * @param what what is wrong with it
 * @param consequence what that means for the judgement
 * @param remedy what to do
 * @param isUnread whether nothing at all could be read there, so that a judgement lacks it; else something is only
 *     missing, or worth a note
 */
public record SourceProblem(String where, String what, String consequence, String remedy, boolean isUnread) {
    /** Nothing could be read. */
    public static SourceProblem unread(String where, String what, String remedy) {
        return new SourceProblem(where, what, "Nothing was read of it", remedy, true);
    }

    /** What was read is not all, or not as it should be. */
    public static SourceProblem partial(String where, String what, String consequence, String remedy) {
        return new SourceProblem(where, what, consequence, remedy, false);
    }

    /** All of it on one line that is safe to print on a terminal. */
    public String message() {
        return Visible.of(where + ": " + what + ". " + consequence + ". " + remedy + ".");
    }
}
