package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Script;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files with a part {@code -- migrate:up} and a part {@code -- migrate:down}, in the order of their names. */
final class DbmateFiles {
    static final Pattern UP = Pattern.compile("(?m)^--[ \\t]*migrate:up\\b(.*)$");
    private static final Pattern DOWN = Pattern.compile("(?m)^--[ \\t]*migrate:down\\b(.*)$");
    private static final Pattern VERSION = Pattern.compile("\\d+");
    private static final Pattern NO_TRANSACTION = Pattern.compile("\\btransaction:[ \\t]*false\\b");

    private final Assembler assembler;
    private final Map<String, MigrationFile> versions = new HashMap<>();

    DbmateFiles(Assembler assembler) {
        this.assembler = assembler;
    }

    List<Migration> read(List<MigrationFile> files) {
        List<Migration> migrations = new ArrayList<>();
        for (MigrationFile file : files) {
            if (file.isAtTop() && (files.size() == 1 || file.name().endsWith(".sql"))) {
                checkVersion(file);
                read(file).ifPresent(migrations::add);
            }
        }
        return migrations;
    }

    private void checkVersion(MigrationFile file) {
        Matcher version = VERSION.matcher(file.name());
        if (!version.lookingAt()) {
            return;
        }
        MigrationFile other = versions.putIfAbsent(version.group(), file);
        if (other != null) {
            assembler
                    .problems()
                    .add(
                            file.shown(),
                            "its version " + version.group() + " is also that of " + other.name(),
                            "Give one of them a version of its own");
        }
    }

    private Optional<Migration> read(MigrationFile file) {
        ScriptText text = ScriptText.of(file.shown(), file.text());
        Matcher up = UP.matcher(file.text());
        if (!up.find()) {
            assembler
                    .problems()
                    .add(file.shown(), "it has no line '-- migrate:up'", "Write that line before what is to be done");
            return Optional.empty();
        }
        if (!Script.of(text, 0, up.start(), assembler.rules().dialect(), ";")
                .pieces()
                .isEmpty()) {
            assembler
                    .problems()
                    .add(
                            text.place(0),
                            "statements stand before the line '-- migrate:up'",
                            "dbmate refuses the file",
                            "Move them behind it");
        }
        Matcher down = DOWN.matcher(file.text());
        boolean hasDown = down.find(up.end());
        int end = hasDown ? down.start() : file.text().length();
        Part part = new Part(file.title(), text, up.end(), end, ";");
        Optional<Migration> back = hasDown
                ? Optional.of(assembler.migration(
                        new Part(file.title(), text, down.end(), file.text().length(), ";"), rule(down.group(1))))
                : Optional.empty();
        return Optional.of(assembler.migration(part, rule(up.group(1)), back, List.of()));
    }

    private Function<List<Statement>, TransactionRule> rule(String options) {
        return NO_TRANSACTION.matcher(options).find() ? assembler::asOneQuery : _ -> TransactionRule.WHOLE;
    }
}
