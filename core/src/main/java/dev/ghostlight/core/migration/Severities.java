package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.Optional;

/** How much it matters that a table is blocked: by what those who use it feel, not by the statement. */
final class Severities {
    /** A minute in which nothing answers is an outage, however patient the clients are. */
    private static final double OUTAGE_SECONDS = 60;

    private Severities() {}

    /** For reads and writes blocked so long; empty where nobody notices. */
    static Optional<Severity> ofBlocked(TableFacts table, Estimate seconds) {
        return isZero(table.readsPerSecond()) && isZero(table.writesPerSecond())
                ? Optional.empty()
                : ofUsed(table, seconds);
    }

    /** For writes blocked so long; empty where nobody notices. */
    static Optional<Severity> ofBlockedWrites(TableFacts table, Estimate seconds) {
        return isZero(table.writesPerSecond()) ? Optional.empty() : ofUsed(table, seconds);
    }

    /** For what a lock blocks, for so long. */
    static Optional<Severity> of(TableFacts table, TableLock lock, Estimate seconds) {
        return lock.mode().blocksReads()
                ? ofBlocked(table, seconds)
                : lock.mode().blocksWrites() ? ofBlockedWrites(table, seconds) : Optional.empty();
    }

    /** Requests fail: danger. They hang, or it cannot be told: warning. */
    private static Optional<Severity> ofUsed(TableFacts table, Estimate seconds) {
        double timeout = table.clientTimeoutSeconds().orElse(Limits.ASSUMED_TIMEOUT_SECONDS);
        if (seconds.isKnown() && seconds.expected() > Math.min(timeout, OUTAGE_SECONDS)) {
            return Optional.of(Severity.DANGER);
        }
        return seconds.high() > Limits.NOTICED_SECONDS ? Optional.of(Severity.WARNING) : Optional.empty();
    }

    /** Whether it is known to be none. */
    static boolean isZero(Quantity quantity) {
        return quantity instanceof Quantity.Known(double value) && value == 0;
    }
}
