package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Config;
import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.config.Environment;
import dev.ghostlight.app.config.KnownDatabase;
import dev.ghostlight.app.config.MigrationsConfig;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.migrations.Migrations;
import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.Pending;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.migrations.Tool;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.runner.Sharing;
import dev.ghostlight.core.model.Assumption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Forecasts the migrations that a configuration says are still to come.
 *
 * @param console what the process is run with
 */
record PendingForecasts(Console console) {
    /** The forecasts, in the order in which the migrations run; none where the configuration names no migrations. */
    List<MigrationForecast> of(Config config, Environment environment)
            throws ConfigException, MigrationsException, ShadowException, ServerException {
        Optional<MigrationsConfig> words = MigrationsConfig.of(config, environment);
        return words.isPresent() ? of(config, environment, words.get()) : List.of();
    }

    private List<MigrationForecast> of(Config config, Environment environment, MigrationsConfig words)
            throws ConfigException, MigrationsException, ShadowException, ServerException {
        KnownDatabase known = DatabaseConfig.facts(config, environment, words.store(), Instant.now());
        Migrations read = MigrationsReader.read(words.path(), rules(words, known));
        Pending pending = Pending.of(read, words.applied(), words.where().child("applied"));
        List<Assumption> assumptions = new ArrayList<>(known.assumptions());
        assumptions.addAll(pending.assumptions());
        List<Migration> run = words.inTransaction()
                .map(PendingForecasts::sharing)
                .map(sharing -> sharing.of(pending.pending()))
                .orElse(pending.pending());
        return new ShadowForecasts(console).of(known.facts(), assumptions, run, pending.live());
    }

    private static Sharing sharing(String word) {
        return Sharing.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static ReadingRules rules(MigrationsConfig words, KnownDatabase known) {
        Tool tool = Arrays.stream(Tool.values())
                .filter(each -> each.word().equals(words.tool()))
                .findFirst()
                .orElseThrow();
        return new ReadingRules(
                known.facts().engine().dialect(), Optional.of(tool), words.placeholders(), false, Optional.empty());
    }
}
