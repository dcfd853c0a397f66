package dev.ghostlight.app.config.shape;

import dev.ghostlight.app.config.shape.Shape.Presence;
import java.util.List;

/** Shapes of tables that change a few words of another table, and so need not be complete. */
final class Parts {
    private Parts() {}

    /** The shape of which nothing is required. */
    static Shape of(Shape shape) {
        return switch (shape) {
            case Shape.Words words -> of(words);
            case Shape.Named(Kind key, Shape item, boolean mayBeLike) -> new Shape.Named(key, of(item), mayBeLike);
            case Shape.Either(var options) ->
                new Shape.Either(options.stream().map(Parts::of).toList());
            case Shape.Scalar scalar -> scalar;
            case Shape.Choice choice -> choice;
            case Shape.Sequence sequence -> sequence;
        };
    }

    /** The words of which none is required. */
    static Shape.Words of(Shape.Words words) {
        Presence presence = switch (words.presence()) {
            case EXACTLY_ONE, AT_MOST_ONE -> Presence.AT_MOST_ONE;
            case AT_LEAST_ONE, ANY -> Presence.ANY;
        };
        return new Shape.Words(
                words.words().stream().map(Parts::of).toList(),
                presence,
                presence == Presence.ANY ? List.of() : words.choice());
    }

    private static Word of(Word word) {
        return new Word(
                word.name(),
                word.description(),
                word.example(),
                of(word.shape()),
                word.rules().optional());
    }
}
