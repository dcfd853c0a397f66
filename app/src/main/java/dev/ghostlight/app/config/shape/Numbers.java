package dev.ghostlight.app.config.shape;

import static java.util.stream.Collectors.joining;

import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.words.Visible;
import java.util.List;

/** Reads the number behind a text of a known shape; thread-safe. */
public final class Numbers {
    private Numbers() {}

    /**
     * The number in the unit of the shape's kind; 0 for a word, and for a kind that has no number.
     *
     * @throws UnitException if the text does not fit the shape
     */
    public static double read(Shape shape, String text) throws UnitException {
        return switch (shape) {
            case Shape.Scalar(Kind kind, var bounds) -> bounded(kind, bounds, text);
            case Shape.Either(var options) -> oneOf(options, text);
            case Shape.Choice(var words) when words.contains(text) -> 0;
            case Shape.Choice(var words) ->
                throw new UnitException(
                        Visible.quoted(text) + " is not one of " + String.join(", ", words), "Write one of these");
            case Shape.Sequence sequence -> throw noScalar(text);
            case Shape.Words words -> throw noScalar(text);
            case Shape.Named named -> throw noScalar(text);
        };
    }

    private static double bounded(Kind kind, List<Shape.Bound> bounds, String text) throws UnitException {
        double number = kind.read(text);
        if (bounds.stream().allMatch(bound -> bound.allows(number))) {
            return number;
        }
        String range = bounds.stream()
                .map(bound -> bound.side().words() + " " + bound.text())
                .collect(joining(" "));
        throw new UnitException(Visible.quoted(text) + " is out of range", "Write a " + kind.word() + " " + range);
    }

    private static double oneOf(List<Shape> options, String text) throws UnitException {
        UnitException refused = noScalar(text);
        for (Shape option : options.reversed()) {
            try {
                return read(option, text);
            } catch (UnitException e) {
                refused = e;
            }
            if (isOutOfRange(option, text)) {
                throw refused;
            }
        }
        String others = options.stream().skip(1).map(Numbers::notation).collect(joining(", or "));
        throw new UnitException(refused.what(), refused.remedy() + ", or " + others);
    }

    private static boolean isOutOfRange(Shape option, String text) {
        try {
            return option instanceof Shape.Scalar(Kind kind, var bounds)
                    && !bounds.isEmpty()
                    && Double.isFinite(kind.read(text));
        } catch (UnitException e) {
            return false;
        }
    }

    private static String notation(Shape option) {
        return switch (option) {
            case Shape.Scalar(Kind kind, var bounds) -> "a " + kind.word();
            case Shape.Choice(var words) -> String.join(", ", words);
            case Shape.Sequence sequence -> "a list";
            case Shape.Words words -> "words";
            case Shape.Named named -> "names";
            case Shape.Either(var inner) ->
                inner.stream().map(Numbers::notation).collect(joining(", or "));
        };
    }

    private static UnitException noScalar(String text) {
        return new UnitException(Visible.quoted(text) + " stands where words belong", "Write words with their values");
    }
}
