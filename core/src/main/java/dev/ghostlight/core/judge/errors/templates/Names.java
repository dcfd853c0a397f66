package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/**
 * The names that were seen at one place of a shape, with counts: those with the smallest hashes, so that what is kept
 * is exact and does not depend on the order. Not thread-safe.
 */
final class Names {
    /** More of them change no decision. */
    static final int KEPT = 16;

    private static final long[] NO_NUMBERS = {};
    private static final String[] NO_TEXTS = {};

    /** Those of a place that is for no name: nothing is added to them. */
    static final Names NONE = new Names();

    private static final int GROWTH = 2;

    /** By hash and then by text, both rising. */
    private long[] hashes = NO_NUMBERS;

    private String[] texts = NO_TEXTS;
    private long[] counts = NO_NUMBERS;
    private int size;

    void add(String name, long count) {
        add(name, Hashes.of(name), count);
    }

    private void add(String name, long hash, long count) {
        int place = place(hash);
        while (place < size && hashes[place] == hash && texts[place].compareTo(name) < 0) {
            place++;
        }
        if (place < size && hashes[place] == hash && texts[place].equals(name)) {
            counts[place] = Math.addExact(counts[place], count);
        } else if (place < KEPT) {
            insert(place, name, hash, count);
        }
    }

    /**
     * Adds the name that is a token, once.
     *
     * @param held names that are held already, each where its hash says, so that few are held twice
     */
    void add(Tokens tokens, int index, String[] held) {
        long hash = tokens.hash(index);
        if (size == KEPT && hash > hashes[KEPT - 1]) {
            return;
        }
        int place = place(hash);
        boolean isThere = place < size && hashes[place] == hash && tokens.is(index, texts[place]);
        if (isThere) {
            counts[place] = Math.addExact(counts[place], 1);
        } else {
            int slot = (int) (hash & (held.length - 1));
            if (!tokens.is(index, held[slot])) {
                held[slot] = tokens.text(index);
            }
            add(held[slot], hash, 1);
        }
    }

    /** The first place whose hash is not smaller. */
    private int place(long hash) {
        int place = 0;
        while (place < size && hashes[place] < hash) {
            place++;
        }
        return place;
    }

    private void insert(int place, String name, long hash, long count) {
        if (size == hashes.length && size < KEPT) {
            int room = Math.min(KEPT, Math.max(1, size * GROWTH));
            hashes = Arrays.copyOf(hashes, room);
            texts = Arrays.copyOf(texts, room);
            counts = Arrays.copyOf(counts, room);
        }
        int moved = (size < KEPT ? size : KEPT - 1) - place;
        System.arraycopy(hashes, place, hashes, place + 1, moved);
        System.arraycopy(texts, place, texts, place + 1, moved);
        System.arraycopy(counts, place, counts, place + 1, moved);
        hashes[place] = hash;
        texts[place] = name;
        counts[place] = count;
        size = Math.min(size + 1, KEPT);
    }

    void add(Names other) {
        for (int i = 0; i < other.size; i++) {
            add(other.texts[i], other.hashes[i], other.counts[i]);
        }
    }

    /** Both together, as a new one where both have any. */
    Names plus(Names other) {
        if (size == 0 || other.size == 0) {
            return size == 0 ? other : this;
        }
        Names sum = new Names();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    /** Goes over the names and how often each was seen, in the order of their hashes. */
    void forEach(ObjLongConsumer<String> action) {
        for (int i = 0; i < size; i++) {
            action.accept(texts[i], counts[i]);
        }
    }
}
