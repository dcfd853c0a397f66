package dev.ghostlight.core.hazards;

import dev.ghostlight.core.load.LoadHazards;
import dev.ghostlight.core.model.Hazard;
import java.util.List;
import java.util.Optional;

/** The catalogue of every hazard Ghostlight knows. */
public final class Hazards {
    /** Every hazard, in the order of the documentation. */
    public static final List<Hazard> ALL = List.copyOf(LoadHazards.ALL);

    private Hazards() {}

    /** The hazard with this id. */
    public static Optional<Hazard> byId(String id) {
        return ALL.stream().filter(hazard -> hazard.id().equals(id)).findFirst();
    }
}
