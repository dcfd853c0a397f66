package dev.ghostlight.core.migration;

import java.util.List;

/** Every hazard that a migration's forecast can show. */
public final class MigrationHazards {
    /** All of them, in the order of the documentation. */
    public static final List<MigrationHazard> ALL = List.of(
            new TableLocked(),
            new TableRewritten(),
            new ScanUnderLock(),
            new IndexBlocksWrites(),
            new LocksHeldAcrossStatements(),
            new OtherTableLocked(),
            new LockQueue(),
            new NoLockTimeout(),
            new WritesFail(),
            new BackfillInOneStatement(),
            new ReplicaLag(),
            new DiskNeeded(),
            new MigrationFails(),
            new ConcurrentlyInTransaction(),
            new InvalidIndexLeft(),
            new IrreversibleMigration(),
            new ColumnStillRead());

    private MigrationHazards() {}
}
