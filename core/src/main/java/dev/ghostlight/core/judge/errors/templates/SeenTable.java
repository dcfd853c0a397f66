package dev.ghostlight.core.judge.errors.templates;

import dev.ghostlight.core.judge.errors.templates.TemplateModel.Seen;
import org.jspecify.annotations.Nullable;

/** What was seen of shapes by their hashes. Not thread-safe. */
final class SeenTable {
    private static final int SIZE_MIN = 256;

    private @Nullable Seen[] slots = new @Nullable Seen[SIZE_MIN];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Seen get(long hash) {
        int slot = slot(hash);
        while (true) {
            Seen there = slots[slot];
            if (there == null || there.hash() == hash) {
                return there;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
    }

    /** Puts in what is not there yet. */
    void put(Seen seen) {
        if (size * 2 >= slots.length) {
            Seen[] all = all();
            slots = new @Nullable Seen[slots.length * 2];
            for (Seen each : all) {
                insert(each);
            }
        }
        insert(seen);
        size++;
    }

    private void insert(Seen seen) {
        int slot = slot(seen.hash());
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = seen;
    }

    private int slot(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
    }

    /** All of them, in no order. */
    Seen[] all() {
        Seen[] all = new Seen[size];
        int next = 0;
        for (Seen each : slots) {
            if (each != null) {
                all[next++] = each;
            }
        }
        return all;
    }

    void clear() {
        slots = new @Nullable Seen[SIZE_MIN];
        size = 0;
    }
}
