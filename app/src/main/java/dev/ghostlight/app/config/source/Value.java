package dev.ghostlight.app.config.source;

import dev.ghostlight.core.model.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** A value of a YAML file, with its place: the position of the word it belongs to. */
public sealed interface Value {
    /** Where it stands. */
    Place place();

    /**
     * A scalar, as it is written.
     *
     * @param place where it stands
     * @param text its characters
     * @param plain whether it stands without quotes
     */
    record Text(Place place, String text, boolean plain) implements Value {
        private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
        private static final Pattern NO_TEXT = Pattern.compile(
                "(?i)true|false|yes|no|on|off|y|n|~|null||[-+]?(0[xo])?[0-9][0-9a-f_]*|[-+]?[0-9]*\\.[0-9]*(e[-+]?[0-9]+)?|[-+]?\\.(inf|nan)");

        /** Whether nothing is written. */
        public boolean isNothing() {
            return plain && NOTHING.matcher(text).matches();
        }

        /** Whether a YAML reader, of version 1.1 or 1.2, takes it for something else than text. */
        public boolean isAmbiguous() {
            // Longer words are none of these, and the matcher's stack would not hold a huge one.
            return plain && text.length() <= 100 && NO_TEXT.matcher(text).matches();
        }
    }

    /** A list. */
    record Sequence(Place place, List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * Words with their values, in the order of the file.
     *
     * @param place where it stands
     * @param entries the words
     */
    record Table(Place place, SequencedMap<String, Entry> entries) implements Value {
        public Table {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        /** Whether a word is given. */
        public boolean has(String word) {
            return entries.containsKey(word);
        }
    }

    /**
     * A word of a table.
     *
     * @param word the word as it is written
     * @param value its value
     * @param comments the comment lines directly above it, without their {@code #}; only if they were asked for
     */
    record Entry(Text word, Value value, List<String> comments) {
        public Entry {
            comments = List.copyOf(comments);
        }
    }
}
