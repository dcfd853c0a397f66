package dev.ghostlight.app.shadow.measure;

import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Runs a migration once and takes the time of each statement. For one thread. */
final class TimedRun {
    private final Session session;
    private final WorkClock clock;
    private final Map<Integer, Double> seconds = new TreeMap<>();

    private TimedRun(Session session, WorkClock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * The work of each statement up to {@code last}, by its number; less of them where one fails here.
     *
     * @param nanos the time that goes by, for where the kernel does not tell a process's own
     * @throws SQLException when the server is gone
     */
    static Map<Integer, Double> of(Shadow shadow, Migration migration, int last, LongSupplier nanos)
            throws SQLException {
        try (Session session = shadow.session()) {
            TimedRun run = new TimedRun(session, WorkClock.of(session.pid(), nanos));
            for (Block block : migration.blocks()) {
                if (block.statements().getFirst().number() > last || !run.run(block)) {
                    break;
                }
            }
            return run.seconds;
        }
    }

    private boolean run(Block block) throws SQLException {
        if (!block.isTransaction()) {
            return block.statements().stream().allMatch(this::run);
        }
        session.run("BEGIN");
        boolean isGood = block.statements().stream().allMatch(this::run);
        session.run(isGood && !block.isUndone() ? "COMMIT" : "ROLLBACK");
        return isGood;
    }

    private boolean run(Statement statement) {
        double before = clock.seconds();
        try {
            session.run(statement.text(), statement.data());
        } catch (SQLException failed) {
            return false;
        }
        seconds.put(statement.number(), clock.seconds() - before);
        return true;
    }
}
