package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** An error that is not known. */
final class NewError extends JudgeHazard {
    /** So many separate times are no accident. */
    private static final int EPISODES = 3;

    /** Of the false alarms that are allowed, the share that new signatures have. */
    private static final double SHARE = 0.25;

    NewError() {
        super("new-error", "The new release logs an error that no known release and no unchanged node has logged.");
    }

    @Override
    List<Reason> find(Sight sight) {
        return sight.signatures().stream()
                .filter(signature -> signature.is(SignatureClass.NEW)
                        && signature.severity() == Severity.DANGER
                        && signature.mark().isEmpty())
                .map(signature -> reason(signature, sight))
                .toList();
    }

    private Reason reason(SeenSignature signature, Sight sight) {
        int episodes = episodes(signature, sight);
        double chance = chance(sight, episodes);
        boolean isProven = signature.counts().map(CountEvidence::isMore).orElse(false)
                || (episodes >= EPISODES && chance <= sight.plan().falseAlarms() * SHARE);
        boolean isEnough = isProven || sight.plan().isNewErrorEnough();
        JudgeVerdict weight = isEnough ? JudgeVerdict.ROLLBACK : JudgeVerdict.HOLD;
        JudgedSignature first = signature.first();
        Finding finding = new Finding(
                id(),
                Reason.severity(weight),
                sight.place(first),
                what(signature, sight),
                effect(episodes, chance, isProven),
                remedy(signature, sight, isEnough),
                numbers(signature, episodes, chance));
        return new Reason(weight, finding, first.firstMillis());
    }

    private static int episodes(SeenSignature signature, Sight sight) {
        int episodes = 0;
        for (int node = 0; node < sight.nodes().size(); node++) {
            Seen.OnNode there = signature.seen().on(node);
            episodes += there != null && sight.nodes().get(node).isChanged() ? there.episodes() : 0;
        }
        return episodes;
    }

    /**
     * How likely it is that all of so many episodes happen on the changed nodes after the change, if they could have
     * happened at any time that is known, on any node; 1 where nothing is known of times.
     */
    private static double chance(Sight sight, int episodes) {
        double watched = sight.watchedSeconds();
        double known = sight.knownSeconds();
        return watched > 0 && known > 0 ? Math.pow(watched / (watched + known), episodes) : 1;
    }

    private static String what(SeenSignature signature, Sight sight) {
        return "A new error on " + signature.where() + ": it came " + SeenSignature.times(signature.count())
                + (signature.count() == 1 ? " (" : " (first ") + signature.since(sight.plan()) + "), never in "
                + Show.count((double) Learnt.records(sight.baseline().learnt())) + " records from before"
                + sight.onUnchanged() + ": " + signature.quoted() + ".";
    }

    private static String effect(int episodes, double chance, boolean isProven) {
        if (isProven) {
            return "It came " + episodes + " separate times, a minute or more apart. If it were as likely before and on"
                    + " other nodes, the chance of that would be " + Show.percent(chance) + ".";
        }
        return chance < 1
                ? "Something fails that did not fail before. Whether it goes on is not known yet."
                : "Something fails that did not fail before. How often it would come by chance is not known.";
    }

    private static String remedy(SeenSignature signature, Sight sight, boolean isEnough) {
        String mark = "if it is nothing to worry about: "
                + Say.markHarmless(signature.seen().fingerprint()) + ".";
        if (isEnough) {
            return "Go back to the release before; or, " + mark;
        }
        return sight.plan().changedAtMillis() == LogLine.NO_TIME
                ? "Look at the sample. Lines with times, and nodes that were not changed, would tell more; " + mark
                : "Look at the sample. When it comes a third time, a minute or more apart, that is reason to go back; "
                        + mark;
    }

    private static List<Evidence> numbers(SeenSignature signature, int episodes, double chance) {
        List<Evidence> numbers = new ArrayList<>();
        numbers.add(new Evidence("count", signature.count()));
        numbers.add(new Evidence("episodes", episodes));
        numbers.add(new Evidence("chanceOfFalseAlarm", chance));
        return numbers;
    }
}
