package dev.ghostlight.core.model;

/** How far the forecast load must stay below a store's capacity. */
public sealed interface Margin {
    /** The mean load may reach the capacity. */
    record None() implements Margin {}

    /**
     * The mean load and so many standard deviations of its random counts stay below the capacity, for the whole
     * rollout: the chance that any of its busy seconds exceeds the capacity is that of one count by so many sigmas,
     * which asks for more of them in each second (3 become about 4.3 where a store is busy for two minutes).
     */
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
