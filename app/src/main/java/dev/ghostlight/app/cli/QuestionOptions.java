package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** One option for each question about a service; its answer is written as in {@code ghostlight.yaml}. */
final class QuestionOptions {
    private Answers answers = Answers.none();
    private final List<Question> answered = new ArrayList<>();

    /** Adds the options of these questions to a command. */
    void addTo(CommandSpec command, Collection<Question> questions) {
        for (Question question : questions) {
            OptionSpec option = OptionSpec.builder(question.option())
                    .paramLabel(question.example())
                    .type(String.class)
                    .description(question.text())
                    .setter(setter(question))
                    .build();
            command.addOption(option);
        }
    }

    private ISetter setter(Question question) {
        return new ISetter() {
            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's interface; callers ignore it
            public <T> T set(T value) {
                // picocli clears every option before it parses.
                if (value instanceof String text) {
                    answers = answers.with(question, text);
                    answered.add(question);
                }
                return value;
            }
        };
    }

    /** The answers given. */
    Answers answers() {
        return answers;
    }

    /** The questions that were answered. */
    List<Question> answered() {
        return List.copyOf(answered);
    }
}
