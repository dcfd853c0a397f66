package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Config;
import dev.ghostlight.app.config.ConfigFile;
import dev.ghostlight.app.config.FirstFile;
import dev.ghostlight.app.config.Question;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question asked by options alone: the file that they would write, read at once and told of in options. */
final class PlainQuestion {
    private static final String NAME = "command line";
    private static final Set<Question> NEEDED =
            EnumSet.of(Question.NODES, Question.REQUESTS, Question.KEYS, Question.POPULARITY, Question.GAP);

    private PlainQuestion() {}

    /** Whether nothing can be forecast without an answer to this question. */
    static boolean needs(Question question) {
        return NEEDED.contains(question);
    }

    /**
     * The configuration that the answers make.
     *
     * @throws ConfigException with what is wrong with them or missing, each told of its option
     */
    static Config config(Answers answers) throws ConfigException {
        List<Problem> problems = missing(answers);
        problems.addAll(wrong(answers));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return ConfigFile.parse(NAME, FirstFile.yaml(answers));
    }

    /** What is wrong with the answers given, each told of its option; those that are missing are not. */
    static List<Problem> wrong(Answers answers) {
        Answers complete = answers;
        for (Question question : unanswered(answers)) {
            complete = complete.with(question, question.example());
        }
        try {
            ConfigFile.parse(NAME, FirstFile.yaml(complete));
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(PlainQuestion::ofOption).toList();
        }
    }

    private static List<Question> unanswered(Answers answers) {
        List<Question> questions = new ArrayList<>(NEEDED);
        if (answers.to(Question.MAX_ENTRIES).isEmpty()) {
            questions.add(Question.TTL);
        }
        questions.removeIf(question -> answers.to(question).isPresent());
        return questions;
    }

    private static List<Problem> missing(Answers answers) {
        List<Problem> problems = new ArrayList<>();
        for (Question question : unanswered(answers)) {
            String other = question == Question.TTL ? ", or " + written(Question.MAX_ENTRIES) : "";
            problems.add(new Problem(
                    Place.of(NAME, question.option()),
                    "it is missing: " + question.text(),
                    "Nothing can be forecast without it",
                    "Add it, such as " + written(question) + other));
        }
        return problems;
    }

    private static String written(Question question) {
        String example = question.example();
        return question.option() + " " + (example.contains("(") ? "'" + example + "'" : example);
    }

    private static Problem ofOption(Problem problem) {
        String name = question(problem.where())
                .map(Question::option)
                .orElse(problem.where().pointer());
        return new Problem(Place.of(NAME, name), problem.what(), problem.consequence(), problem.remedy());
    }

    private static Optional<Question> question(Place place) {
        String pointer = place.pointer();
        // The only word that stands for something else there, too.
        if (pointer.contains("/balancer/")) {
            return Optional.empty();
        }
        for (Question question : Question.values()) {
            if (pointer.endsWith("/" + question.word())) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    /** The facts with the places of options, as nobody has seen the file they were read from. */
    static LoadFacts ofOptions(LoadFacts facts) {
        Rollout rollout = facts.rollout();
        return new LoadFacts(
                facts.fleet(),
                facts.balancer(),
                facts.stores().stream().map(PlainQuestion::ofOptions).toList(),
                facts.caches().stream().map(PlainQuestion::ofOptions).toList(),
                new Rollout(
                        Place.of(NAME, Question.GAP.option()),
                        rollout.spacing(),
                        rollout.batch(),
                        rollout.maxUnavailable(),
                        rollout.canary()),
                facts.margin(),
                facts.horizonSeconds(),
                facts.assumptions().stream().map(PlainQuestion::ofOptions).toList());
    }

    private static Store ofOptions(Store store) {
        return new Store(
                store.name(),
                Place.of(NAME, Question.STORE.option()),
                store.capacityPerSecond(),
                store.baselinePerSecond(),
                store.queueSeconds(),
                store.answerSeconds(),
                store.timeoutSeconds(),
                store.retries(),
                store.lateAnswersFill());
    }

    private static Cache ofOptions(Cache cache) {
        return new Cache(
                cache.name(),
                Place.of(NAME, Question.CACHE.option()),
                cache.store(),
                cache.levels(),
                cache.singleFlight(),
                cache.requestsPerSecond(),
                cache.popularity(),
                cache.prewarm());
    }

    private static Assumption ofOptions(Assumption assumption) {
        Optional<Question> question = question(assumption.where());
        String pointer = assumption.where().pointer();
        return new Assumption(
                Place.of(NAME, question.map(Question::option).orElse(pointer.substring(pointer.lastIndexOf('/') + 1))),
                assumption.missing(),
                assumption.assumed(),
                question.map(PlainQuestion::written)
                        .orElse(assumption.provide() + " in a file, which 'ghostlight init' writes"));
    }
}
