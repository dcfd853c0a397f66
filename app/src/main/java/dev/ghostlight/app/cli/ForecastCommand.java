package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Config;
import dev.ghostlight.app.config.ConfigFile;
import dev.ghostlight.app.config.Environment;
import dev.ghostlight.app.config.LoadConfig;
import dev.ghostlight.app.config.Question;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.report.Format;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.load.LoadForecaster;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Forecasts what a rollout will do to the stores behind the caches. */
final class ForecastCommand implements Callable<Integer> {
    /** Options that a plain question has in common with a file, whose words they override. */
    private static final Set<Question> OVERRIDES = EnumSet.of(Question.GAP, Question.BATCH, Question.MAX_UNAVAILABLE);

    private final Console console;
    private final QuestionOptions questions = new QuestionOptions();

    private final PositionalParamSpec path = Declare.argument(
                    "PATH", Path.class, "A ghostlight.yaml, or its folder; this folder if missing.")
            .build();
    private final OptionSpec environment = Declare.option(
                    "--env", "NAME", String.class, "The environment; prod, or the only one, if missing.")
            .build();
    private final OptionSpec failOn = Declare.option(
                    "--fail-on",
                    "SEVERITY",
                    String.class,
                    "Exit with 1 from this severity on: danger (if missing) or warning.")
            .build();
    private final ReportOptions output = new ReportOptions();
    private final FactOverrides overrides = new FactOverrides();

    private ForecastCommand(Console console) {
        this.console = console;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        ForecastCommand forecast = new ForecastCommand(console);
        CommandSpec command = Declare.command(
                "forecast",
                forecast,
                "Forecast what a rollout will do to the stores behind the caches, and name the fastest safe one; and what the"
                        + " migrations that come with it will lock.",
                "",
                "The facts come from a ghostlight.yaml; or, for a plain question without a file, from the options.",
                "");
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        command.addPositional(forecast.path).addOption(forecast.environment).addOption(forecast.failOn);
        forecast.output.addTo(command);
        forecast.overrides.addTo(command);
        Declare.withHelp(command);
        forecast.questions.addTo(command, "Another plan than the file's, or that of a plain question:", OVERRIDES);
        forecast.questions.addTo(
                command, "A plain question, without a file:", EnumSet.complementOf(EnumSet.copyOf(OVERRIDES)));
        return command;
    }

    @Override
    public Integer call() throws IOException {
        Severity failing = failing();
        Format format = output.format();
        try {
            // What a plain question says of the plan is in its configuration already.
            Answers plan = isPlain() ? Answers.none() : questions.answers();
            Config config = config(overrides.problems(plan));
            Environment chosen = config.environment(environment.getValue());
            LoadFacts known = LoadConfig.facts(config, chosen, new CountedKeys(console));
            LoadFacts facts = overrides.apply(isPlain() ? PlainQuestion.ofOptions(known) : known, plan);
            List<MigrationForecast> migrations = new PendingForecasts(console).of(config, chosen);
            // Without caches a restart does nothing to a store.
            Optional<LoadForecast> load = facts.caches().isEmpty() && !migrations.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LoadForecaster.forecast(facts));
            Report report = Report.over("forecast", config.service(), chosen.name(), load, migrations);
            int written = output.write(report, format, console);
            return written == ExitCode.CLEAR ? exitCode(report, failing) : written;
        } catch (ConfigException | MigrationsException | ShadowException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (ServerException e) {
            console.err().println("ghostlight forecast: " + e.getMessage());
            return ExitCode.ENVIRONMENT;
        }
    }

    private Severity failing() {
        @Nullable String asked = failOn.getValue();
        String word = asked == null ? "danger" : asked;
        return Choice.of(spec(), "--fail-on", word, List.of("danger", "warning"))
                        .equals("danger")
                ? Severity.DANGER
                : Severity.WARNING;
    }

    private CommandLine spec() {
        return output.commandLine();
    }

    /** Options that only a question without a file needs. */
    private List<Question> asked() {
        return questions.answered().stream()
                .filter(question -> !OVERRIDES.contains(question))
                .toList();
    }

    private boolean isPlain() {
        return path.getValue() == null && !asked().isEmpty();
    }

    /** The configuration, unless there are problems already; those it has are told with them. */
    private Config config(List<Problem> problems) throws ConfigException {
        List<Problem> all = new ArrayList<>(problems);
        try {
            Config config = config();
            if (problems.isEmpty()) {
                return config;
            }
        } catch (ConfigException e) {
            all.addAll(e.problems());
        }
        throw new ConfigException(all);
    }

    private Config config() throws ConfigException {
        @Nullable Path file = path.getValue();
        if (file != null && !asked().isEmpty()) {
            String options = asked().stream().map(Question::option).collect(Collectors.joining(", "));
            throw new ParameterException(
                    spec(),
                    "A plain question needs no file, and a file no " + options + ". Leave out " + file
                            + ", or write the facts into it");
        }
        if (file != null) {
            return ConfigFile.read(file);
        }
        if (isPlain() && environment.getValue() != null) {
            throw new ParameterException(
                    spec(), "--env names an environment of a file, and a plain question has none. Leave it out");
        }
        if (isPlain()) {
            return PlainQuestion.config(questions.answers());
        }
        if (!Files.exists(Path.of("ghostlight.yaml"))) {
            throw new ParameterException(
                    spec(),
                    "There is no ghostlight.yaml in this folder. Name one, write one with 'ghostlight init', or ask a"
                            + " plain question, such as --nodes 50 --requests 8000/s --keys 3000 --popularity 'zipf(0.9)'"
                            + " --ttl 2h --capacity 1000/s --gap 0s");
        }
        return ConfigFile.read(Path.of("ghostlight.yaml"));
    }

    private static int exitCode(Report report, Severity failing) {
        boolean fails = report.findings().stream()
                .anyMatch(finding -> finding.severity().compareTo(failing) <= 0);
        if (fails) {
            return ExitCode.DANGER;
        }
        return ExitCode.of(report.verdict());
    }
}
