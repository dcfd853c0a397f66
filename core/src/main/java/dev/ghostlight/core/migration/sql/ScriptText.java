package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a script, its placeholders replaced where someone gave values, that still knows where in the file each
 * character stood. Thread-safe.
 */
public final class ScriptText {
    private final String file;
    private final String original;
    private final String text;
    private final int[] lineStarts;
    private final List<Replaced> replaced;
    private final List<ScriptProblem> problems;

    /** A placeholder in the file, and what stands in its stead in the text. */
    private record Replaced(int originalStart, int originalEnd, int start, int end) {}

    private ScriptText(
            String file, String original, String text, List<Replaced> replaced, List<ScriptProblem> problems) {
        this.file = file;
        this.original = original;
        this.text = text;
        this.lineStarts = lineStarts(original);
        this.replaced = List.copyOf(replaced);
        this.problems = List.copyOf(problems);
    }

    /** A text whose placeholders, if it has any, stay as they are. */
    public static ScriptText of(String file, String text) {
        return new ScriptText(file, text, text, List.of(), List.of());
    }

    /**
     * A text with each {@code ${name}} replaced by its value, wherever it stands, also in comments and strings; those
     * without a value stay, and are problems.
     */
    public static ScriptText of(String file, String original, Map<String, String> values) {
        ScriptText plain = of(file, original);
        StringBuilder text = new StringBuilder(original.length());
        List<Replaced> replaced = new ArrayList<>();
        List<ScriptProblem> problems = new ArrayList<>();
        int copied = 0;
        int start = original.indexOf("${");
        while (start >= 0) {
            int end = original.indexOf('}', start) + 1;
            if (end == 0) {
                break;
            }
            String name = original.substring(start + 2, end - 1);
            Optional<String> value = Optional.ofNullable(values.get(name));
            if (value.isPresent()) {
                text.append(original, copied, start);
                replaced.add(new Replaced(
                        start, end, text.length(), text.length() + value.get().length()));
                text.append(value.get());
                copied = end;
            } else {
                problems.add(plain.withoutValue(start, name));
            }
            start = original.indexOf("${", end);
        }
        text.append(original, copied, original.length());
        return new ScriptText(file, original, text.toString(), replaced, problems);
    }

    /** The file, as the user knows it. */
    public String file() {
        return file;
    }

    /** The text, with the values of its placeholders. */
    public String text() {
        return text;
    }

    /** Placeholders that have no value. */
    public List<ScriptProblem> problems() {
        return problems;
    }

    /** Where a character of the text stands in the file; lines end with LF, CR or CRLF. */
    public Place place(int offset) {
        int position = originalOffset(offset);
        int found = Arrays.binarySearch(lineStarts, position);
        int line = found >= 0 ? found : -found - 2;
        int lineStart = lineStarts[line];
        boolean hasMark = lineStart == 0 && position > 0 && original.charAt(0) == '\ufeff';
        int column = position - lineStart + (hasMark ? 0 : 1);
        return new Place(file, "", line + 1, column);
    }

    private int originalOffset(int offset) {
        int low = 0;
        int high = replaced.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (replaced.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return offset;
        }
        Replaced before = replaced.get(low - 1);
        return offset < before.end() ? before.originalStart() : before.originalEnd() + offset - before.end();
    }

    private ScriptProblem withoutValue(int start, String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
        return new ScriptProblem(
                place(start),
                "the placeholder '${" + shown + "}' has no value",
                "The statement that it stands in is not known",
                "Give its value under placeholders, as the runner gets it");
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean ends =
                    character == '\n' || (character == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lines);
                }
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }
}
