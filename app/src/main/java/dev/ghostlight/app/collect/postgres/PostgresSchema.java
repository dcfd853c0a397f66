package dev.ghostlight.app.collect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.collect.database.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Writes the schema of a PostgreSQL database as DDL, from its catalog. */
final class PostgresSchema {
    /** Bodies of functions are not checked while what they use is not there yet. */
    private static final String BEGIN = "SET check_function_bodies = off;\n\n";

    private static final String END = "RESET check_function_bodies;\n";

    private static final int CONSTRAINT_RANK = 9;
    private static final int LAST_CONSTRAINT_RANK = 13;
    private static final String ATTACHED = "pg_inherits:";

    private static final Comparator<Piece> ORDER =
            Comparator.comparingInt(Piece::rank).thenComparing(Piece::name).thenComparing(Piece::key);

    private record Piece(String key, int rank, String name, String ddl, List<String> needs) {}

    private PostgresSchema() {}

    /** The statements, in an order in which they can be run; the same schema gives the same text. */
    static String ddl(Connection connection) throws SQLException {
        Map<String, Piece> pieces = new LinkedHashMap<>();
        Query.rows(connection, resource("objects.sql"), PostgresSchema::piece)
                .forEach(piece -> pieces.put(piece.key(), piece));
        Map<String, Set<String>> needs = new HashMap<>();
        pieces.values().forEach(piece -> needs.put(piece.key(), new TreeSet<>(piece.needs())));
        Query.rows(connection, resource("dependencies.sql"), row -> List.of(row.getString(1), row.getString(2)))
                .forEach(pair -> {
                    Set<String> known = needs.get(pair.getFirst());
                    if (known != null) {
                        known.add(pair.getLast());
                    }
                });
        needPartitions(pieces, needs);
        needs.forEach((key, all) -> {
            all.retainAll(pieces.keySet());
            all.remove(key);
        });
        StringBuilder ddl = new StringBuilder(BEGIN);
        sorted(pieces, needs).forEach(piece -> ddl.append(piece.ddl()).append(";\n\n"));
        return ddl.append(END).toString();
    }

    /** An index or constraint that is there when a partition is attached would be made on it a second time. */
    private static void needPartitions(Map<String, Piece> pieces, Map<String, Set<String>> needs) {
        List<String> attached =
                pieces.keySet().stream().filter(key -> key.startsWith(ATTACHED)).toList();
        pieces.values().stream()
                .filter(piece -> piece.rank() >= CONSTRAINT_RANK && piece.rank() <= LAST_CONSTRAINT_RANK)
                .forEach(piece ->
                        needs.getOrDefault(piece.key(), new HashSet<>()).addAll(attached));
    }

    private static List<Piece> sorted(Map<String, Piece> pieces, Map<String, Set<String>> needs) {
        Map<String, List<String>> neededBy = new HashMap<>();
        needs.forEach((key, all) -> all.forEach(
                need -> neededBy.computeIfAbsent(need, _ -> new ArrayList<>()).add(key)));
        PriorityQueue<Piece> ready = new PriorityQueue<>(ORDER);
        TreeSet<Piece> waiting = new TreeSet<>(ORDER);
        pieces.values()
                .forEach(piece -> (needs.getOrDefault(piece.key(), Set.of()).isEmpty() ? ready : waiting).add(piece));
        List<Piece> sorted = new ArrayList<>();
        while (!ready.isEmpty() || !waiting.isEmpty()) {
            if (ready.isEmpty()) {
                // A circle, such as of a table's default that calls a function about that table: the first rank begins.
                ready.add(waiting.removeFirst());
            }
            Piece next = ready.remove();
            sorted.add(next);
            for (String key : neededBy.getOrDefault(next.key(), List.of())) {
                Set<String> left = needs.getOrDefault(key, new HashSet<>());
                Piece piece = pieces.get(key);
                if (left.remove(next.key()) && left.isEmpty() && piece != null && waiting.remove(piece)) {
                    ready.add(piece);
                }
            }
        }
        return sorted;
    }

    private static Piece piece(ResultSet row) throws SQLException {
        Array needs = row.getArray("needs");
        return new Piece(
                row.getString("catalog") + ":" + row.getLong("oid"),
                row.getInt("rank"),
                row.getString("name"),
                row.getString("ddl"),
                needs == null ? List.of() : List.of((String[]) needs.getArray()));
    }

    private static String resource(String name) {
        try (var stream = PostgresSchema.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource is missing: " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
