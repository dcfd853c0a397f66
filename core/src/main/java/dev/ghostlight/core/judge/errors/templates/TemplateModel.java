package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of messages: how often each shape was seen, and with which names.
 *
 * <p>It is a multiset: it does not depend on the order of the messages, and what two models learnt is the sum of both.
 * It keeps {@value #SHAPES_KEPT} shapes at most, those with the smallest hashes, by whose 64 bits shapes are told
 * apart. Not thread-safe.
 */
public final class TemplateModel {
    static final int SHAPES_KEPT = 131_072;

    private static final int NAMES_HELD = 16_384;

    private static final Comparator<Seen> BY_HASH = Comparator.comparingLong(Seen::hash);

    private final SeenTable shapes = new SeenTable();

    private final int kept;

    /** No shape with a larger hash is among those that are kept. */
    private long largest = Long.MAX_VALUE;

    /** Names that were seen, each where its hash says. */
    private final String[] names = new String[NAMES_HELD];

    /** Nothing was learnt yet. */
    public TemplateModel() {
        this(SHAPES_KEPT);
    }

    /** Nothing was learnt yet, and so many shapes are kept of what will be. */
    TemplateModel(int kept) {
        this.kept = kept;
        Arrays.fill(names, "");
    }

    /** How often a shape was seen, and the names at each of its places for names. */
    static final class Seen {
        private static final Names[] NONE = {};

        private final long hash;
        private final String shape;
        private Names[] names = NONE;
        private long count;

        Seen(long hash, String shape) {
            this.hash = hash;
            this.shape = shape;
        }

        long hash() {
            return hash;
        }

        Shape shape() {
            return Shape.parse(shape);
        }

        long count() {
            return count;
        }

        int places() {
            return names.length;
        }

        /** What stood at one of its places for names, counted from 0. */
        Names names(int place) {
            while (names.length <= place) {
                names = Arrays.copyOf(names, names.length + 1);
                names[names.length - 1] = new Names();
            }
            return names[place];
        }
    }

    /** Takes a message. */
    void add(Tokens tokens) {
        long hash = Shape.fineHash(tokens);
        if (hash > largest) {
            return;
        }
        Seen seen = shapes.get(hash);
        if (seen == null) {
            seen = new Seen(hash, Shape.of(tokens).toString());
            put(seen);
        }
        seen.count = Math.addExact(seen.count, 1L);
        int place = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == Tokens.NAME) {
                seen.names(place++).add(tokens, i, names);
            }
        }
    }

    /** Takes all that another model learnt. */
    public void add(TemplateModel other) {
        for (Seen theirs : other.kept()) {
            Seen seen = counted(theirs.hash, theirs.shape, theirs.count);
            for (int place = 0; seen != null && place < theirs.names.length; place++) {
                seen.names(place).add(theirs.names[place]);
            }
        }
    }

    /** What is known of a shape after it was seen so often more; null if it is not kept. */
    private @Nullable Seen counted(long hash, String shape, long count) {
        if (hash > largest) {
            return null;
        }
        Seen seen = shapes.get(hash);
        if (seen == null) {
            seen = new Seen(hash, shape);
            put(seen);
        }
        seen.count = Math.addExact(seen.count, count);
        return seen;
    }

    private void put(Seen seen) {
        shapes.put(seen);
        // What has the largest hashes is let go when there is a quarter too many, which is seldom.
        if (shapes.size() > kept + kept / 4) {
            letGo();
        }
    }

    private void letGo() {
        Seen[] sorted = shapes.all();
        Arrays.sort(sorted, BY_HASH);
        shapes.clear();
        for (int i = 0; i < kept; i++) {
            shapes.put(sorted[i]);
        }
        largest = sorted[kept - 1].hash;
    }

    /** What is kept, in the order of the hashes. */
    private Seen[] kept() {
        Seen[] sorted = shapes.all();
        Arrays.sort(sorted, BY_HASH);
        return sorted.length > kept ? Arrays.copyOf(sorted, kept) : sorted;
    }

    /** Goes over all shapes in the order of their hashes. */
    void forEach(BiConsumer<Shape, Seen> action) {
        for (Seen each : kept()) {
            action.accept(each.shape(), each);
        }
    }

    /** How many shapes it knows. */
    public int size() {
        return Math.min(shapes.size(), kept);
    }

    /**
     * All of it as text: for each shape a line with its count and its tokens, and below it a line for each of its
     * places for names. Equal models are written equally.
     */
    public String written() {
        StringBuilder text = new StringBuilder();
        for (Seen seen : kept()) {
            text.append(seen.count).append('\t').append(seen.shape).append('\n');
            for (Names names : seen.names) {
                names.forEach((name, count) ->
                        text.append('\t').append(count).append(' ').append(name));
                text.append('\n');
            }
        }
        return text.toString();
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException if that is not what {@link #written} writes
     */
    public static TemplateModel read(String text) {
        TemplateModel model = new TemplateModel();
        Map<String, String> words = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); ) {
            String[] head = lines.get(i++).split("\t", 2);
            if (head.length < 2 || head[0].isEmpty()) {
                throw new IllegalArgumentException("no shape: " + lines.get(i - 1));
            }
            Seen seen = model.counted(Shape.parse(head[1]).fineHash(), head[1], Long.parseLong(head[0]));
            for (int place = 0; i < lines.size() && isNames(lines.get(i)); place++) {
                readNames(lines.get(i++), seen == null ? new Names() : seen.names(place), words);
            }
        }
        return model;
    }

    private static boolean isNames(String line) {
        return line.isEmpty() || line.startsWith("\t");
    }

    private static void readNames(String line, Names into, Map<String, String> words) {
        for (String entry : line.split("\t", -1)) {
            int blank = entry.indexOf(' ');
            if (blank > 0) {
                String name = entry.substring(blank + 1);
                into.add(words.computeIfAbsent(name, each -> each), Long.parseLong(entry.substring(0, blank)));
            } else if (!entry.isEmpty()) {
                throw new IllegalArgumentException("no name: " + entry);
            }
        }
    }
}
