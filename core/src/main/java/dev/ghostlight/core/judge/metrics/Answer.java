package dev.ghostlight.core.judge.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what was found of one metric, in words. Immutable. */
final class Answer {
    private final MetricQuestion question;
    private final MetricSetting setting;
    private final Fleet fleet;

    Answer(MetricQuestion question, MetricSetting setting, Fleet fleet) {
        this.question = question;
        this.setting = setting;
        this.fleet = fleet;
    }

    JudgedMetric proven(MetricClass outcome, Compared compared, boolean isMore, Comparison comparison) {
        MetricNumbers numbers = compared.numbers();
        String why = name() + " is " + times(numbers, isMore) + " on " + nodes() + since(compared) + ": "
                + number(numbers.after()) + " there" + against(numbers) + ". A false alarm of this kind is seen in at"
                + " most " + number(100 / numbers.threshold()) + " of 100 calm changes";
        return answer(outcome, compared, compared.onset(), why, comparison.assumptions());
    }

    private static String times(MetricNumbers numbers, boolean isMore) {
        String direction = isMore ? "higher" : "lower";
        if (Double.isNaN(numbers.ratio()) || Double.isInfinite(numbers.ratio())) {
            return direction + " than it ever was elsewhere";
        }
        String interval = Double.isNaN(numbers.ratioLow())
                ? ""
                : " (" + number(numbers.ratioLow()) + " to " + number(numbers.ratioHigh()) + ")";
        return direction + ", " + number(numbers.ratio()) + " times as much as without the change" + interval + ",";
    }

    private static String against(MetricNumbers numbers) {
        StringBuilder text = new StringBuilder();
        if (!Double.isNaN(numbers.before())) {
            text.append(", ").append(number(numbers.before())).append(" before");
        }
        if (!Double.isNaN(numbers.others())) {
            text.append(", ").append(number(numbers.others())).append(" on nodes that were not changed");
        }
        return text.toString();
    }

    private String since(Compared compared) {
        long seconds = (fleet.from() - fleet.table().change() + compared.onset())
                * fleet.table().stepMillis()
                / 1000;
        return seconds == 0 ? " since the change" : " since about " + span(1000 * seconds) + " after the change";
    }

    JudgedMetric stoppedCounting(Compared compared, Comparison comparison) {
        String why = name() + " counts nothing more on " + nodes() + since(compared) + against(compared.numbers());
        return answer(MetricClass.STOPPED, compared, compared.onset(), why, comparison.assumptions());
    }

    JudgedMetric stopped(int interval) {
        long since = fleet.table().startMillis(interval);
        String why = name() + " has no points any more from " + nodes() + " since "
                + span(since - question.changedAtMillis()) + " after the change; it had them before, and other nodes"
                + " still give theirs";
        return new JudgedMetric(
                question.metric(),
                MetricClass.STOPPED,
                MetricNumbers.none(setting.threshold()),
                since,
                fleet.table().startMillis(fleet.table().intervals()),
                0,
                why,
                List.of());
    }

    JudgedMetric noData() {
        String why = fleet.watched() <= 0
                ? name() + " has no complete interval after the start of " + nodes() + " yet; one is "
                        + span(fleet.table().stepMillis()) + " long"
                : name() + " has no point from " + nodes() + " after the change; that says nothing, least of all that"
                        + " all is well";
        return bare(MetricClass.NO_DATA, fleet.table().stepMillis(), why);
    }

    JudgedMetric onlyOnChanged() {
        String why = name() + " is on " + nodes() + " only: nothing before the change, and no other node has it";
        return bare(MetricClass.ONLY_ON_CHANGED, Long.MAX_VALUE, why);
    }

    JudgedMetric tooLittle(int historyMin, int othersMin) {
        String why = name() + " cannot be judged: there are " + fleet.history(fleet.changed())
                + " intervals of it before the change on " + nodes() + ", where " + historyMin
                + " are needed, and " + fleet.seen(fleet.controls()) + " after it on other nodes, where " + othersMin
                + " are";
        return bare(MetricClass.NOT_ENOUGH, Long.MAX_VALUE, why);
    }

    JudgedMetric everywhere(Compared compared, Comparison comparison) {
        String why = name() + " differs from before on " + nodes() + ", and so it does on nodes that were not changed;"
                + " it is not proven that the change did it";
        return answer(MetricClass.NOT_ENOUGH, compared, -1, why, comparison.assumptions());
    }

    JudgedMetric noChange(Compared compared, Comparison comparison) {
        double visible = compared.numbers().visibleRatio();
        String size = Double.isInfinite(visible)
                ? "; nothing was counted on " + nodes()
                : "; one of " + number(visible) + " times would have been";
        return answer(
                MetricClass.NO_CHANGE_SEEN,
                compared,
                -1,
                name() + ": no change was seen" + size,
                comparison.assumptions());
    }

    JudgedMetric notEnough(Compared compared, Comparison comparison) {
        List<String> missing = new ArrayList<>();
        double visible = compared.numbers().visibleRatio();
        missing.add(name() + ": there is no proof (evidence "
                + number(compared.numbers().eValue()) + " of "
                + number(compared.numbers().threshold()) + " needed)");
        missing.add(
                Double.isInfinite(visible)
                        ? "no change of any size could have been proven by now"
                        : "only one of " + number(visible) + " times would have been proven by now");
        missing.add(
                compared.neededIntervals() == Compared.NEVER
                        ? "with what there is before the change and beside it, one of " + number(setting.wantedRatio())
                                + " times cannot be proven by waiting"
                        : "one of " + number(setting.wantedRatio()) + " times takes about "
                                + span(compared.neededIntervals()
                                        * fleet.table().stepMillis()) + " more");
        return answer(MetricClass.NOT_ENOUGH, compared, -1, String.join("; ", missing), comparison.assumptions());
    }

    JudgedMetric noOccasion(String followed, String occasions, double seen, int needed) {
        String why = followed + ": there were " + number(seen) + " " + occasions + " on " + nodes()
                + " after the change, so that no " + followed + " need have come; " + needed
                + " are needed before that says anything";
        return bare(MetricClass.NOT_ENOUGH, Long.MAX_VALUE, why);
    }

    JudgedMetric tooFewBeats(int seen, int needed) {
        String why = name() + ": " + seen + " gaps between its points are known from before the change, and " + needed
                + " are needed to know how long one may be";
        return bare(MetricClass.NOT_ENOUGH, Long.MAX_VALUE, why);
    }

    JudgedMetric beats(double gapMillis, double longestMillis, long neededMillis) {
        String why = name() + " came " + span((long) gapMillis) + " ago on " + nodes()
                + "; before the change it was up to " + span((long) longestMillis) + " late";
        return bare(neededMillis > 0 ? MetricClass.NOT_ENOUGH : MetricClass.NO_CHANGE_SEEN, neededMillis, why);
    }

    JudgedMetric beatStopped(NodePoints silent, double gapMillis, double longestMillis, double usual, boolean isAlone) {
        long since = question.untilMillis() - (long) gapMillis;
        String why = name() + " has not come from " + silent.node() + " for " + span((long) gapMillis)
                + "; before the change it came every " + span((long) usual) + ", and never later than after "
                + span((long) longestMillis) + (isAlone ? "" : "; from nodes that were not changed it still comes");
        return new JudgedMetric(
                question.metric(),
                MetricClass.STOPPED,
                MetricNumbers.none(setting.threshold()),
                since,
                question.untilMillis(),
                0,
                why,
                isAlone ? List.of("No unchanged node can be compared with") : List.of());
    }

    JudgedMetric beatStoppedEverywhere(double gapMillis) {
        String why = name() + " has not come from " + nodes() + " for " + span((long) gapMillis)
                + ", and from no other node either; what reads it may have stopped";
        return bare(MetricClass.NO_DATA, 0, why);
    }

    private JudgedMetric answer(
            MetricClass outcome, Compared compared, int onset, String why, List<String> assumptions) {
        long needed = compared.neededIntervals() == Compared.NEVER
                ? Long.MAX_VALUE
                : compared.neededIntervals() * fleet.table().stepMillis();
        boolean isProof = onset >= 0;
        return new JudgedMetric(
                question.metric(),
                outcome,
                compared.numbers(),
                isProof ? fleet.table().startMillis(fleet.from() + onset) : JudgedMetric.NO_TIME,
                isProof ? fleet.table().startMillis(fleet.from() + compared.proven() + 1) : JudgedMetric.NO_TIME,
                isProof ? 0 : needed,
                why,
                assumptions);
    }

    private JudgedMetric bare(MetricClass outcome, long neededMillis, String why) {
        return new JudgedMetric(
                question.metric(),
                outcome,
                MetricNumbers.none(setting.threshold()),
                JudgedMetric.NO_TIME,
                JudgedMetric.NO_TIME,
                neededMillis,
                why,
                List.of());
    }

    private String name() {
        return question.metric().name();
    }

    private String nodes() {
        List<String> names = question.changed().stream().sorted().toList();
        return names.size() <= 3
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 2)) + " and " + (names.size() - 2) + " more changed nodes";
    }

    /** To three digits; whole from a thousand on. */
    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return "any";
        }
        if (Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    private static String span(long millis) {
        Duration time = Duration.ofMillis(millis);
        return time.toMinutes() >= 180
                ? time.toHours() + " h"
                : time.toSeconds() >= 180 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
