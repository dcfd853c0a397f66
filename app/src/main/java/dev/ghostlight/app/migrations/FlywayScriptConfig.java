package dev.ghostlight.app.migrations;

import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.core.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a script's own configuration says, {@code V1__a.sql.conf}.
 *
 * @param executeInTransaction whether it runs in a transaction; empty where it says nothing
 * @param replacesPlaceholders whether {@code ${name}} is replaced
 * @param shouldExecute whether it runs at all
 */
record FlywayScriptConfig(Optional<Boolean> executeInTransaction, boolean replacesPlaceholders, boolean shouldExecute) {
    static final FlywayScriptConfig NONE = new FlywayScriptConfig(Optional.empty(), true, true);

    private static final List<String> KEYS = List.of(
            "executeInTransaction", "placeholderReplacement", "shouldExecute", "encoding", "outputQueryResults");

    static FlywayScriptConfig of(MigrationFile file, Problems problems) {
        FlywayScriptConfig config = NONE;
        List<String> lines = file.text().lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                config = config.with(line, new Place(file.shown(), "", i + 1, 1), problems);
            }
        }
        return config;
    }

    private FlywayScriptConfig with(String line, Place where, Problems problems) {
        int equals = line.indexOf('=');
        String key = (equals < 0 ? line : line.substring(0, equals)).strip();
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        return switch (key) {
            case "encoding" -> encoding(value, where, problems);
            case "outputQueryResults" -> this;
            case "executeInTransaction" ->
                truth(key, value, where, problems)
                        .map(is -> new FlywayScriptConfig(Optional.of(is), replacesPlaceholders, shouldExecute))
                        .orElse(this);
            case "placeholderReplacement" ->
                truth(key, value, where, problems)
                        .map(is -> new FlywayScriptConfig(executeInTransaction, is, shouldExecute))
                        .orElse(this);
            case "shouldExecute" ->
                truth(key, value, where, problems)
                        .map(is -> new FlywayScriptConfig(executeInTransaction, replacesPlaceholders, is))
                        .orElse(this);
            default -> {
                problems.add(
                        where,
                        "unknown word '" + key + "'",
                        "Flyway refuses it, or takes it for something else",
                        DidYouMean.nearest(key, KEYS)
                                .map(meant -> "Did you mean '" + meant + "'?")
                                .orElse("Known are " + String.join(", ", KEYS)));
                yield this;
            }
        };
    }

    private FlywayScriptConfig encoding(String value, Place where, Problems problems) {
        if (!value.equalsIgnoreCase("UTF-8") && !value.equalsIgnoreCase("US-ASCII")) {
            problems.add(
                    where, "the encoding is '" + value + "'", "Only UTF-8 is read here", "Save the script in UTF-8");
        }
        return this;
    }

    private static Optional<Boolean> truth(String key, String value, Place where, Problems problems) {
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                problems.add(
                        where,
                        key + ": '" + value + "' is neither true nor false",
                        "It is not known how the script runs",
                        "Write true or false");
                yield Optional.empty();
            }
        };
    }
}
