package dev.ghostlight.core.hazards;

import dev.ghostlight.core.model.Hazard;
import java.util.List;

/** The catalogue of every hazard Ghostlight knows. */
public final class Hazards {
    /** Every hazard, in the order of the documentation. */
    public static final List<Hazard> ALL = List.of();

    private Hazards() {}
}
