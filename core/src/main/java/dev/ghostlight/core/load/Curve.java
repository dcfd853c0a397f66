package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Doubles;

/**
 * A load over time on a grid that is dense where the load changes.
 *
 * @param atSeconds the grid, ascending from 0; at least one point
 * @param perSecond the mean rate just after each grid point
 */
public record Curve(Doubles atSeconds, Doubles perSecond) {
    public Curve {
        if (atSeconds.size() != perSecond.size() || atSeconds.size() == 0) {
            throw new IllegalArgumentException(atSeconds.size() + " times, " + perSecond.size() + " rates");
        }
    }

    /** How many points. */
    public int size() {
        return atSeconds.size();
    }
}
