package dev.ghostlight.app.config.shape;

import java.util.List;
import java.util.Optional;

/** What a value may look like. */
public sealed interface Shape {
    /** A scalar of a kind, within bounds. */
    record Scalar(Kind kind, List<Bound> bounds) implements Shape {
        public Scalar {
            bounds = List.copyOf(bounds);
        }
    }

    /** One of a few fixed words. */
    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A list of scalars. */
    record Sequence(Scalar item) implements Shape {}

    /** Words, each with a shape of its own. */
    record Words(List<Word> words, Presence presence, List<String> choice) implements Shape {
        public Words {
            words = List.copyOf(words);
            choice = List.copyOf(choice);
        }

        /** The word of this name. */
        public Optional<Word> word(String name) {
            return words.stream().filter(word -> word.name().equals(name)).findFirst();
        }
    }

    /**
     * Names that the user chooses, all with the same shape behind them; at least one if the names are required.
     *
     * @param key what the names look like
     * @param item what stands behind each name
     * @param mayBeLike whether an item may take the words of another one with {@link #LIKE}
     */
    record Named(Kind key, Shape item, boolean mayBeLike) implements Shape {
        /** The word by which an item names the one that it takes its words from. */
        public static final String LIKE = "like";
    }

    /** One of several shapes of a scalar. */
    record Either(List<Shape> options) implements Shape {
        public Either {
            options = List.copyOf(options);
        }
    }

    /** Which of the words in a {@link Words#choice} must be there. */
    enum Presence {
        /** Each may be missing. */
        ANY,
        /** One of them, and no other. */
        EXACTLY_ONE,
        /** At least one of them. */
        AT_LEAST_ONE,
        /** One of them or none. */
        AT_MOST_ONE
    }

    /**
     * A bound of a number.
     *
     * @param side which side it bounds, and whether the bound itself is allowed
     * @param text the bound as it is written
     * @param value the bound as a number
     */
    record Bound(Side side, String text, double value) {
        /** Whether a number keeps to it. */
        boolean allows(double number) {
            return switch (side) {
                case FROM -> number >= value;
                case MORE_THAN -> number > value;
                case TO -> number <= value;
                case LESS_THAN -> number < value;
            };
        }
    }

    /** The side that a bound is on, by its words. */
    enum Side {
        /** The bound or more. */
        FROM("from"),
        /** More than the bound. */
        MORE_THAN("more than"),
        /** The bound or less. */
        TO("to"),
        /** Less than the bound. */
        LESS_THAN("less than");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        /** How the reference file writes it. */
        String words() {
            return words;
        }
    }
}
