package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Numbers;
import dev.ghostlight.app.config.shape.Shape;
import dev.ghostlight.app.config.shape.Word;
import dev.ghostlight.app.config.shape.Word.Fallback;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of one table, read by what the reference file says of them: defaults are filled in, and assumptions noted.
 *
 * <p>The table has been checked. What does not fit its shape nevertheless ends the reading of this part with
 * {@link AlreadyReported}.
 */
final class Section {
    private final Shape.Words shape;
    private final Value.Table table;
    private final Gathered gathered;

    Section(Shape.Words shape, Value.Table table, Gathered gathered) {
        this.shape = shape;
        this.table = table;
        this.gathered = gathered;
    }

    /** Where it stands. */
    Place where() {
        return table.place();
    }

    /** Where a word stands, or would stand. */
    Place where(String word) {
        Value.Entry entry = table.entries().get(word);
        return entry == null ? where().child(word) : entry.value().place();
    }

    boolean has(String word) {
        return table.has(word);
    }

    /** Whether a word stands there with a single value. */
    boolean isText(String word) {
        Value.Entry entry = table.entries().get(word);
        return entry != null && entry.value() instanceof Value.Text text && !text.isNothing();
    }

    /**
     * The store that a word names.
     *
     * @param stores those of the environment
     * @param consequence what cannot be known where it is none of them
     */
    String store(String word, Set<String> stores, String consequence) throws AlreadyReported {
        String store = text(word);
        if (!stores.contains(store)) {
            gathered.refuse(
                    where(word),
                    "there is no store " + Visible.quoted(store) + " in this environment",
                    consequence,
                    DidYouMean.nearest(store, stores)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Write one of the stores, or add it under stores: "
                                    + (stores.isEmpty() ? "there is none yet" : String.join(", ", stores))));
            throw new AlreadyReported();
        }
        return store;
    }

    /**
     * The path that a word names.
     *
     * @param folder where a path begins that does not begin at the root
     * @param consequence what cannot be done where it is no path
     * @param remedy what to write
     */
    Path path(String word, Path folder, String consequence, String remedy) throws AlreadyReported {
        String text = text(word);
        try {
            return folder.resolve(text);
        } catch (InvalidPathException e) {
            gathered.refuse(
                    where(word),
                    Visible.quoted(text) + " is not a path on this machine: " + e.getReason(),
                    consequence,
                    remedy);
            throw new AlreadyReported();
        }
    }

    /** A word's text, or what is meant when it is missing. */
    String text(String word) throws AlreadyReported {
        return given(word).orElseThrow(AlreadyReported::new);
    }

    /** A word's regular expression. */
    Pattern pattern(String word) throws AlreadyReported {
        String text = text(word);
        read(word, text);
        return Pattern.compile(text);
    }

    /** A word's number in the unit of its kind, or what is meant when it is missing. */
    double number(String word) throws AlreadyReported {
        return read(word, text(word));
    }

    /** A word's number, which may be missing. */
    Quantity quantity(String word) throws AlreadyReported {
        Optional<String> text = given(word);
        return text.isPresent() ? Quantity.of(read(word, text.get())) : Quantity.unknown();
    }

    /** The words behind a word; none if it is missing. */
    Section section(String word) throws AlreadyReported {
        return new Section(words(word(word).shape()), table(table, word), gathered);
    }

    /** The sections behind the names behind a word; none if it is missing. */
    SequencedMap<String, Section> named(String word) throws AlreadyReported {
        if (!(word(word).shape() instanceof Shape.Named named && named.item() instanceof Shape.Words item)) {
            throw new AlreadyReported();
        }
        SequencedMap<String, Section> sections = new LinkedHashMap<>();
        Value.Table names = table(table, word);
        for (String name : names.entries().keySet()) {
            sections.put(name, new Section(item, table(names, name), gathered));
        }
        return sections;
    }

    /** The values behind the names behind a word, as they are written; none if it is missing. */
    SequencedMap<String, String> values(String word) throws AlreadyReported {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, Value.Entry> entry : table(table, word).entries().entrySet()) {
            if (!(entry.getValue().value() instanceof Value.Text text)) {
                throw new AlreadyReported();
            }
            values.put(entry.getKey(), text.text());
        }
        return values;
    }

    /** A word's text, which may be missing. */
    Optional<String> optional(String word) throws AlreadyReported {
        return given(word);
    }

    /** The items of a list; at least one. */
    List<Value.Text> items(String word) throws AlreadyReported {
        Value.Entry entry = table.entries().get(word);
        if (entry == null || !(entry.value() instanceof Value.Sequence sequence)) {
            throw new AlreadyReported();
        }
        List<Value.Text> items = new ArrayList<>();
        for (Value item : sequence.items()) {
            if (!(item instanceof Value.Text text)) {
                throw new AlreadyReported();
            }
            items.add(text);
        }
        if (items.isEmpty()) {
            throw new AlreadyReported();
        }
        return items;
    }

    /** The number of an item of a list. */
    double number(String word, Value.Text item) throws AlreadyReported {
        return word(word).shape() instanceof Shape.Sequence sequence ? read(sequence.item(), item.text()) : 0;
    }

    private Optional<String> given(String name) throws AlreadyReported {
        Value.Entry entry = table.entries().get(name);
        if (entry == null) {
            return fallback(word(name));
        }
        if (entry.value() instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        throw new AlreadyReported();
    }

    private Optional<String> fallback(Word word) {
        return switch (word.rules().fallback()) {
            case Fallback.None() -> Optional.empty();
            case Fallback.Default(String text) -> Optional.of(text);
            case Fallback.Assumed(String text, String because) -> {
                gathered.add(new Assumption(
                        where(word.name()),
                        word.summary(),
                        text + ": " + because,
                        word.name() + ": " + word.example().orElse(text)));
                yield Optional.of(text);
            }
        };
    }

    private double read(String word, String text) throws AlreadyReported {
        return read(word(word).shape(), text);
    }

    private static double read(Shape shape, String text) throws AlreadyReported {
        try {
            return Numbers.read(shape, text);
        } catch (UnitException e) {
            throw new AlreadyReported();
        }
    }

    private static Value.Table table(Value.Table table, String word) throws AlreadyReported {
        Value.Entry entry = table.entries().get(word);
        return switch (entry == null ? null : entry.value()) {
            case null -> new Value.Table(table.place().child(word), new LinkedHashMap<>());
            case Value.Table inner -> inner;
            case Value.Text text when text.isNothing() -> new Value.Table(text.place(), new LinkedHashMap<>());
            case Value.Text text -> throw new AlreadyReported();
            case Value.Sequence sequence -> throw new AlreadyReported();
        };
    }

    private Word word(String name) {
        return shape.word(name).orElseThrow(() -> new IllegalArgumentException("no such word: " + name));
    }

    private static Shape.Words words(Shape shape) throws AlreadyReported {
        return switch (shape) {
            case Shape.Words words -> words;
            case Shape.Either(var options) when options.getFirst() instanceof Shape.Words words -> words;
            case Shape.Either either -> throw new AlreadyReported();
            case Shape.Named named -> throw new AlreadyReported();
            case Shape.Scalar scalar -> throw new AlreadyReported();
            case Shape.Choice choice -> throw new AlreadyReported();
            case Shape.Sequence sequence -> throw new AlreadyReported();
        };
    }
}
