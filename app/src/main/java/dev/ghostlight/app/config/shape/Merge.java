package dev.ghostlight.app.config.shape;

import dev.ghostlight.app.config.shape.Shape.Presence;
import dev.ghostlight.app.config.source.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** Lays the words of one table over those of another. */
public final class Merge {
    private Merge() {}

    /**
     * The words of {@code base} with those of {@code over} laid over them, table by table; scalars and lists replace.
     *
     * <p>A word that excludes others replaces them too: {@code hosts} over {@code nodes} leaves {@code hosts} only.
     */
    public static Value of(Shape shape, Value base, Value over) {
        if (!(base instanceof Value.Table below && over instanceof Value.Table above)) {
            return over instanceof Value.Text text && text.isNothing() ? base : over;
        }
        return switch (shape) {
            case Shape.Words words -> words(words, below, above);
            case Shape.Named named -> named(named.item(), below, above);
            case Shape.Either(var options) ->
                options.stream()
                        .filter(Shape.Words.class::isInstance)
                        .findFirst()
                        .map(words -> of(words, base, over))
                        .orElse(over);
            case Shape.Scalar scalar -> over;
            case Shape.Choice choice -> over;
            case Shape.Sequence sequence -> over;
        };
    }

    private static Value words(Shape.Words words, Value.Table base, Value.Table over) {
        SequencedMap<String, Value.Entry> merged = new LinkedHashMap<>(base.entries());
        boolean excludes = words.presence() == Presence.EXACTLY_ONE || words.presence() == Presence.AT_MOST_ONE;
        if (excludes && words.choice().stream().anyMatch(over::has)) {
            words.choice().forEach(merged::remove);
        }
        over.entries().forEach((name, entry) -> {
            Value.Entry below = merged.get(name);
            Shape inner = words.word(name).map(Word::shape).orElse(words);
            Value value = below == null ? entry.value() : of(inner, below.value(), entry.value());
            merged.put(name, new Value.Entry(entry.word(), value, entry.comments()));
        });
        Set<String> inherited = new HashSet<>(base.entries().keySet());
        inherited.removeAll(over.entries().keySet());
        Value.Table all = new Value.Table(over.place(), merged);
        for (Word word : words.words()) {
            if (inherited.contains(word.name()) && !Presences.isWelcome(word, all)) {
                merged.remove(word.name());
            }
        }
        return new Value.Table(over.place(), merged);
    }

    private static Value named(Shape item, Value.Table base, Value.Table over) {
        SequencedMap<String, Value.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((name, entry) -> {
            Value.Entry below = merged.get(name);
            Value value = below == null ? entry.value() : of(item, below.value(), entry.value());
            merged.put(name, new Value.Entry(entry.word(), value, entry.comments()));
        });
        return new Value.Table(over.place(), merged);
    }
}
