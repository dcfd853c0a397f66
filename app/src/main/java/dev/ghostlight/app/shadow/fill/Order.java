package dev.ghostlight.app.shadow.fill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Puts tables behind those that their foreign keys lead to. */
final class Order {
    private Order() {}

    /** In a circle, keys that may be empty count for nothing; where none may be, the first table comes first. */
    static List<Table> parentsFirst(List<Table> tables) {
        List<Table> left = new ArrayList<>(tables);
        List<Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Long> waiting = new HashSet<>();
            left.forEach(table -> waiting.add(table.root()));
            List<Table> next = ready(left, waiting, (table, key) -> true);
            if (next.isEmpty()) {
                next = ready(left, waiting, Order::isRequired);
            }
            if (next.isEmpty()) {
                next = List.of(left.getFirst());
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return List.copyOf(ordered);
    }

    /** Whether a key's columns must all have values. */
    static boolean isRequired(Table table, Key key) {
        return table.columns().stream()
                .filter(column -> key.columns().contains(column.number()))
                .allMatch(Column::isRequired);
    }

    private static List<Table> ready(List<Table> left, Set<Long> waiting, BiPredicate<Table, Key> counts) {
        return left.stream()
                .filter(table -> table.keys().stream()
                        .filter(key -> counts.test(table, key))
                        .noneMatch(key -> key.parent() != table.root() && waiting.contains(key.parent())))
                .toList();
    }
}
