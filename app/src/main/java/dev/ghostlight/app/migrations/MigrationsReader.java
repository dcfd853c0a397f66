package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Recognition.Recognised;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads migrations from a folder, a file or standard input; thread-safe. */
public final class MigrationsReader {
    private MigrationsReader() {}

    /**
     * Reads a file, or all migrations of a folder.
     *
     * @throws MigrationsException with everything that is wrong with them
     */
    public static Migrations read(Path path, ReadingRules rules) throws MigrationsException {
        Problems problems = new Problems();
        List<MigrationFile> files = new FileSource(problems).read(path);
        problems.check();
        return read(files, path.toString(), rules, problems);
    }

    /**
     * Reads standard input, as one file; it is not closed.
     *
     * @throws MigrationsException with everything that is wrong with it
     */
    public static Migrations read(InputStream input, ReadingRules rules) throws MigrationsException {
        Problems problems = new Problems();
        Optional<MigrationFile> file = new FileSource(problems).read(input);
        problems.check();
        return read(List.of(file.orElseThrow()), "standard input", rules, problems);
    }

    private static Migrations read(List<MigrationFile> files, String shown, ReadingRules rules, Problems problems)
            throws MigrationsException {
        Recognised recognised =
                rules.tool().map(tool -> new Recognised(tool, "")).orElseGet(() -> Recognition.of(files, problems));
        problems.check();
        Tool tool = recognised.tool();
        Optional<String> sign = rules.tool().isPresent() ? Optional.empty() : Optional.of(recognised.sign());
        Assembler assembler = new Assembler(rules, tool, problems, sign);
        List<Assumption> assumptions = new ArrayList<>();
        List<Migration> migrations = switch (tool) {
            case FLYWAY -> new FlywayFiles(assembler, assumptions).read(files);
            case LIQUIBASE -> new LiquibaseFiles(assembler).read(files);
            case RAILS -> new RailsLog(assembler).read(files);
            case GOLANG_MIGRATE -> new GolangMigrateFiles(assembler).read(files);
            case DBMATE -> new DbmateFiles(assembler).read(files);
            case SQITCH -> new SqitchPlan(assembler).read(files);
            case SQL -> new PlainFiles(assembler).read(files);
        };
        problems.check();
        if (migrations.stream().allMatch(migration -> migration.blocks().isEmpty())) {
            problems.add(shown, "it holds no statement for " + tool.word(), "Name what holds the migrations");
        }
        problems.check();
        return new Migrations(tool, migrations, assumptions);
    }
}
