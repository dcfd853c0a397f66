package dev.ghostlight.core.judge;

import java.util.List;

/** Every hazard that the judge can find. */
public final class JudgeHazards {
    /** All of them, in the order of the documentation. */
    public static final List<JudgeHazard> ALL = List.of(
            new MarkedSignature(),
            new NewError(),
            new MoreErrors(),
            new MetricWorse(),
            new WentSilent(),
            new NotEnoughSeen());

    private JudgeHazards() {}
}
