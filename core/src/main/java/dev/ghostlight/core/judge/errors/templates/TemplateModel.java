package dev.ghostlight.core.judge.errors.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What was learnt of messages: how often each shape was seen, and with which names.
 *
 * <p>It is a multiset: it does not depend on the order of the messages, and what two models learnt is the sum of both.
 * It keeps {@value #SHAPES_KEPT} shapes at most, those with the smallest hashes. Not thread-safe.
 */
public final class TemplateModel {
    static final int SHAPES_KEPT = 131_072;

    private static final Comparator<String> BY_HASH =
            Comparator.<String>comparingLong(Hashes::of).thenComparing(Comparator.naturalOrder());

    private final NavigableMap<String, Seen> shapes = new TreeMap<>(BY_HASH);

    /** Nothing was learnt yet. */
    public TemplateModel() {}

    /** How often a shape was seen, and the names at each of its places for names. */
    static final class Seen {
        private final List<Names> names = new ArrayList<>();
        private long count;

        long count() {
            return count;
        }

        /** What stood at one of its places for names, counted from 0. */
        Names names(int place) {
            while (names.size() <= place) {
                names.add(new Names());
            }
            return names.get(place);
        }
    }

    /** Takes a message. */
    void add(Tokens tokens) {
        add(Shape.of(tokens).toString(), 1, seen -> {
            int place = 0;
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.kind(i) == Tokens.NAME) {
                    seen.names(place++).add(tokens.text(i), 1);
                }
            }
        });
    }

    /** Takes all that another model learnt. */
    public void add(TemplateModel other) {
        other.shapes.forEach((shape, theirs) -> add(shape, theirs.count, seen -> {
            for (int place = 0; place < theirs.names.size(); place++) {
                seen.names(place).add(theirs.names.get(place));
            }
        }));
    }

    /** Takes what was written down of a shape. */
    void add(String shape, long count, Consumer<Seen> names) {
        boolean isKept = shapes.size() < SHAPES_KEPT
                || shapes.containsKey(shape)
                || BY_HASH.compare(shape, shapes.lastKey()) < 0;
        if (!isKept) {
            return;
        }
        Seen seen = shapes.computeIfAbsent(shape, _ -> new Seen());
        seen.count = Math.addExact(seen.count, count);
        names.accept(seen);
        if (shapes.size() > SHAPES_KEPT) {
            shapes.pollLastEntry();
        }
    }

    /** Goes over all shapes in the order of their hashes. */
    void forEach(BiConsumer<Shape, Seen> action) {
        shapes.forEach((shape, seen) -> action.accept(Shape.parse(shape), seen));
    }

    /** How many shapes it knows. */
    public int size() {
        return shapes.size();
    }

    /**
     * All of it as text: for each shape a line with its count and its tokens, and below it a line for each of its
     * places for names. Equal models are written equally.
     */
    public String written() {
        StringBuilder text = new StringBuilder();
        shapes.forEach((shape, seen) -> {
            text.append(seen.count).append('\t').append(shape).append('\n');
            for (Names names : seen.names) {
                names.counts()
                        .forEach((name, count) ->
                                text.append('\t').append(count).append(' ').append(name));
                text.append('\n');
            }
        });
        return text.toString();
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException if that is not what {@link #written} writes
     */
    public static TemplateModel read(String text) {
        TemplateModel model = new TemplateModel();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); ) {
            String[] head = lines.get(i++).split("\t", 2);
            if (head.length < 2 || head[0].isEmpty()) {
                throw new IllegalArgumentException("no shape: " + lines.get(i - 1));
            }
            int first = i;
            while (i < lines.size() && (lines.get(i).isEmpty() || lines.get(i).startsWith("\t"))) {
                i++;
            }
            List<String> names = lines.subList(first, i);
            model.add(head[1], Long.parseLong(head[0]), seen -> {
                for (int place = 0; place < names.size(); place++) {
                    readNames(names.get(place), seen.names(place));
                }
            });
        }
        return model;
    }

    private static void readNames(String line, Names into) {
        for (String entry : line.split("\t", -1)) {
            int blank = entry.indexOf(' ');
            if (blank > 0) {
                into.add(entry.substring(blank + 1), Long.parseLong(entry.substring(0, blank)));
            } else if (!entry.isEmpty()) {
                throw new IllegalArgumentException("no name: " + entry);
            }
        }
    }
}
