package dev.ghostlight.app.report;

import dev.ghostlight.core.migration.Instead;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.StatementForecast;
import dev.ghostlight.core.migration.TableHarm;
import dev.ghostlight.core.migration.TableLock;
import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Quantity;
import java.util.List;

/** Writes the migration's part of the contract. */
final class MigrationJson {
    private final JsonOutput out;

    MigrationJson(JsonOutput out) {
        this.out = out;
    }

    /** The properties of the migrations' forecasts, into the object that is open. */
    void write(List<MigrationForecast> forecasts) {
        List<MigrationLock> locks = forecasts.stream()
                .flatMap(forecast -> forecast.locks().stream()
                        .map(lock -> new MigrationLock(
                                forecast.facts().trace().migration().name(), lock)))
                .toList();
        out.objects("locks", locks, this::lock);
        out.objects("migrations", forecasts, this::migration);
    }

    /** A lock and the name of the migration that takes it. */
    private record MigrationLock(String migration, TableLock lock) {}

    private void lock(MigrationLock one) {
        TableLock lock = one.lock();
        out.text("migration", one.migration());
        out.text("table", lock.table());
        out.text("mode", lock.mode().word());
        out.whole("statement", lock.by().statement().number());
        out.truth("rewrite", lock.isRewritten());
        seconds("seconds", lock.seconds());
        out.rate("blockedWrites", lock.blockedWrites().expected());
        out.text("relation", lock.relation().name());
        out.text("where", Phrases.place(lock.by().statement().where()));
        out.truth("scan", lock.isScanned());
        out.truth("blocksReads", lock.mode().blocksReads());
        out.truth("blocksWrites", lock.mode().blocksWrites());
        seconds("waitSeconds", lock.waitSeconds());
        seconds("heldSeconds", lock.heldSeconds());
        estimate("failedWrites", lock.writes().failed());
        estimate("lateWrites", lock.writes().late());
        out.text("basis", lock.by().trace().basis().words());
    }

    private void migration(MigrationForecast forecast) {
        Migration migration = forecast.facts().trace().migration();
        out.text("name", migration.name());
        out.text("runner", migration.runner());
        out.text("engine", forecast.facts().trace().engine().toString());
        seconds("totalSeconds", forecast.totalSeconds());
        out.objects("statements", forecast.statements(), this::statement);
        out.objects("tables", forecast.tables(), this::table);
        seconds("replicaLagSeconds", forecast.replicaLagSeconds());
        estimate("diskBytes", forecast.diskBytes());
        forecast.rewritten().ifPresentOrElse(sql -> out.text("rewritten", sql), () -> out.nothing("rewritten"));
        out.object("instead", () -> instead(forecast.instead()));
    }

    private void instead(Instead instead) {
        switch (instead) {
            case Instead.NotSought() -> out.text("status", "not-sought");
            case Instead.Unneeded() -> out.text("status", "unneeded");
            case Instead.None(List<String> reasons) -> {
                out.text("status", "none");
                out.texts("reasons", reasons);
            }
            case Instead.Proven(SafeWay way, MigrationForecast forecast, List<String> gains) -> {
                out.text("status", "proven");
                out.texts("gains", gains);
                out.texts("notes", way.notes());
                out.objects("deploys", way.deploys(), deploy -> {
                    out.whole("beforeStep", deploy.beforeStep());
                    out.text("release", deploy.release());
                });
                out.whole("steps", way.steps().size());
                seconds("totalSeconds", forecast.totalSeconds());
                out.objects("tables", forecast.tables(), this::table);
            }
        }
    }

    private void statement(StatementForecast statement) {
        out.whole("number", statement.statement().number());
        out.text("where", Phrases.place(statement.statement().where()));
        out.whole("block", statement.block());
        out.truth("inTransaction", statement.isInTransaction());
        seconds("beginsAtSeconds", statement.beginsAtSeconds());
        seconds("waitSeconds", statement.waitSeconds());
        seconds("workSeconds", statement.workSeconds());
        out.texts("widenedBy", statement.widenedBy());
        out.text("basis", statement.trace().basis().words());
    }

    private void table(TableHarm harm) {
        out.text("table", harm.table().name());
        seconds("readsBlockedSeconds", harm.readsBlockedSeconds());
        seconds("writesBlockedSeconds", harm.writesBlockedSeconds());
        out.seconds("timeoutSeconds", harm.timeoutSeconds());
        clients("Writes", harm.writes());
        clients("Reads", harm.reads());
        estimate("waitingConnections", harm.connections());
        harm.table()
                .isRetried()
                .ifPresentOrElse(isRetried -> out.truth("retried", isRetried), () -> out.nothing("retried"));
        switch (harm.table().rows()) {
            case Quantity.Known(double rows) -> out.rate("rows", rows);
            case Quantity.Unknown() -> out.nothing("rows");
        }
    }

    private void clients(String what, ClientHarm harm) {
        estimate("failed" + what, harm.failed());
        estimate("late" + what, harm.late());
        estimate("delayed" + what, harm.delayed());
    }

    private void seconds(String name, Estimate seconds) {
        out.object(name, () -> {
            out.seconds("low", seconds.low());
            out.seconds("expected", seconds.expected());
            out.seconds("high", seconds.high());
        });
    }

    private void estimate(String name, Estimate estimate) {
        out.object(name, () -> {
            out.rate("low", estimate.low());
            out.rate("expected", estimate.expected());
            out.rate("high", estimate.high());
        });
    }
}
