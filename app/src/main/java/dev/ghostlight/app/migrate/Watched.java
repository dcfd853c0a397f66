package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Seen.Blocker;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work on the database that is watched while it runs: who blocks it is told, and it is broken off when somebody asks
 * for the end. Used by one thread.
 */
final class Watched {
    private final Database work;
    private final Database watch;
    private final Consumer<List<Blocker>> onBlocked;
    private volatile List<Blocker> last = List.of();

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException, MigrateException;
    }

    Watched(Database work, Database watch, Consumer<List<Blocker>> onBlocked) {
        this.work = work;
        this.watch = watch;
        this.onBlocked = onBlocked;
    }

    /** Those who blocked the last piece of work. */
    List<Blocker> blockers() {
        return last;
    }

    /**
     * Runs work.
     *
     * @param everyMillis how often it is looked at
     * @param asked what people ask; at STOP and ABORT the work is broken off
     */
    <T> T run(long everyMillis, Supplier<Asked> asked, Work<T> piece) throws SQLException, MigrateException {
        last = List.of();
        CountDownLatch ended = new CountDownLatch(1);
        Thread watcher = Thread.ofVirtual().name("watch-blockers").start(() -> look(ended, everyMillis, asked));
        try {
            return piece.run();
        } finally {
            ended.countDown();
            join(watcher);
        }
    }

    private void look(CountDownLatch ended, long everyMillis, Supplier<Asked> asked) {
        try {
            while (!ended.await(everyMillis, TimeUnit.MILLISECONDS)) {
                List<Blocker> blockers = Blockers.of(watch, work.pid());
                if (!blockers.isEmpty()) {
                    last = blockers;
                    onBlocked.accept(blockers);
                }
                Asked word = asked.get();
                if (word == Asked.STOP || word == Asked.ABORT) {
                    work.cancel();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException _) {
            // Whoever works will meet the same trouble, and tell it.
        }
    }

    private static void join(Thread watcher) {
        try {
            watcher.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
