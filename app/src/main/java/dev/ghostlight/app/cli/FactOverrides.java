package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Question;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that stand for words of the file, to try another plan without writing it. */
final class FactOverrides {
    @Option(
            names = "--margin",
            paramLabel = "MARGIN",
            description = "How far every store stays below its capacity: '3 sigma', 10%% or none.")
    private @Nullable String margin;

    @Option(names = "--horizon", paramLabel = "DURATION", description = "How far to look, such as 3h.")
    private @Nullable String horizon;

    /** Reads one word. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(String text) throws UnitException;
    }

    /**
     * The facts with the options given.
     *
     * @throws ConfigException with everything that is wrong with the options
     */
    LoadFacts apply(LoadFacts facts, Answers answers) throws ConfigException {
        List<Problem> problems = new ArrayList<>();
        Optional<Margin> newMargin = read("--margin", Optional.ofNullable(margin), FactOverrides::margin, problems);
        Optional<Double> seconds = read("--horizon", Optional.ofNullable(horizon), Units::duration, problems);
        Optional<Double> gap = read(Question.GAP, answers, Units::duration, problems);
        Optional<Integer> batch = read(Question.BATCH, answers, FactOverrides::nodes, problems);
        Optional<Integer> out = read(Question.MAX_UNAVAILABLE, answers, FactOverrides::nodes, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Rollout rollout = facts.rollout();
        Rollout changed = new Rollout(
                rollout.where(),
                gap.<Rollout.Spacing>map(Rollout.Spacing.Uniform::new).orElse(rollout.spacing()),
                batch.orElse(rollout.batch()),
                out.orElse(rollout.maxUnavailable()),
                rollout.canary());
        LoadFacts planned = facts.withRollout(changed).withMargin(newMargin.orElse(facts.margin()));
        return seconds.map(planned::withHorizon).orElse(planned);
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
            problems.add(new Problem(Place.of("command line", option), e.what(), "Nothing was forecast", e.remedy()));
            return Optional.empty();
        }
    }

    private static Margin margin(String text) throws UnitException {
        if (text.equals("none")) {
            return new Margin.None();
        }
        return text.endsWith("%") ? new Margin.Part(Units.percent(text)) : new Margin.Sigmas(Units.sigma(text));
    }

    private static int nodes(String text) throws UnitException {
        double count = Units.count(text);
        if (count < 1 || count > 1_000_000) {
            throw new UnitException("'" + text + "' is not between 1 and 1,000,000", "Write how many nodes, such as 2");
        }
        return (int) count;
    }
}
