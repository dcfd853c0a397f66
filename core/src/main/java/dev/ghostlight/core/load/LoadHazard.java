package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Hazard;
import java.util.List;

/** A hazard that a load forecast shows. */
public interface LoadHazard extends Hazard {
    /** Its instances in a forecast; the forecast's own findings are not read. */
    List<Finding> find(LoadForecast forecast);
}
