package dev.ghostlight.core.migration;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Hazard;
import java.util.List;

/** A hazard that a migration's forecast shows. */
public interface MigrationHazard extends Hazard {
    /** Its instances in a forecast; the forecast's own findings are not read. */
    List<Finding> find(MigrationForecast forecast);
}
