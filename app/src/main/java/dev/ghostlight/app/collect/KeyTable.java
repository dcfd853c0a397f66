package dev.ghostlight.app.collect;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Popularity;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * Counts keys, which are bytes and are compared byte by byte.
 *
 * <p>An open-addressing table whose keys lie one after another in one array: no object is made per key, which matters
 * for speed and for logs of ten million keys. Not thread-safe.
 */
final class KeyTable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HOTTEST = 10;
    private static final int KEY_CHARACTERS_SHOWN = 60;
    private static final int ARRAY_LENGTH_MAX = Integer.MAX_VALUE - 8;
    private static final long BYTES_PER_ENTRY = 2L * Integer.BYTES + Long.BYTES + 2L * Integer.BYTES;

    private final long bytesMax;
    /** The number of the key plus one, or 0 where none is. Its length is a power of two. */
    private int[] slots = new int[1 << 11];

    private int size;
    private int[] hashes = new int[1 << 10];
    private long[] counts = new long[1 << 10];
    /** Where each key's bytes end; they begin where the bytes of the key before end. */
    private int[] ends = new int[1 << 10];

    private byte[] keyBytes = new byte[1 << 14];

    KeyTable(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** How many different keys were added. */
    int size() {
        return size;
    }

    /**
     * Adds to a key's count.
     *
     * @throws FullException if there is no memory for another key
     */
    void add(byte[] source, int from, int to, long count) throws FullException {
        int hash = hash(source, from, to);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int key = slots[slot] - 1; key >= 0; key = slots[slot] - 1) {
            if (hashes[key] == hash && Arrays.equals(keyBytes, start(key), ends[key], source, from, to)) {
                counts[key] += count;
                return;
            }
            slot = (slot + 1) & mask;
        }
        append(source, from, to, hash, count);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            growSlots();
        }
    }

    /**
     * Adds all keys of another table.
     *
     * @throws FullException if there is no memory for another key
     */
    void addAll(KeyTable other) throws FullException {
        for (int key = 0; key < other.size; key++) {
            add(other.keyBytes, other.start(key), other.ends[key], other.counts[key]);
        }
    }

    /** What was counted; at least one key must have been added. */
    KeyCounts counts() {
        long[] sorted = Arrays.copyOf(counts, size);
        Arrays.parallelSort(sorted);
        List<Popularity.Counted.Bin> bins = new ArrayList<>();
        for (int last = size - 1; last >= 0; ) {
            int first = last;
            while (first > 0 && sorted[first - 1] == sorted[last]) {
                first--;
            }
            bins.add(new Popularity.Counted.Bin(sorted[last], last - first + 1L));
            last = first - 1;
        }
        return new KeyCounts(
                new Popularity.Counted(bins), size, Arrays.stream(sorted).sum(), hottest());
    }

    private List<KeyCounts.HotKey> hottest() {
        // Keys of the same count are ordered by their bytes, as their order in the table is an accident.
        Comparator<Integer> hotter = Comparator.<Integer>comparingLong(key -> -counts[key])
                .thenComparing((one, other) ->
                        Arrays.compareUnsigned(keyBytes, start(one), ends[one], keyBytes, start(other), ends[other]));
        PriorityQueue<Integer> queue = new PriorityQueue<>(HOTTEST + 1, hotter.reversed());
        for (int key = 0; key < size; key++) {
            if (queue.size() < HOTTEST || hotter.compare(key, queue.element()) < 0) {
                queue.add(key);
            }
            if (queue.size() > HOTTEST) {
                queue.remove();
            }
        }
        return queue.stream()
                .sorted(hotter)
                .map(key -> new KeyCounts.HotKey(
                        Visible.ofBytes(keyBytes, start(key), ends[key], KEY_CHARACTERS_SHOWN), counts[key]))
                .toList();
    }

    private int start(int key) {
        return key == 0 ? 0 : ends[key - 1];
    }

    private void append(byte[] source, int from, int to, int hash, long count) throws FullException {
        int start = size == 0 ? 0 : ends[size - 1];
        int length = to - from;
        if (size == ends.length) {
            growEntries();
        }
        if (length > keyBytes.length - start) {
            growKeyBytes(start + (long) length);
        }
        System.arraycopy(source, from, keyBytes, start, length);
        hashes[size] = hash;
        counts[size] = count;
        ends[size] = start + length;
        size++;
    }

    private void growEntries() throws FullException {
        int length = ends.length * 2;
        requireMemory(length, keyBytes.length);
        hashes = Arrays.copyOf(hashes, length);
        counts = Arrays.copyOf(counts, length);
        ends = Arrays.copyOf(ends, length);
    }

    private void growKeyBytes(long needed) throws FullException {
        long length = Math.clamp(keyBytes.length * 2L, needed, Math.max(needed, ARRAY_LENGTH_MAX));
        requireMemory(ends.length, length);
        keyBytes = Arrays.copyOf(keyBytes, (int) length);
    }

    private void requireMemory(long entries, long keyBytesLength) throws FullException {
        if (entries > 1 << 29
                || keyBytesLength > ARRAY_LENGTH_MAX
                || entries * BYTES_PER_ENTRY + keyBytesLength > bytesMax) {
            throw new FullException(size);
        }
    }

    private void growSlots() {
        int[] grown = new int[slots.length * 2];
        int mask = grown.length - 1;
        for (int key = 0; key < size; key++) {
            int slot = hashes[key] & mask;
            while (grown[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            grown[slot] = key + 1;
        }
        slots = grown;
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | (bytes[at] & 0xff);
        }
        return (int) (mix(hash ^ rest) >>> Integer.SIZE);
    }

    /** Spreads every bit over the upper half, as the finaliser of the usual 64-bit hashes does. */
    private static long mix(long value) {
        long once = (value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
        return (once ^ once >>> 29) * 0xBF58476D1CE4E5B9L;
    }

    /** There is no memory for another key. */
    static final class FullException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int keys;

        FullException(int keys) {
            this.keys = keys;
        }

        /** What to tell the person who asked. */
        CollectException explained(String where) {
            return new CollectException(
                    where,
                    String.format(Locale.ROOT, "has more different keys than fit in memory (at key %,d)", keys),
                    "Nothing is known of their popularity",
                    "Check that the key is what the cache is asked by and not unique to each request,"
                            + " or give Java more memory with JAVA_TOOL_OPTIONS=-Xmx8g");
        }
    }
}
