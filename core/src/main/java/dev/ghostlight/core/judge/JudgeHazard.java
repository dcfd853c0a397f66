package dev.ghostlight.core.judge;

import dev.ghostlight.core.model.Hazard;
import java.util.List;

/** A hazard that the judge finds in what is live. */
public abstract sealed class JudgeHazard implements Hazard
        permits MarkedSignature, MetricWorse, MoreErrors, NewError, NotEnoughSeen, WentSilent {
    private final String id;
    private final String title;

    JudgeHazard(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    /** Its instances in what was seen. */
    abstract List<Reason> find(Sight sight);
}
