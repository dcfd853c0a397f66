package dev.ghostlight.core.hazards;

import dev.ghostlight.core.judge.JudgeHazards;
import dev.ghostlight.core.load.LoadHazards;
import dev.ghostlight.core.migration.MigrationHazards;
import dev.ghostlight.core.model.Hazard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of every hazard Ghostlight knows. */
public final class Hazards {
    /** Every hazard, in the order of the documentation. */
    public static final List<Hazard> ALL = Stream.<List<? extends Hazard>>of(
                    LoadHazards.ALL, MigrationHazards.ALL, JudgeHazards.ALL)
            .<Hazard>flatMap(List::stream)
            .toList();

    private Hazards() {}

    /** The hazard with this id. */
    public static Optional<Hazard> byId(String id) {
        return ALL.stream().filter(hazard -> hazard.id().equals(id)).findFirst();
    }
}
