package dev.ghostlight.app.config;

import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Store;

/** Reads a store. */
final class StoreReader {
    private StoreReader() {}

    static Store store(String name, Section store) throws AlreadyReported {
        return new Store(
                name,
                store.where(),
                store.quantity("capacity"),
                store.number("baseline"),
                queue(store),
                store.number("answer"),
                store.quantity("timeout"),
                (int) store.number("retries"),
                store.text("late-answers").equals("fill"));
    }

    private static Quantity queue(Section store) throws AlreadyReported {
        boolean unbounded = store.has("queue") && store.text("queue").equals("unbounded");
        return unbounded ? Quantity.of(Double.POSITIVE_INFINITY) : store.quantity("queue");
    }
}
