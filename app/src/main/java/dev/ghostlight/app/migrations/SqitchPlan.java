package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The changes of {@code sqitch.plan}, in its order, with their scripts in {@code deploy} and {@code revert}. An earlier
 * version of a change that was reworked stands in {@code name@tag.sql}, after the next tag.
 */
final class SqitchPlan {
    private static final String PLAN = "sqitch.plan";

    private final Assembler assembler;

    SqitchPlan(Assembler assembler) {
        this.assembler = assembler;
    }

    /** A change, and the tag that comes after it; empty for none. */
    private record Change(String name, int line, String nextTag) {}

    List<Migration> read(List<MigrationFile> files) {
        Map<String, MigrationFile> byPath =
                files.stream().collect(Collectors.toMap(MigrationFile::path, Function.identity()));
        MigrationFile plan = byPath.get(PLAN);
        if (plan == null) {
            return files.size() == 1 ? script(files.getFirst()) : noPlan(files);
        }
        List<Change> changes = changes(plan.text());
        List<Migration> migrations = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean isReworked = changes.subList(i + 1, changes.size()).stream()
                    .anyMatch(later -> later.name().equals(change.name()));
            String file = change.name() + (isReworked ? change.nextTag() : "") + ".sql";
            MigrationFile deploy = byPath.get("deploy/" + file);
            if (deploy == null) {
                missing(plan, change, file);
            } else {
                migrations.add(assembler.migration(
                        part(change.name(), deploy),
                        _ -> TransactionRule.EACH,
                        Optional.ofNullable(byPath.get("revert/" + file)).map(revert -> down(change.name(), revert)),
                        List.of()));
            }
        }
        return migrations;
    }

    private List<Migration> script(MigrationFile file) {
        return List.of(down(file.title(), file));
    }

    private Migration down(String name, MigrationFile file) {
        return assembler.migration(part(name, file), _ -> TransactionRule.EACH);
    }

    private static Part part(String name, MigrationFile file) {
        return Part.whole(name, ScriptText.of(file.shown(), file.text()));
    }

    private List<Migration> noPlan(List<MigrationFile> files) {
        assembler
                .problems()
                .add(
                        files.getFirst().shown(),
                        "there is no sqitch.plan in the folder",
                        "Name the folder that holds it");
        return List.of();
    }

    private void missing(MigrationFile plan, Change change, String file) {
        assembler
                .problems()
                .add(
                        new Place(plan.shown(), "", change.line(), 1),
                        "the change '" + change.name() + "' has no script deploy/" + file,
                        "Sqitch cannot deploy it",
                        "Write the script, or take the change out of the plan");
    }

    private static List<Change> changes(String plan) {
        List<Change> changes = new ArrayList<>();
        List<String> lines = plan.lines().map(String::strip).toList();
        String tag = "";
        for (int i = lines.size() - 1; i >= 0; i--) {
            String word = lines.get(i).split("\\s", 2)[0];
            if (word.startsWith("@")) {
                tag = word;
            } else if (!word.isEmpty() && !word.startsWith("#") && !word.startsWith("%")) {
                changes.addFirst(new Change(word, i + 1, tag));
            }
        }
        return changes;
    }
}
