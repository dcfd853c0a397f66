package dev.ghostlight.app.shadow;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shadows for tests, made of statements that are told apart by a semicolon at a line's end. */
final class Shadows {
    private Shadows() {}

    static Shadow of(int major, String schema, ShadowLimits limits) throws ServerException, ShadowException {
        return of(major, schema, List.of(), Map.of(), limits);
    }

    static Shadow of(
            int major, String schema, List<TableFacts> tables, Map<String, String> settings, ShadowLimits limits)
            throws ServerException, ShadowException {
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        PostgresServer server = PostgresServer.start(major, folders, Map.of());
        List<Migration> migrations = schema.isBlank() ? List.of() : List.of(script(schema));
        return Shadow.of(server, facts(major, tables, settings), migrations, limits);
    }

    static DatabaseFacts facts(int major, List<TableFacts> tables, Map<String, String> settings) {
        Quantity unknown = Quantity.unknown();
        return new DatabaseFacts(
                "main-db",
                Place.of("facts.yaml", ""),
                new Engine(Engine.Kind.POSTGRESQL, major, 0),
                Optional.empty(),
                tables,
                settings,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                ServerSpeed.UNKNOWN);
    }

    /** A script whose statements each commit by themselves. */
    static Migration script(String text) {
        List<Statement> statements = new ArrayList<>();
        int line = 1;
        for (String piece : text.split("(?<=;)\n", -1)) {
            if (!piece.isBlank()) {
                statements.add(new Statement(
                        statements.size() + 1,
                        piece.strip().replaceAll(";$", ""),
                        new Place("schema.sql", "", line + leadingLines(piece), 1)));
            }
            line += (int) piece.chars().filter(each -> each == '\n').count() + 1;
        }
        return migration(new Block(false, statements));
    }

    private static int leadingLines(String piece) {
        return (int) piece.chars()
                .takeWhile(Character::isWhitespace)
                .filter(each -> each == '\n')
                .count();
    }

    static Migration migration(Block... blocks) {
        return new Migration("V1__change.sql", Place.of("V1__change.sql", ""), "psql", List.of(blocks), List.of());
    }

    static Migration together(String... texts) {
        return migration(new Block(true, statements(texts)));
    }

    static Migration each(String... texts) {
        return migration(new Block(false, statements(texts)));
    }

    static List<Statement> statements(String... texts) {
        List<Statement> statements = new ArrayList<>();
        for (String text : texts) {
            statements.add(new Statement(
                    statements.size() + 1, text, new Place("V1__change.sql", "", statements.size() + 1, 1)));
        }
        return statements;
    }
}
