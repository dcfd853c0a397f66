package dev.ghostlight.app.report;

import dev.ghostlight.app.report.LockBar.Blocked;
import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.StatementForecast;
import dev.ghostlight.core.migration.TableHarm;
import dev.ghostlight.core.migration.TableLock;
import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays out a migration's forecast. */
final class MigrationOutline {
    private static final String NONE = "It locks nothing that is in use.";

    private MigrationOutline() {}

    /** What it locks, and who suffers. */
    static Section locks(MigrationForecast forecast) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(forecast.facts().trace().migration().name() + " on "
                + forecast.facts().trace().engine() + ", run by "
                + forecast.facts().trace().migration().runner()));
        if (forecast.locks().isEmpty()) {
            blocks.add(new Block.Paragraph(NONE));
        } else {
            blocks.add(new Block.Table(
                    List.of("Table", "Lock", "By", "For", "Blocked writes", "Failed"),
                    forecast.locks().stream().map(MigrationOutline::row).toList()));
            blocks.add(new Block.LockChart(
                    forecast.locks().stream().map(MigrationOutline::bar).toList()));
        }
        blocks.add(new Block.Fields(numbers(forecast)));
        return new Section("Locks", blocks);
    }

    /** Each statement in time, and a better way where one was proven. */
    static List<Section> statements(MigrationForecast forecast) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "Statements",
                List.of(new Block.Table(
                        List.of("Statement", "At", "Waits", "Works", "Known"),
                        forecast.statements().stream()
                                .map(MigrationOutline::row)
                                .toList()))));
        forecast.rewritten()
                .ifPresent(sql -> sections.add(new Section("Do this instead", List.of(new Block.Paragraph(sql)))));
        return sections;
    }

    private static List<String> row(TableLock lock) {
        return List.of(
                lock.relation().name(),
                lock.mode().word(),
                String.valueOf(lock.by().statement().number()),
                Phrases.seconds(lock.seconds()),
                expected(lock.blockedWrites()),
                expected(lock.writes().failed()));
    }

    /** Without its ends, which stand below the table. */
    private static String expected(Estimate count) {
        return count.isKnown() ? Show.count(Math.rint(count.expected())) : "unknown";
    }

    private static List<String> row(StatementForecast statement) {
        String where = statement.statement().number() + " at "
                + Phrases.place(statement.statement().where());
        return List.of(
                where,
                Phrases.seconds(Estimate.of(statement.beginsAtSeconds().expected())),
                Phrases.seconds(statement.waitSeconds()),
                Phrases.seconds(statement.workSeconds()),
                statement.trace().basis().words());
    }

    private static LockBar bar(TableLock lock) {
        double from = lock.by().beginsAtSeconds().expected();
        double heldFrom = from + lock.waitSeconds().expected();
        Blocked blocks =
                lock.mode().blocksReads() ? Blocked.ALL : lock.mode().blocksWrites() ? Blocked.WRITES : Blocked.NOBODY;
        return new LockBar(
                lock.relation().name(),
                lock.by().statement().number() + ": " + lock.mode().word(),
                from,
                heldFrom,
                heldFrom + lock.heldSeconds().expected(),
                blocks);
    }

    private static List<Field> numbers(MigrationForecast forecast) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Takes in all", Phrases.seconds(forecast.totalSeconds())));
        for (TableHarm harm : forecast.tables()) {
            fields.add(new Field(harm.table().name(), harm(harm)));
        }
        if (forecast.replicaLagSeconds().high() > 0) {
            fields.add(new Field("Replicas behind", Phrases.seconds(forecast.replicaLagSeconds())));
        }
        if (forecast.diskBytes().high() > 0) {
            fields.add(new Field("Disk needed", Phrases.bytes(forecast.diskBytes())));
        }
        String widened = forecast.statements().stream()
                .flatMap(statement -> statement.widenedBy().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        if (!widened.isEmpty()) {
            fields.add(new Field("Wide because", widened));
        }
        return fields;
    }

    private static String harm(TableHarm harm) {
        return clients("writes", harm.writesBlockedSeconds(), harm.writes()) + "; "
                + clients("reads", harm.readsBlockedSeconds(), harm.reads()) + "; connections that wait: "
                + Phrases.count(harm.connections())
                + harm.table()
                        .isRetried()
                        .map(is -> is ? "; failed writes are retried" : "; failed writes are lost")
                        .orElse("");
    }

    private static String clients(String what, Estimate blocked, ClientHarm harm) {
        if (blocked.high() == 0) {
            return what + " go on";
        }
        return what + " blocked: " + Phrases.seconds(blocked) + ", failed: " + Phrases.count(harm.failed()) + ", late: "
                + Phrases.count(harm.late()) + ", in time: " + Phrases.count(harm.delayed());
    }
}
