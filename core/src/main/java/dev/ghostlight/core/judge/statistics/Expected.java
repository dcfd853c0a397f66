package dev.ghostlight.core.judge.statistics;

/** How often a signature would have come on the changed nodes if nothing had changed. Stateless. */
final class Expected {
    private Expected() {}

    static double of(Watched signature, WatchedFleet fleet, Exposures exposures) {
        double[] exposed = exposures.sumUntil(exposures.size());
        CountModel model = signature.model();
        if (model == null) {
            return signature.kind() == CountKind.NO_UNCHANGED_NODES
                    ? ofEpisodes(signature, fleet, exposed)
                    : ofControls(signature, fleet, exposed);
        }
        double changed = 0;
        double controls = 0;
        double usual = 0;
        double usualControls = 0;
        for (int i = 0; i < exposed.length; i++) {
            changed += fleet.isChanged(i) ? model.rate(i) * exposed[i] : 0;
            controls += fleet.isChanged(i) ? 0 : model.rate(i) * exposed[i];
            usual += fleet.isChanged(i) ? model.rate(i) / fleet.exposure(i) / fleet.changedNodes() : 0;
            usualControls += fleet.isChanged(i) ? 0 : model.rate(i) / fleet.exposure(i) / fleet.unchangedNodes();
        }
        if (signature.kind() == CountKind.NO_UNCHANGED_NODES) {
            return changed;
        }
        // What all nodes have more of now, the changed ones would have had more of too.
        double level = (signature.controls() + 1) / (controls + 1);
        double byEffect = usual > 0 ? signature.effectFactor() * usualControls / usual : 1;
        return changed * byEffect * level;
    }

    private static double ofControls(Watched signature, WatchedFleet fleet, double[] exposed) {
        double changed = 0;
        double controls = 0;
        for (int i = 0; i < exposed.length; i++) {
            changed += fleet.isChanged(i) ? exposed[i] * fleet.exposure(i) : 0;
            controls += fleet.isChanged(i) ? 0 : exposed[i] * fleet.exposure(i);
        }
        return controls > 0 ? signature.controls() * changed / controls : 0;
    }

    private static double ofEpisodes(Watched signature, WatchedFleet fleet, double[] exposed) {
        double intervals = 0;
        for (int i = 0; i < exposed.length; i++) {
            intervals += fleet.isChanged(i) ? exposed[i] / fleet.changedNodes() : 0;
        }
        return signature.historyEpisodes() * intervals / Math.max(1, fleet.historyIntervals());
    }
}
