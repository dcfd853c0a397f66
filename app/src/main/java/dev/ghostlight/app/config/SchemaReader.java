package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.SourceLimits;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.migration.facts.DatabaseFacts.Schema;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the DDL of a schema, and holds the names of tables against it. */
final class SchemaReader {
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\bTABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:ONLY\\s+)?(?:[\\w$]+\\.)?[\"`]?([\\w$]+)");

    private SchemaReader() {}

    /**
     * The schema that a word holds, or names the file of.
     *
     * @param folder where its path begins
     */
    static Schema schema(String text, Place where, Path folder, Gathered gathered) throws AlreadyReported {
        boolean isDdl = text.indexOf('\n') >= 0 || text.indexOf(';') >= 0;
        if (isDdl) {
            return new Schema(where.file(), text);
        }
        try {
            Path file = folder.resolve(text);
            return new Schema(file.toString(), FileText.read(file, SourceLimits.FACTS));
        } catch (InvalidPathException e) {
            gathered.refuse(
                    where,
                    Visible.quoted(text) + " is not a path on this machine: " + e.getReason(),
                    "The schema is not known",
                    "Write the path of a file, or the statements with their semicolons");
        } catch (ConfigException e) {
            Problem problem = e.problems().getFirst();
            gathered.refuse(
                    where,
                    Visible.quoted(text) + ": " + problem.what(),
                    "The schema is not known",
                    "Write the path of a file beside this one, or the statements with their semicolons");
        }
        throw new AlreadyReported();
    }

    /** Tells which tables a schema cannot have, as their names are nowhere in it. */
    static void check(List<TableFacts> tables, Schema schema, Gathered gathered) {
        String ddl = schema.ddl().toLowerCase(Locale.ROOT);
        if (ddl.isBlank()) {
            return;
        }
        for (TableFacts table : tables) {
            String name = lastPart(table.name()).toLowerCase(Locale.ROOT);
            boolean isThere = ddl.contains(name)
                    || ddl.contains(name.replace("\"", "\"\""))
                    || ddl.contains(name.replace("`", "``"));
            if (!isThere) {
                gathered.refuse(
                        table.where(),
                        "the schema has no table " + Visible.quoted(table.name()),
                        "What is written of it would be ignored",
                        DidYouMean.nearest(name, names(schema.ddl()))
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Correct the name, or bring the schema up to date"));
            }
        }
    }

    /** A table's own name, as the database has it. */
    private static String lastPart(String name) {
        if (name.endsWith("\"")) {
            int start = name.lastIndexOf(".\"");
            String quoted = name.startsWith("\"") && start < 0 ? name : name.substring(start + 1);
            return quoted.length() < 2
                    ? quoted
                    : quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Set<String> names(String ddl) {
        Matcher tables = TABLE.matcher(ddl);
        return tables.results().map(table -> table.group(1)).collect(Collectors.toSet());
    }
}
