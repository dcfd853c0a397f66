package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Config;
import dev.ghostlight.app.config.ConfigFile;
import dev.ghostlight.app.config.FirstFile;
import dev.ghostlight.app.config.Question;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.model.Place;

/** A question asked by options alone: the file that they would write, read at once. */
final class PlainQuestion {
    private PlainQuestion() {}

    /**
     * The configuration that the answers make.
     *
     * @throws ConfigException with what is wrong with them, each told of its option
     */
    static Config config(Answers answers) throws ConfigException {
        try {
            return ConfigFile.parse("command line", FirstFile.yaml(answers));
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.problems().stream().map(PlainQuestion::ofOption).toList());
        }
    }

    private static Problem ofOption(Problem problem) {
        String pointer = problem.where().pointer();
        for (Question question : Question.values()) {
            if (pointer.endsWith("/" + question.word())) {
                return at(question.option(), problem);
            }
        }
        return at(pointer, problem);
    }

    private static Problem at(String name, Problem problem) {
        return new Problem(Place.of("command line", name), problem.what(), problem.consequence(), problem.remedy());
    }
}
