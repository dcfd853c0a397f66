package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** One option for each question about a service; its answer is written as in {@code ghostlight.yaml}. */
final class QuestionOptions {
    private Answers answers = Answers.none();
    private final List<Question> answered = new ArrayList<>();

    /** Adds the options of these questions to a command, below a heading of their own in its help. */
    void addTo(CommandSpec command, String heading, Collection<Question> questions) {
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder().heading("%n" + heading + "%n").validate(false);
        for (Question question : questions) {
            OptionSpec option = OptionSpec.builder(question.option())
                    .paramLabel(question.example())
                    .type(String.class)
                    .description(question.text())
                    .converters(text -> checked(question, text))
                    .setter(setter(question))
                    .build();
            group.addArg(option);
        }
        command.addArgGroup(group.build());
    }

    private String checked(Question question, String text) {
        // As when a script's variable is not set: nothing was meant by it.
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty");
        }
        if (answered.contains(question)) {
            throw new TypeConversionException("it is given twice");
        }
        return text;
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
