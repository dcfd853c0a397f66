package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Question;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that stand for words of the file, to try another plan without writing it. */
final class FactOverrides {
    private static final String MARGINS = "Write standard deviations such as '3 sigma', a part such as 10%, or none";

    private final OptionSpec margin = Declare.option(
                    "--margin",
                    "MARGIN",
                    String.class,
                    "How far every store stays below its capacity: '3 sigma', 10%% or none.")
            .build();
    private final OptionSpec horizon = Declare.option(
                    "--horizon", "DURATION", String.class, "How far to look, such as 3h.")
            .build();

    /** Reads one word. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(String text) throws UnitException;
    }

    /** What the options say. */
    private record Wanted(
            Optional<Margin> margin,
            Optional<Double> horizonSeconds,
            Optional<Double> gapSeconds,
            Optional<Integer> batch,
            Optional<Integer> maxUnavailable) {}

    /** Adds the options to a command. */
    void addTo(CommandSpec command) {
        command.addOption(margin).addOption(horizon);
    }

    /** What is wrong with the options. */
    List<Problem> problems(Answers answers) {
        List<Problem> problems = new ArrayList<>();
        read(answers, problems);
        return problems;
    }

    /**
     * The facts with the options given.
     *
     * @throws ConfigException with everything that is wrong with the options
     */
    LoadFacts apply(LoadFacts facts, Answers answers) throws ConfigException {
        List<Problem> problems = new ArrayList<>();
        Wanted wanted = read(answers, problems);
        Rollout rollout = facts.rollout();
        int batch = wanted.batch.orElse(rollout.batch());
        int maxUnavailable = wanted.maxUnavailable.orElse(rollout.maxUnavailable());
        boolean changed = wanted.batch.isPresent() || wanted.maxUnavailable.isPresent();
        if (changed && batch > maxUnavailable) {
            problems.add(refused(
                    wanted.batch.isPresent() ? "--batch" : "--max-unavailable",
                    "a batch of " + batch + " servers is more than the " + maxUnavailable + " that may be out",
                    "Name a smaller batch, or allow more with --max-unavailable " + batch));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Rollout.Spacing spacing = wanted.gapSeconds
                .<Rollout.Spacing>map(Rollout.Spacing.Uniform::new)
                .orElse(rollout.spacing());
        LoadFacts planned = facts.withRollout(
                        new Rollout(rollout.where(), spacing, batch, maxUnavailable, rollout.canary()))
                .withMargin(wanted.margin.orElse(facts.margin()));
        return wanted.horizonSeconds.map(planned::withHorizon).orElse(planned);
    }

    private Wanted read(Answers answers, List<Problem> problems) {
        return new Wanted(
                read("--margin", Optional.ofNullable(margin.getValue()), FactOverrides::margin, problems),
                read("--horizon", Optional.ofNullable(horizon.getValue()), FactOverrides::horizon, problems),
                read(Question.GAP, answers, Units::duration, problems),
                read(Question.BATCH, answers, FactOverrides::nodes, problems),
                read(Question.MAX_UNAVAILABLE, answers, FactOverrides::nodes, problems));
    }

    private static <T> Optional<T> read(
            Question question, Answers answers, Reading<T> reading, List<Problem> problems) {
        return read(question.option(), answers.to(question), reading, problems);
    }

    private static <T> Optional<T> read(
            String option, Optional<String> text, Reading<T> reading, List<Problem> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.read(text.get()));
        } catch (UnitException e) {
            problems.add(refused(option, e.what(), e.remedy()));
            return Optional.empty();
        }
    }

    private static Problem refused(String option, String what, String remedy) {
        return new Problem(Place.of("command line", option), what, "Nothing was forecast", remedy);
    }

    private static Margin margin(String text) throws UnitException {
        if (text.equals("none")) {
            return new Margin.None();
        }
        if (text.endsWith("%")) {
            double part = Units.percent(text);
            if (part >= 1) {
                throw new UnitException("'" + text + "' leaves nothing of the capacity", "Write less than 100%");
            }
            return new Margin.Part(part);
        }
        if (!text.endsWith("sigma")) {
            throw new UnitException(Visible.quoted(text) + " is not a margin", MARGINS + nearest(text));
        }
        double sigmas = Units.sigma(text);
        if (sigmas > 10) {
            throw new UnitException("'" + text + "' is more than 10 sigma", "Write a smaller number");
        }
        return new Margin.Sigmas(sigmas);
    }

    private static String nearest(String text) {
        return DidYouMean.nearest(text, List.of("none", "3 sigma"))
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse("");
    }

    private static double horizon(String text) throws UnitException {
        double seconds = Units.duration(text);
        if (seconds == 0) {
            throw new UnitException("'" + text + "' leaves nothing to look at", "Write a duration such as 3h");
        }
        return seconds;
    }

    private static int nodes(String text) throws UnitException {
        double count = Units.count(text);
        if (count < 1 || count > 1_000_000) {
            throw new UnitException("'" + text + "' is not between 1 and 1,000,000", "Write how many nodes, such as 2");
        }
        return (int) count;
    }
}
