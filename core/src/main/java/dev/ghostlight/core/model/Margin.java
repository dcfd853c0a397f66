package dev.ghostlight.core.model;

/** How far the forecast load must stay below a store's capacity. */
public sealed interface Margin {
    /** The mean load may reach the capacity. */
    record None() implements Margin {}

    /** The mean load and so many standard deviations of its random counts stay below the capacity. */
    record Sigmas(double sigmas) implements Margin {
        public Sigmas {
            if (!(sigmas >= 0 && sigmas <= 10)) {
                throw new IllegalArgumentException("sigmas are not between 0 and 10: " + sigmas);
            }
        }
    }

    /** The mean load stays below the capacity by this part of it. */
    record Part(double part) implements Margin {
        public Part {
            if (!(part >= 0 && part < 1)) {
                throw new IllegalArgumentException("the part is not between 0 and 1: " + part);
            }
        }
    }
}
