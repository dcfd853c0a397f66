package dev.ghostlight.core.judge.errors.templates;

/** Hashes of 64 bits. Not thread-safe while it is filled. */
final class LongSet {
    private long[] slots = new long[256];
    private int size;
    private boolean hasZero;

    void add(long value) {
        if (value == 0) {
            hasZero = true;
            return;
        }
        if (size * 2 >= slots.length) {
            long[] all = slots;
            slots = new long[all.length * 2];
            size = 0;
            for (long each : all) {
                if (each != 0) {
                    insert(each);
                }
            }
        }
        insert(value);
    }

    private void insert(long value) {
        int slot = slot(value);
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & (slots.length - 1);
        }
        size += slots[slot] == 0 ? 1 : 0;
        slots[slot] = value;
    }

    boolean contains(long value) {
        if (value == 0) {
            return hasZero;
        }
        int slot = slot(value);
        while (slots[slot] != 0) {
            if (slots[slot] == value) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    private int slot(long value) {
        return (int) (value ^ (value >>> 32)) & (slots.length - 1);
    }
}
