package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Tries;
import dev.ghostlight.core.migration.remedy.Step;
import java.sql.SQLException;
import java.util.List;

/**
 * What a run works with.
 *
 * @param request what is to be run
 * @param name of the run
 * @param world the machine
 * @param work the connection that the steps run on
 * @param watch another one, to look with while the first is busy
 * @param ledger what was done
 * @param markers the same, in the database
 * @param watched runs pieces of work under watch
 */
record Means(
        MigrateRequest request,
        String name,
        World world,
        Database work,
        Database watch,
        LedgerFile ledger,
        Markers markers,
        Watched watched) {

    List<Step> steps() {
        return request.way().steps();
    }

    /** What people ask, here or from elsewhere. */
    Asked asked() {
        Asked here = world.asked().get();
        try {
            return here == Asked.RUN ? Markers.asked(watch, name) : here;
        } catch (SQLException _) {
            // Whatever uses the connection next tells it.
            return here;
        }
    }

    /** The ledger's line before an effect of a step. */
    LedgerEntry begun(int step, Tries tries) {
        return LedgerEntry.of(LedgerEntry.Event.BEGUN, step).with("attempt", tries.failed() + 1);
    }
}
