package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.LedgerEntry.Event;
import dev.ghostlight.core.migration.execute.Effect;
import dev.ghostlight.core.migration.execute.Ending;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.remedy.Step;
import dev.ghostlight.core.model.Show;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The end of a run: what is cleared away, noted and said. Used by one thread. */
final class Closing {
    private final Means means;

    Closing(Means means) {
        this.means = means;
    }

    /** The end when every step is done. */
    Outcome finish() throws SQLException, IOException {
        LedgerFile ledger = means.ledger();
        ledger.force(LedgerEntry.of(Event.FINISHING, 0));
        means.markers().end();
        ledger.force(LedgerEntry.of(Event.FINISHED, 0));
        return new Outcome(
                Optional.empty(),
                "run " + means.name() + ": all " + means.steps().size() + " steps are done. The ledger is "
                        + ledger.file() + ".");
    }

    /**
     * The end before that.
     *
     * @param count of steps done
     * @param changed rows that the step after those has changed, where it is a backfill that was begun
     */
    Outcome stop(Effect.Stop stop, int count, OptionalLong changed) throws SQLException, IOException {
        Ending ending = stop.ending();
        means.ledger()
                .force(LedgerEntry.of(Event.ENDED, 0)
                        .with("ending", ending.name().toLowerCase(Locale.ROOT))
                        .with("why", stop.why()));
        switch (ending) {
            case STOPPED, HELD -> {}
            case ABORTED -> {
                dropLeftOver(count);
                means.markers().end();
            }
            case FAILED -> dropLeftOver(count);
        }
        return new Outcome(Optional.of(ending), words(stop, count, wayDone(count, changed)));
    }

    private String words(Effect.Stop stop, int count, String done) {
        String about = "run " + means.name() + ": ";
        return switch (stop.ending()) {
            case STOPPED -> about + "stopped: " + stop.why() + ". " + done + " The same command goes on from here.";
            case HELD -> about + "held: " + stop.why() + ". " + done + " The same command goes on from here.";
            case ABORTED -> about + "aborted: " + stop.why() + ". " + done + " Nothing was taken back.";
            case FAILED ->
                about + "step " + (count + 1) + " failed: " + stop.why() + ". " + done
                        + " When the cause is gone, the same command goes on from here; to give it up:"
                        + " ghostlight migrate abort --run " + means.name() + " --url "
                        + means.request().target().shown() + ".";
        };
    }

    private String wayDone(int count, OptionalLong changed) {
        int all = means.steps().size();
        String way = count == 0
                ? "No step is done."
                : "Of " + all + " steps " + count + (count == 1 ? " is" : " are") + " done and stay so.";
        if (count == all) {
            return way;
        }
        String next = " Step " + (count + 1);
        return way
                + (changed.isPresent()
                        ? next + " has changed " + Show.count((double) changed.getAsLong()) + " rows."
                        : next + " left nothing behind.");
    }

    /** Nobody should pay for an index that is of no use. */
    private void dropLeftOver(int count) {
        List<Step> steps = means.steps();
        if (count < steps.size() && steps.get(count) instanceof Step.Online online) {
            try {
                Session.bound(means.work(), new LockLimits(5_000, 60_000));
                new IndexLook(means.work()).dropInvalid(online);
            } catch (SQLException _) {
                means.world()
                        .listener()
                        .said("an invalid index " + online.index().orElse("")
                                + " may be left; drop it with DROP INDEX CONCURRENTLY");
            }
        }
    }
}
