package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.ScriptText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pairs of {@code 7_name.up.sql} and {@code 7_name.down.sql}, in the order of their numbers. */
final class GolangMigrateFiles {
    private static final Pattern NAME = Pattern.compile("(\\d+)_.*\\.(up|down)\\.sql");

    private final Assembler assembler;
    private final Map<BigInteger, MigrationFile> ups = new TreeMap<>();
    private final Map<BigInteger, MigrationFile> downs = new HashMap<>();

    GolangMigrateFiles(Assembler assembler) {
        this.assembler = assembler;
    }

    List<Migration> read(List<MigrationFile> files) {
        boolean isText =
                files.size() == 1 && !NAME.matcher(files.getFirst().name()).matches();
        if (isText) {
            return List.of(assembler.migration(part(files.getFirst()), assembler::asOneQuery));
        }
        for (MigrationFile file : files) {
            Matcher name = NAME.matcher(file.name());
            if (file.isAtTop() && name.matches()) {
                Map<BigInteger, MigrationFile> same = name.group(2).equals("up") ? ups : downs;
                MigrationFile other = same.putIfAbsent(new BigInteger(name.group(1)), file);
                if (other != null) {
                    duplicate(file, other, name.group(1));
                }
            }
        }
        downs.forEach((number, file) -> {
            if (!ups.containsKey(number)) {
                assembler
                        .problems()
                        .add(
                                file.shown(),
                                "it takes back a migration that is not there: no file " + number + "_*.up.sql",
                                "Put the missing file beside it, or remove this one");
            }
        });
        List<Migration> migrations = new ArrayList<>();
        ups.forEach((number, file) -> migrations.add(assembler.migration(
                part(file),
                assembler::asOneQuery,
                Optional.ofNullable(downs.get(number))
                        .map(down -> assembler.migration(part(down), assembler::asOneQuery)),
                List.of())));
        return migrations;
    }

    private static Part part(MigrationFile file) {
        return Part.whole(file.title(), ScriptText.of(file.shown(), file.text()));
    }

    private void duplicate(MigrationFile file, MigrationFile other, String number) {
        assembler
                .problems()
                .add(
                        file.shown(),
                        "its number " + number + " is also that of " + other.name(),
                        "Give one of them a number of its own");
    }
}
