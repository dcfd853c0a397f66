package dev.ghostlight.app.config.shape;

import java.util.List;
import java.util.Optional;

/**
 * A word of the configuration.
 *
 * @param name the word
 * @param description its comment, as one text
 * @param example its value in the reference file, if that is a scalar
 * @param shape what may be written behind it
 * @param rules when it may, or must, be there
 */
public record Word(String name, String description, Optional<String> example, Shape shape, Rules rules) {
    /**
     * When a word may, or must, be there.
     *
     * @param required whether it must
     * @param fallback what is meant when it is missing
     * @param with the words beside it of which one must be there too; empty for no such rule
     * @param needs a word beside it that must be there too
     */
    public record Rules(boolean required, Fallback fallback, List<With> with, Optional<Need> needs) {
        public Rules {
            with = List.copyOf(with);
        }

        /** The same rules, without those that ask for something more. */
        Rules optional() {
            return new Rules(false, fallback, List.of(), Optional.empty());
        }
    }

    /** What is meant when a word is missing. */
    public sealed interface Fallback {
        /** Nothing: it is unknown. */
        record None() implements Fallback {}

        /** A value that the documentation promises. */
        record Default(String text) implements Fallback {}

        /**
         * A value that reports mention as a guess.
         *
         * @param text the value
         * @param because what follows from it
         */
        record Assumed(String text, String because) implements Fallback {}
    }

    /**
     * A word that must stand beside.
     *
     * @param word the word
     * @param value the value that it must have, if only one will do
     */
    public record With(String word, Optional<String> value) {
        @Override
        public String toString() {
            return word + value.map(text -> ": " + text).orElse("");
        }
    }

    /**
     * A word that must stand beside, and how to choose it.
     *
     * @param word the word
     * @param remedy what to tell when it is missing
     */
    public record Need(String word, String remedy) {}

    /** The first sentence of the description, without its full stop. */
    public String summary() {
        int end = description.indexOf(". ");
        String sentence = end < 0 ? description : description.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
