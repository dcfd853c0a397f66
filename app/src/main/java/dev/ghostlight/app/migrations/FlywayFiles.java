package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.app.migrations.FlywayName.Kind;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.runner.FlywayTransaction;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Flyway's scripts: the versioned ones by version, then the repeatable ones by description. Callbacks and baselines are
 * left out, and said to be.
 */
final class FlywayFiles {
    private static final List<String> CALLBACKS = List.of("before", "after", "createSchema", "beforeEach", "afterEach");

    private final Assembler assembler;
    private final List<Assumption> assumptions;
    private final Map<String, FlywayScriptConfig> configs = new HashMap<>();
    private final Map<Kind, Map<FlywayName, MigrationFile>> scripts = new HashMap<>();

    FlywayFiles(Assembler assembler, List<Assumption> assumptions) {
        this.assembler = assembler;
        this.assumptions = assumptions;
    }

    List<Migration> read(List<MigrationFile> files) {
        for (MigrationFile file : files) {
            if (file.name().endsWith(".sql.conf")) {
                String script = file.path().substring(0, file.path().length() - ".conf".length());
                configs.put(script, FlywayScriptConfig.of(file, assembler.problems()));
            }
        }
        boolean isText = files.size() == 1 && files.getFirst().path().isEmpty();
        if (isText) {
            return List.of(script(files.getFirst(), Optional.empty()));
        }
        files.stream().filter(file -> file.name().endsWith(".sql")).forEach(this::sort);
        List<Migration> migrations = new ArrayList<>();
        of(Kind.VERSIONED)
                .forEach((name, file) -> add(
                        migrations,
                        file,
                        Optional.ofNullable(of(Kind.UNDO).get(new FlywayName(Kind.UNDO, name.version(), "")))));
        of(Kind.REPEATABLE).forEach((_, file) -> add(migrations, file, Optional.empty()));
        return migrations;
    }

    private Map<FlywayName, MigrationFile> of(Kind kind) {
        return scripts.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    private void sort(MigrationFile file) {
        Optional<FlywayName> name = FlywayName.of(file.name());
        if (name.isEmpty()) {
            unnamed(file);
            return;
        }
        MigrationFile other = of(name.get().kind()).putIfAbsent(name.get(), file);
        if (other != null) {
            assembler
                    .problems()
                    .add(
                            file.shown(),
                            "it has the version or the description of " + other.shown() + ", and Flyway refuses both",
                            "Give one of them its own");
        }
        if (name.get().kind() == Kind.BASELINE) {
            leftOut(file, "a baseline runs only on an empty database; it was left out");
        }
    }

    private void unnamed(MigrationFile file) {
        String name = file.name();
        if (CALLBACKS.stream().anyMatch(name::startsWith)) {
            leftOut(file, "the callback was left out: what it does around the migrations is not seen");
        } else if (name.toUpperCase(Locale.ROOT).matches("[VURB]\\d*_.*\\.SQL|[VURB]\\d.*\\.SQL")) {
            assembler
                    .problems()
                    .add(
                            Place.of(file.shown(), ""),
                            "'" + name + "' is not named as Flyway wants it",
                            "Flyway leaves the file out without a word",
                            "Write the version, two underscores, the description: V7__add_severity.sql");
        } else {
            leftOut(file, "Flyway leaves the file out, as its name is none of a migration");
        }
    }

    private void leftOut(MigrationFile file, String assumed) {
        assumptions.add(new Assumption(
                Place.of(file.shown(), ""), "what the file does", assumed, "a name such as V7__add_severity.sql"));
    }

    private void add(List<Migration> migrations, MigrationFile file, Optional<MigrationFile> undo) {
        if (config(file).shouldExecute()) {
            migrations.add(script(file, undo.map(back -> script(back, Optional.empty()))));
        } else {
            leftOut(file, "its configuration says shouldExecute=false; it was left out");
        }
    }

    private FlywayScriptConfig config(MigrationFile file) {
        return configs.getOrDefault(file.path(), FlywayScriptConfig.NONE);
    }

    private Migration script(MigrationFile file, Optional<Migration> down) {
        FlywayScriptConfig config = config(file);
        ScriptText text = config.replacesPlaceholders()
                ? ScriptText.of(file.shown(), file.text(), assembler.rules().placeholders())
                : ScriptText.of(file.shown(), file.text());
        assembler.problems().addAll(text.problems());
        Function<List<Statement>, TransactionRule> rule = statements -> {
            FlywayTransaction transaction = FlywayTransaction.of(
                    statements,
                    config.executeInTransaction(),
                    assembler.rules().isMixed(),
                    assembler.rules().dialect());
            assembler.problems().addAll(transaction.problems());
            return transaction.rule();
        };
        return assembler.migration(Part.whole(file.title(), text), rule, down, List.of());
    }
}
