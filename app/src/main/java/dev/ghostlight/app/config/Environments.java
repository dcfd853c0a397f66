package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Checker;
import dev.ghostlight.app.config.shape.Merge;
import dev.ghostlight.app.config.shape.Shape;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;

/** Completes the environments of a file with the words that they take from each other and from the top of the file. */
final class Environments {
    /** Also bounds how long a chain of environments can be that take words from each other. */
    private static final int ENVIRONMENTS_MAX = 100;

    /** What stands at the top of the file for all environments, and may differ in one. */
    private static final List<String> FOR_ALL = List.of("rollout", "migrations");

    private final Value.Table root;
    private final SequencedMap<String, Value.Entry> written;
    private final Consumer<Problem> problems;

    Environments(Value.Table root, Consumer<Problem> problems) {
        this.root = root;
        this.problems = problems;
        this.written = table(root, "environments").map(Value.Table::entries).orElseGet(LinkedHashMap::new);
    }

    /** The complete environments, at most 100; those that cannot be completed are left out, with a problem told. */
    SequencedMap<String, Environment> all() {
        SequencedMap<String, Environment> all = new LinkedHashMap<>();
        if (written.size() > ENVIRONMENTS_MAX) {
            problems.accept(new Problem(
                    root.place().child("environments"),
                    "there are " + written.size() + " environments, more than " + ENVIRONMENTS_MAX,
                    "They were not read",
                    "Write those apart that have little in common"));
            return all;
        }
        written.forEach((name, entry) -> complete(entry, new LinkedHashSet<>())
                .map(this::withWordsForAll)
                .ifPresent(words -> {
                    if (words.has(Shape.Named.LIKE)) {
                        new Checker(problems).check(ConfigShape.environment(), words);
                    }
                    all.put(name, new Environment(name, words));
                }));
        return all;
    }

    private Optional<Value.Table> complete(Value.Entry entry, SequencedSet<String> before) {
        if (!(entry.value() instanceof Value.Table words)) {
            return Optional.empty();
        }
        before.add(entry.word().text());
        Value.Entry like = words.entries().get(Shape.Named.LIKE);
        return like != null && like.value() instanceof Value.Text base
                ? completeFrom(base, words, before)
                : Optional.of(words);
    }

    private Optional<Value.Table> completeFrom(Value.Text base, Value.Table words, SequencedSet<String> before) {
        Value.Entry other = written.get(base.text());
        if (other == null) {
            problems.accept(new Problem(
                    base.place(),
                    "there is no environment " + Visible.quoted(base.text()),
                    "There are no words to take",
                    DidYouMean.nearest(base.text(), written.keySet())
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Write one of " + String.join(", ", written.keySet()))));
            return Optional.empty();
        }
        if (before.contains(base.text())) {
            problems.accept(new Problem(
                    base.place(),
                    "like: goes in a circle, from " + base.text() + " back to it",
                    "None of these environments has words to begin with",
                    "Remove like: from one of them"));
            return Optional.empty();
        }
        return complete(other, before).map(below -> over(below, words));
    }

    private static Value.Table over(Value.Table below, Value.Table words) {
        return Merge.of(ConfigShape.environment(), below, words) instanceof Value.Table merged ? merged : words;
    }

    private Value.Table withWordsForAll(Value.Table words) {
        Value.Table all = words;
        for (String word : FOR_ALL) {
            all = withTop(all, word);
        }
        return all;
    }

    /** The words with those at the top of the file below their own; they must be complete only now. */
    private Value.Table withTop(Value.Table words, String word) {
        Value.Entry top = root.entries().get(word);
        Value.Entry own = words.entries().get(word);
        Shape shape = ConfigShape.word(word).shape();
        Value.Entry merged = top == null || own == null ? (own == null ? top : own) : over(shape, top, own);
        if (merged == null) {
            return words;
        }
        new Checker(problems).check(shape, merged.value());
        SequencedMap<String, Value.Entry> all = new LinkedHashMap<>(words.entries());
        all.put(word, merged);
        return new Value.Table(words.place(), all);
    }

    private static Value.Entry over(Shape shape, Value.Entry below, Value.Entry own) {
        return new Value.Entry(own.word(), Merge.of(shape, below.value(), own.value()), own.comments());
    }

    private static Optional<Value.Table> table(Value.Table table, String word) {
        Value.Entry entry = table.entries().get(word);
        return entry != null && entry.value() instanceof Value.Table inner ? Optional.of(inner) : Optional.empty();
    }
}
