package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import dev.ghostlight.core.model.Assumption;
import java.util.List;
import java.util.Optional;

/** Plain files for the database's own client, in the order of their names; those in further folders are left out. */
final class PlainFiles {
    private final Assembler assembler;

    PlainFiles(Assembler assembler) {
        this.assembler = assembler;
    }

    List<Migration> read(List<MigrationFile> files) {
        boolean isWhole = assembler.rules().singleTransaction().orElse(false);
        TransactionRule rule = isWhole ? TransactionRule.WHOLE : TransactionRule.EACH;
        return files.stream()
                .filter(MigrationFile::isAtTop)
                .filter(file -> files.size() == 1 || file.name().endsWith(".sql"))
                .map(file -> {
                    Part part = Part.whole(file.title(), ScriptText.of(file.shown(), file.text()));
                    return assembler.migration(part, _ -> rule, Optional.empty(), assumed(part));
                })
                .toList();
    }

    private List<Assumption> assumed(Part part) {
        if (assembler.rules().singleTransaction().isPresent()) {
            return List.of();
        }
        return List.of(new Assumption(
                part.where(),
                "whether the client runs the file in a single transaction",
                "it does not: each statement commits by itself, and its locks end with it",
                "single-transaction: true"));
    }
}
