package dev.ghostlight.core.model;

import java.util.Arrays;

/** An immutable sequence of numbers; thread-safe. */
public final class Doubles {
    private final double[] values;

    private Doubles(double[] values) {
        this.values = values;
    }

    /** A sequence of these numbers, which are copied. */
    public static Doubles of(double... values) {
        return new Doubles(values.clone());
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /**
     * The number at an index from 0.
     *
     * @throws ArrayIndexOutOfBoundsException if there is none
     */
    public double get(int index) {
        return values[index];
    }

    /** The last number of a sequence that is not empty. */
    public double last() {
        return values[values.length - 1];
    }

    /** A copy of the numbers. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Doubles that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
