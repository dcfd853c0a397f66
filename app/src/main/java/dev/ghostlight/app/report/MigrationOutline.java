package dev.ghostlight.app.report;

import dev.ghostlight.app.report.LockBar.Blocked;
import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.migration.Instead;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.StatementForecast;
import dev.ghostlight.core.migration.TableHarm;
import dev.ghostlight.core.migration.TableLock;
import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.SafeWayScript;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out a migration's forecast. */
final class MigrationOutline {
    private static final String NONE = "It locks nothing that is in use.";

    private static final String PROVEN =
            "These steps were run on the shadow beside the original, and end with the same schema. ";
    private static final String RUN =
            "'ghostlight migrate' runs them on the live database, batch by batch, and goes on after whatever happened.";
    private static final String NO_WAY = "No way is known that does less harm.";

    private static final int ROWS_MAX = 50;
    private static final double NOTICED_SECONDS = 1;

    private MigrationOutline() {}

    /** What it locks, and who suffers. */
    static Section locks(MigrationForecast forecast, int migrations) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(forecast.facts().trace().migration().name() + " on "
                + forecast.facts().trace().engine() + ", run by "
                + forecast.facts().trace().migration().runner()));
        if (forecast.locks().isEmpty()) {
            blocks.add(new Block.Paragraph(NONE));
        } else {
            List<TableLock> told = told(forecast.locks(), TableLock::isBlocking);
            blocks.add(new Block.Table(
                    List.of("Table", "Lock", "By", "For", "Blocked writes", "Failed"),
                    told.stream().map(MigrationOutline::row).toList()));
            rest(forecast.locks(), told).ifPresent(blocks::add);
            blocks.add(
                    new Block.LockChart(told.stream().map(MigrationOutline::bar).toList()));
        }
        blocks.add(new Block.Fields(numbers(forecast)));
        return new Section(title("Locks", forecast, migrations), blocks);
    }

    /** Each statement in time, and what to do instead. */
    static List<Section> statements(MigrationForecast forecast, int migrations) {
        List<Section> sections = new ArrayList<>();
        List<StatementForecast> told =
                told(forecast.statements(), statement -> statement.seconds().high() >= NOTICED_SECONDS);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of("Statement", "At", "Waits", "Works", "Known"),
                told.stream().map(MigrationOutline::row).toList()));
        rest(forecast.statements(), told).ifPresent(blocks::add);
        sections.add(new Section(title("Statements", forecast, migrations), blocks));
        List<Block> instead = instead(forecast);
        if (!instead.isEmpty()) {
            sections.add(new Section(title("Do this instead", forecast, migrations), instead));
        }
        return sections;
    }

    /** All; of a great many those that matter, as far as anybody reads. */
    private static <T> List<T> told(List<T> all, Predicate<T> matters) {
        if (all.size() <= ROWS_MAX) {
            return all;
        }
        return Stream.concat(all.stream().filter(matters), all.stream().filter(matters.negate()))
                .limit(ROWS_MAX)
                .toList();
    }

    private static Optional<Block> rest(List<?> all, List<?> told) {
        int more = all.size() - told.size();
        return more == 0
                ? Optional.empty()
                : Optional.of(new Block.Paragraph("and " + Show.count(more) + " more (all: --format json)"));
    }

    private static String title(String title, MigrationForecast forecast, int migrations) {
        return migrations == 1
                ? title
                : title + ": " + forecast.facts().trace().migration().name();
    }

    private static List<Block> instead(MigrationForecast forecast) {
        return switch (forecast.instead()) {
            case Instead.NotSought(), Instead.Unneeded() -> List.of();
            case Instead.None(List<String> reasons) -> {
                List<Block> blocks = new ArrayList<>();
                blocks.add(new Block.Paragraph(NO_WAY));
                reasons.forEach(reason -> blocks.add(new Block.Paragraph(reason)));
                yield blocks;
            }
            case Instead.Proven(SafeWay way, MigrationForecast safe, List<String> gains) -> {
                List<Block> blocks = new ArrayList<>();
                blocks.add(new Block.Paragraph(PROVEN + String.join(" ", gains)));
                List<Field> fields = new ArrayList<>(numbers(safe));
                way.deploys()
                        .forEach(deploy -> fields.add(new Field(
                                "Before step " + deploy.beforeStep(),
                                "a release must be live on every node that " + deploy.release())));
                blocks.add(new Block.Fields(fields));
                blocks.add(new Block.Script(SafeWayScript.text(way)));
                blocks.add(new Block.Paragraph(RUN));
                yield blocks;
            }
        };
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
