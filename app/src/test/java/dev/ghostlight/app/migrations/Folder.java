package dev.ghostlight.app.migrations;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A folder of migrations for a test, and what is read from it. */
record Folder(Path path) {
    static final ReadingRules UNKNOWN = ReadingRules.unknown(Dialect.POSTGRESQL);

    static ReadingRules rules(Tool tool) {
        return new ReadingRules(Dialect.POSTGRESQL, Optional.of(tool), Map.of(), false, Optional.empty());
    }

    Folder with(String name, String... lines) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, String.join("\n", lines));
        return this;
    }

    Migrations read(ReadingRules rules) throws MigrationsException {
        return MigrationsReader.read(path, rules);
    }

    /** What is wrong, a line for each problem, without the folder. */
    String problems(ReadingRules rules) {
        MigrationsException refused = catchThrowableOfType(MigrationsException.class, () -> read(rules));
        return refused.problems().stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n"))
                .replace(path + "/", "")
                .replace(path.toString(), ".");
    }

    /** {@code name: [a b] c}, with transactions in brackets. */
    static List<String> shorthand(Migrations migrations) {
        return migrations.migrations().stream().map(Folder::shorthand).toList();
    }

    static String shorthand(Migration migration) {
        String blocks = migration.blocks().stream()
                .map(block -> {
                    String statements =
                            block.statements().stream().map(Statement::text).collect(Collectors.joining("; "));
                    return block.isTransaction() ? "[" + statements + "]" : statements;
                })
                .collect(Collectors.joining(" "));
        return migration.name() + ": " + blocks;
    }
}
