package dev.ghostlight.app.config.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.config.shape.Shape.Words;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.SourceReader;
import dev.ghostlight.app.config.source.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shape of a configuration, as a commented example describes it.
 *
 * <p>A word is described once, at its first or best place; where the example uses it again it needs no tag. What is
 * behind {@code any name}, {@code same as} and {@code part of} is described by all its examples together. A mistake in
 * the reference file is a bug and thrown as {@link IllegalArgumentException}.
 */
public final class Reference {
    private final Map<String, Value.Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<Value>> furtherExamples = new LinkedHashMap<>();
    private final Value root;
    private final Function<String, Reference> others;

    private Reference(Value root, Function<String, Reference> others) {
        this.root = root;
        this.others = others;
        index(root);
    }

    /** The shape that a commented example describes. */
    public static Words read(String name, String text) {
        return of(name, text, other -> {
                    throw new IllegalArgumentException("there is no other reference file: " + other);
                })
                .words();
    }

    /**
     * The shape that a commented example among the class path's resources describes; it may point into others that are
     * beside the same class.
     */
    public static Words read(Class<?> beside, String resource) {
        return resource(beside, resource).words();
    }

    private static Reference resource(Class<?> beside, String resource) {
        return of(resource, text(beside, resource), other -> resource(beside, other));
    }

    private static Reference of(String name, String text, Function<String, Reference> others) {
        try {
            return new Reference(SourceReader.readWithComments(name, text), others);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Words words() {
        return words(List.of(root), new Tag(List.of("words"), List.of()));
    }

    /** The text of a resource beside a class. */
    public static String text(Class<?> beside, String resource) {
        try (var stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("the resource is missing: " + resource);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void index(Value value) {
        switch (value) {
            case Value.Text text -> {}
            case Value.Sequence sequence -> {}
            case Value.Table table -> table.entries().values().forEach(this::index);
        }
    }

    private void index(Value.Entry entry) {
        entries.put(entry.value().place().pointer(), entry);
        Tag.in(entry.comments())
                .flatMap(Tag::pointer)
                .ifPresent(pointer -> furtherExamples
                        .computeIfAbsent(pointer, key -> new ArrayList<>())
                        .add(entry.value()));
        index(entry.value());
    }

    private Words words(List<Value> examples, Tag tag) {
        Map<String, List<Value.Entry>> uses = new LinkedHashMap<>();
        for (Value example : examples) {
            if (example instanceof Value.Table table) {
                table.entries()
                        .forEach((name, entry) -> uses.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(entry));
            }
        }
        List<Word> words = new ArrayList<>();
        uses.forEach((name, entriesOfWord) -> words.add(word(name, entriesOfWord)));
        return new Words(words, tag.presence(), tag.choice());
    }

    private Word word(String name, List<Value.Entry> uses) {
        List<Value.Entry> described = uses.stream()
                .filter(entry -> Tag.in(entry.comments()).isPresent())
                .toList();
        if (described.size() != 1) {
            throw new IllegalArgumentException("the reference file describes "
                    + uses.getFirst().value().place() + " " + described.size() + " times, not once");
        }
        Value.Entry entry = described.getFirst();
        Tag tag = Tag.in(entry.comments()).orElseThrow();
        Optional<String> example =
                entry.value() instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
        List<Value> examples = uses.stream().map(Value.Entry::value).toList();
        return new Word(name, Tag.description(entry.comments()), example, shape(tag, examples), tag.rules());
    }

    private Shape shape(Tag tag, List<Value> examples) {
        List<Shape> options = tag.shapes().stream()
                .map(option -> shape(option, tag, examples))
                .toList();
        return options.size() == 1 ? options.getFirst() : new Shape.Either(options);
    }

    private Shape shape(String option, Tag tag, List<Value> examples) {
        if (tag.pointer().isPresent()) {
            Shape other = shapeAt(tag.pointer().orElseThrow());
            return tag.isPart() ? Parts.of(other) : other;
        }
        List<Value> all = withFurther(examples);
        if (option.equals("words")) {
            return words(all, tag);
        }
        if (option.startsWith("any ")) {
            return named(option.substring("any ".length()), items(all), tag);
        }
        if (option.startsWith("one of ")) {
            return new Shape.Choice(Tag.words(option.substring("one of ".length())));
        }
        if (option.startsWith("list of ")) {
            return new Shape.Sequence(Tag.scalar(option.substring("list of ".length())));
        }
        return Tag.scalar(option);
    }

    /** Names such as {@code name}, with words behind them, or {@code identifier: value}, with one value each. */
    private Shape named(String option, List<Value> items, Tag tag) {
        String[] keyAndItem = option.split(": ", 2);
        Shape item = keyAndItem.length == 2 ? Tag.scalar(keyAndItem[1]) : words(items, tag);
        return new Shape.Named(Tag.scalar(keyAndItem[0]).kind(), item, tag.says("may be like another"));
    }

    /** The shape at a pointer, in this file or, with its name and {@code #} in front, in another one beside it. */
    private Shape shapeAt(String pointer) {
        int mark = pointer.indexOf('#');
        if (mark >= 0) {
            return others.apply(pointer.substring(0, mark)).shapeAt(pointer.substring(mark + 1));
        }
        Value.Entry entry = entries.get(pointer);
        if (entry == null) {
            throw new IllegalArgumentException("the reference file points to what is not there: " + pointer);
        }
        return shape(Tag.in(entry.comments()).orElseThrow(), List.of(entry.value()));
    }

    private List<Value> withFurther(List<Value> examples) {
        List<Value> all = new ArrayList<>(examples);
        examples.forEach(example ->
                all.addAll(furtherExamples.getOrDefault(example.place().pointer(), List.of())));
        return all;
    }

    private static List<Value> items(List<Value> examples) {
        List<Value> items = new ArrayList<>();
        for (Value example : examples) {
            if (example instanceof Value.Table table) {
                table.entries().values().forEach(entry -> items.add(entry.value()));
            }
        }
        return items;
    }
}
