package dev.ghostlight.core.model;

/** A number that is known, or is not: unknown is a value of its own and never silently a default. */
public sealed interface Quantity {
    /**
     * A known number.
     *
     * @param value the number, in the unit its field names; infinite where the field allows {@code unbounded}
     */
    record Known(double value) implements Quantity {
        public Known {
            if (Double.isNaN(value) || value < 0) {
                throw new IllegalArgumentException("must be 0 or more: " + value);
            }
        }
    }

    /** A number that nobody gave. */
    record Unknown() implements Quantity {}

    /** A known number. */
    static Quantity of(double value) {
        return new Known(value);
    }

    /** A number that nobody gave. */
    static Quantity unknown() {
        return new Unknown();
    }

    /** Whether the number is known. */
    default boolean isKnown() {
        return this instanceof Known;
    }

    /** The number, or {@code assumed} where it is unknown; whoever calls this reports the assumption. */
    default double orElse(double assumed) {
        return switch (this) {
            case Known(double value) -> value;
            case Unknown() -> assumed;
        };
    }
}
