package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.app.migrations.LiquibaseText.ChangeSet;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The change sets of Liquibase's formatted SQL, file by file in the order of their paths. */
final class LiquibaseFiles {
    private static final Pattern PRECONDITION = Pattern.compile("(?im)^[ \\t]*--[ \\t]*preconditions?\\b");
    private static final Pattern EXPRESSION = Pattern.compile("[\\\\\\[\\](){}|*+?^]");

    private final Assembler assembler;
    private final Set<String> seen = new HashSet<>();

    LiquibaseFiles(Assembler assembler) {
        this.assembler = assembler;
    }

    List<Migration> read(List<MigrationFile> files) {
        List<Migration> migrations = new ArrayList<>();
        for (MigrationFile file : files) {
            if (files.size() > 1 && !file.name().endsWith(".sql")) {
                continue;
            }
            if (!LiquibaseText.isFormatted(file.text())) {
                assembler
                        .problems()
                        .add(
                                file.shown(),
                                "its first line is not '-- liquibase formatted sql'",
                                "Write that line first; a changelog in XML, YAML or JSON prints its SQL with"
                                        + " 'liquibase update-sql'");
                continue;
            }
            read(file, migrations);
        }
        return migrations;
    }

    private void read(MigrationFile file, List<Migration> migrations) {
        Map<String, String> values = new HashMap<>(LiquibaseText.properties(file.text()));
        values.putAll(assembler.rules().placeholders());
        // Liquibase leaves a parameter without a value as it is.
        ScriptText text = ScriptText.of(file.shown(), file.text(), values);
        for (int malformed : LiquibaseText.malformedHeads(text.text())) {
            assembler
                    .problems()
                    .add(
                            text.place(malformed),
                            "the change set names no author and id",
                            "Liquibase refuses the file",
                            "Write --changeset author:id");
        }
        for (ChangeSet changeSet : LiquibaseText.changeSets(text.text())) {
            if (!seen.add(file.path() + "\n" + changeSet.author() + ":" + changeSet.id())) {
                assembler
                        .problems()
                        .add(
                                text.place(changeSet.start()),
                                "the change set " + changeSet.author() + ":" + changeSet.id() + " is there twice",
                                "Liquibase refuses the file",
                                "Give one of them an id of its own");
            }
            if (isForThisDatabase(changeSet)) {
                migrations.add(migration(text, changeSet));
            }
        }
    }

    private boolean isForThisDatabase(ChangeSet changeSet) {
        String wanted = changeSet.attributes().getOrDefault("dbms", "");
        if (wanted.isBlank() || wanted.equals("all")) {
            return true;
        }
        Set<String> own = assembler.rules().dialect() == Dialect.POSTGRESQL
                ? Set.of("postgresql", "postgres")
                : Set.of("mariadb", "mysql");
        List<String> words = Pattern.compile(",")
                .splitAsStream(wanted.toLowerCase(Locale.ROOT))
                .map(String::strip)
                .toList();
        boolean isExcluded = words.stream().anyMatch(word -> word.startsWith("!") && own.contains(word.substring(1)));
        boolean onlyExcludes = words.stream().allMatch(word -> word.startsWith("!"));
        return !isExcluded && (onlyExcludes || words.stream().anyMatch(own::contains));
    }

    private Migration migration(ScriptText text, ChangeSet changeSet) {
        String name = changeSet.author() + ":" + changeSet.id();
        Part part = new Part(name, text, changeSet.bodyStart(), changeSet.end(), delimiter(text, changeSet));
        boolean isSplit = changeSet.is("splitStatements", true);
        Function<List<Statement>, TransactionRule> rule = statements -> {
            if (changeSet.is("runInTransaction", true)) {
                return TransactionRule.WHOLE_AGAIN;
            }
            return isSplit ? TransactionRule.EACH : assembler.asOneQuery(statements);
        };
        return assembler.migration(part, rule, down(name, text, changeSet, rule), assumed(text, changeSet));
    }

    private Optional<Migration> down(
            String name, ScriptText text, ChangeSet changeSet, Function<List<Statement>, TransactionRule> rule) {
        String rollback = LiquibaseText.rollback(text.text().substring(changeSet.bodyStart(), changeSet.end()));
        if (rollback.isEmpty()) {
            return Optional.empty();
        }
        // Its lines are numbered as in the file: the blanks before it are lines without statements.
        int lines = text.place(changeSet.bodyStart()).line() - 1;
        ScriptText script = ScriptText.of(text.file(), "\n".repeat(lines) + rollback);
        return Optional.of(assembler.migration(Part.whole(name, script), rule));
    }

    private String delimiter(ScriptText text, ChangeSet changeSet) {
        String delimiter = changeSet.attributes().getOrDefault("enddelimiter", ";");
        if (delimiter.isEmpty() || EXPRESSION.matcher(delimiter).find()) {
            assembler
                    .problems()
                    .add(
                            text.place(changeSet.start()),
                            "endDelimiter: '" + delimiter + "' is a regular expression",
                            "It is not known what ends a statement",
                            "Use one that stands for itself, such as // or GO");
            return ";";
        }
        return delimiter;
    }

    private static List<Assumption> assumed(ScriptText text, ChangeSet changeSet) {
        Place where = text.place(changeSet.start());
        List<Assumption> assumptions = new ArrayList<>();
        if (PRECONDITION
                .matcher(text.text().substring(changeSet.bodyStart(), changeSet.end()))
                .find()) {
            assumptions.add(new Assumption(
                    where,
                    "whether the preconditions hold",
                    "they hold: the change set runs",
                    "a file without the change sets that do not run"));
        }
        for (String chosen : List.of("context", "contextfilter", "labels")) {
            String value = changeSet.attributes().get(chosen);
            if (value != null && !value.isBlank()) {
                assumptions.add(new Assumption(
                        where,
                        "whether " + chosen + " " + value + " is chosen",
                        "it is: the change set runs",
                        "a file without the change sets that do not run"));
            }
        }
        return assumptions;
    }
}
