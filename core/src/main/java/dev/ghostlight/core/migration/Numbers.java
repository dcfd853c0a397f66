package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.model.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Collects the numbers behind a finding; leaves out those that nobody can tell. Not thread-safe. */
final class Numbers {
    private final List<Evidence> numbers = new ArrayList<>();

    /** A number by its name, and as {@code most} the end that is hardly passed. */
    Numbers with(String name, Estimate estimate) {
        with(name, estimate.expected());
        if (estimate.high() > estimate.expected()) {
            with("most" + Character.toUpperCase(name.charAt(0)) + name.substring(1), estimate.high());
        }
        return this;
    }

    /** A number by its name. */
    Numbers with(String name, double value) {
        if (Double.isFinite(value)) {
            numbers.add(new Evidence(name, value));
        }
        return this;
    }

    /** All of them. */
    List<Evidence> all() {
        return List.copyOf(numbers);
    }
}
