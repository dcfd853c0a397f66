package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.migrations.Tool;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseFacts.Schema;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the DDL of a schema that facts hold, with the places where it stands. */
public final class SchemaText {
    private SchemaText() {}

    /**
     * The DDL of the schema that facts hold; nothing where they hold none.
     *
     * @throws MigrationsException if it cannot be read
     */
    public static List<Migration> of(DatabaseFacts facts) throws MigrationsException {
        return facts.schema().isPresent()
                ? read(facts.schema().get(), facts.engine().dialect())
                : List.of();
    }

    /**
     * The DDL as migrations that make it.
     *
     * @throws MigrationsException if it cannot be read
     */
    private static List<Migration> read(Schema schema, Dialect dialect) throws MigrationsException {
        if (schema.ddl().isBlank()) {
            return List.of();
        }
        ReadingRules rules = new ReadingRules(dialect, Optional.of(Tool.SQL), Map.of(), false, Optional.empty());
        byte[] ddl = schema.ddl().getBytes(StandardCharsets.UTF_8);
        return MigrationsReader.read(new ByteArrayInputStream(ddl), rules).migrations().stream()
                .map(migration -> from(schema.file(), migration))
                .toList();
    }

    private static Migration from(String file, Migration migration) {
        List<Block> blocks = migration.blocks().stream()
                .map(block -> new Block(
                        block.isTransaction(),
                        block.isUndone(),
                        block.statements().stream()
                                .map(statement -> from(file, statement))
                                .toList()))
                .toList();
        return new Migration(file, Place.of(file, ""), migration.runner(), blocks, List.of());
    }

    private static Statement from(String file, Statement statement) {
        Place where = statement.where();
        return new Statement(
                statement.number(),
                statement.text(),
                new Place(file, where.pointer(), where.line(), where.column()),
                statement.data());
    }
}
