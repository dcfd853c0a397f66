package dev.ghostlight.app.config.source;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what a YAML parser stumbled over. */
final class YamlSyntax {
    private static final String CONSEQUENCE = "Nothing was read";

    private YamlSyntax() {}

    static Problem problem(Place file, String text, YamlEngineException e) {
        return switch (e) {
            case MarkedYamlEngineException marked -> marked(file, text, marked);
            case ReaderException reader -> character(file, text, reader);
            default ->
                new Problem(
                        file,
                        "the YAML cannot be read: " + Visible.quoted(String.valueOf(e.getMessage())),
                        CONSEQUENCE,
                        "Keep to YAML 1.2");
        };
    }

    private static Problem marked(Place file, String text, MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark();
        int line = mark.map(Mark::getLine).orElse(-1) + 1;
        int column = mark.map(Mark::getColumn).orElse(-1) + 1;
        Place place = new Place(file.file(), "", line, column);
        if (isTab(text, line, column)) {
            return new Problem(
                    place,
                    "a tab stands where YAML wants spaces",
                    CONSEQUENCE,
                    "Indent with spaces, two for each level");
        }
        String context = e.getContext() == null ? "" : " " + e.getContext();
        return new Problem(
                place,
                "the YAML cannot be read" + context + ": " + e.getProblem(),
                CONSEQUENCE,
                "Look at this line and the one above it: the indentation, the colon after a word, quotes and brackets");
    }

    private static boolean isTab(String text, int line, int column) {
        return text.lines()
                .skip(Math.max(0, line - 1))
                .findFirst()
                .filter(found -> column >= 1 && column <= found.length() && found.charAt(column - 1) == '\t')
                .isPresent();
    }

    private static Problem character(Place file, String text, ReaderException e) {
        int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        int column = end - before.lastIndexOf('\n');
        return new Problem(
                new Place(file.file(), "", line, column),
                String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()),
                CONSEQUENCE,
                "Remove it");
    }
}
