package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.metrics.MetricClass;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** There is too little to say that nothing is worse. */
final class NotEnoughSeen extends JudgeHazard {
    /** A node that writes a tenth of what the others write is not at work. */
    private static final double SHARE_MIN = 0.1;

    NotEnoughSeen() {
        super(
                "not-enough-seen",
                "Too little was seen of the new release, or of what is usual, to say that all is well.");
    }

    @Override
    List<Reason> find(Sight sight) {
        List<Reason> reasons = new ArrayList<>();
        if (sight.baseline().isEmpty() && !sight.nodes().isEmpty()) {
            reasons.add(reason(
                    sight.changedSource(),
                    "Nothing is known of the time before: not one record.",
                    "Every line of the new release would be new.",
                    "Give lines of a release that works: --baseline, or a file that 'ghostlight judge learn' wrote."));
        }
        for (int node = 0; node < sight.nodes().size(); node++) {
            if (sight.nodes().get(node).isChanged()) {
                ofNode(node, sight, reasons);
            }
        }
        tooBrief(sight, reasons);
        sight.measured()
                .unread()
                .forEach(problem -> reasons.add(reason(
                        "metrics",
                        "Metrics cannot be read: " + problem,
                        "Whether they are worse is not known.",
                        "See to it that they can be read.")));
        sight.metrics().stream()
                .filter(metric -> isUnknown(metric.judged().outcome()))
                .map(metric -> MetricSays.unknown(id(), metric))
                .forEach(reasons::add);
        return reasons;
    }

    private static boolean isUnknown(MetricClass outcome) {
        return switch (outcome) {
            case NOT_ENOUGH, NO_DATA, ONLY_ON_CHANGED -> true;
            case WORSE, BETTER, NO_CHANGE_SEEN, STOPPED -> false;
        };
    }

    private void ofNode(int node, Sight sight, List<Reason> reasons) {
        JudgedNode changed = sight.nodes().get(node);
        long records = sight.history().times().records(node, true);
        if (records == 0) {
            reasons.add(reason(
                    changed.source(),
                    changed.name() + " has written nothing since the change.",
                    "It may be down, get no requests, or write elsewhere; silence is no good sign.",
                    "See whether it runs and gets requests, and whether this is where it writes to."));
            return;
        }
        double usual = usual(sight);
        if (records < SHARE_MIN * usual) {
            reasons.add(reason(
                    changed.source(),
                    changed.name() + " has written " + Show.count((double) records)
                            + (records == 1 ? " record" : " records") + " since the change, where "
                            + Show.count(Math.rint(usual))
                            + " are usual for a node.",
                    "It does next to nothing, so that nothing can go wrong on it.",
                    "See whether it gets requests."));
        }
    }

    /** How many records the unchanged nodes wrote in that time, on average; 0 where there are too few to tell. */
    private static double usual(Sight sight) {
        NodeTimes times = sight.history().times();
        double sum = 0;
        int count = 0;
        for (int other = 0; other < sight.nodes().size(); other++) {
            long records = times.records(other, true);
            if (!sight.nodes().get(other).isChanged() && records > 0) {
                sum += records;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void tooBrief(Sight sight, List<Reason> reasons) {
        long changedAt = sight.plan().changedAtMillis();
        double wanted = sight.plan().watchSeconds();
        long last = sight.history().times().last(true);
        if (wanted == 0 || changedAt == LogLine.NO_TIME) {
            return;
        }
        double watched = last == LogLine.NO_TIME ? 0 : Math.max(0, (last - changedAt) / 1e3);
        if (watched < wanted) {
            reasons.add(reason(
                    sight.changedSource(),
                    "The new release was watched for " + Show.seconds(watched) + " of " + Show.seconds(wanted) + ".",
                    "What goes wrong later is not seen yet.",
                    "Wait " + Show.seconds(Math.ceil(wanted - watched)) + " more, or ask for less with --watch.",
                    new Evidence("watchedSeconds", watched)));
        }
    }

    private Reason reason(String where, String what, String effect, String remedy, Evidence... numbers) {
        return new Reason(
                JudgeVerdict.HOLD,
                new Finding(
                        id(),
                        Reason.severity(JudgeVerdict.HOLD),
                        Place.of(where, ""),
                        what,
                        effect,
                        remedy,
                        List.of(numbers)),
                LogLine.NO_TIME);
    }
}
