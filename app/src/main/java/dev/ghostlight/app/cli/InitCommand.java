package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Answers;
import dev.ghostlight.app.config.FirstFile;
import dev.ghostlight.app.config.Question;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a first {@code ghostlight.yaml} from a few questions or options. */
final class InitCommand implements Callable<Integer> {
    /** What is asked on a terminal; the rest can be added to the file. */
    private static final List<Question> ASKED = List.of(
            Question.SERVICE,
            Question.NODES,
            Question.DOWNTIME,
            Question.STORE,
            Question.CAPACITY,
            Question.CACHE,
            Question.REQUESTS,
            Question.KEYS,
            Question.POPULARITY,
            Question.TTL,
            Question.GAP);

    /** How often a question is asked again. */
    private static final int MOST_TRIES = 5;

    private final Console console;
    private final QuestionOptions questions = new QuestionOptions();

    private final PositionalParamSpec folder = Declare.argument(
                    "FOLDER", Path.class, "Where to write it, made if it is not there; this folder if missing.")
            .build();

    private InitCommand(Console console) {
        this.console = console;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        InitCommand init = new InitCommand(console);
        CommandSpec command = Declare.command(
                "init",
                init,
                "Write a first, commented ghostlight.yaml.",
                "",
                "On a terminal it asks for what the options do not say; an empty answer leaves a fact open that"
                        + " a forecast can do without.",
                "");
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        command.addPositional(init.folder);
        Declare.withHelp(command);
        init.questions.addTo(command, "Answers:", EnumSet.allOf(Question.class));
        return command;
    }

    @Override
    public Integer call() throws IOException {
        @Nullable Path named = folder.getValue();
        Path file = (named == null ? Path.of("") : named).resolve("ghostlight.yaml");
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return refused(file + " is already there. It was not touched. Edit it, or name another folder.");
        }
        if (named != null && Files.exists(named, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(named)) {
            return refused(named + " is not a folder. Nothing was written. Name another one.");
        }
        Answers answers;
        try {
            answers = console.canAsk() ? asked() : questions.answers();
            PlainQuestion.config(answers);
        } catch (ConfigException e) {
            console.err().println(e.getMessage());
            return refused("Nothing was written. Answer with the options named, or run it on a terminal to be asked.");
        }
        try {
            if (named != null) {
                Files.createDirectories(named);
            }
            Files.writeString(file, FirstFile.yaml(answers), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            return refused(file + " was written by somebody else meanwhile. It was not touched.");
        } catch (IOException e) {
            console.err()
                    .println("ghostlight init: " + file + " cannot be written: " + Unwritable.reason(e)
                            + ". Nothing was written. Name a folder that can be written.");
            return ExitCode.ENVIRONMENT;
        }
        console.out().println("Wrote " + file + ". Next: ghostlight forecast" + (named == null ? "" : " " + named));
        return ExitCode.CLEAR;
    }

    private int refused(String why) {
        console.err().println("ghostlight init: " + why);
        return ExitCode.USAGE;
    }

    /**
     * The options' answers and those of the person.
     *
     * @throws ConfigException with what is wrong with the options, before anything is asked
     */
    private Answers asked() throws IOException, ConfigException {
        Answers answers = questions.answers();
        List<Problem> wrong = PlainQuestion.wrong(answers);
        if (!wrong.isEmpty()) {
            throw new ConfigException(wrong);
        }
        for (Question question : ASKED) {
            if (answers.to(question).isEmpty()) {
                Optional<Answers> more = asked(question, answers);
                if (more.isEmpty()) {
                    return answers;
                }
                answers = more.get();
            }
        }
        return answers;
    }

    /** The answers with one more, or as they were if it is left open; nothing at the end of the input. */
    private Optional<Answers> asked(Question question, Answers answers) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            console.err().print(question.text() + " (such as " + question.example() + ") ");
            console.err().flush();
            String line = console.in().readLine();
            if (line == null) {
                console.err().println();
                return Optional.empty();
            }
            if (line.isBlank() && PlainQuestion.needs(question)) {
                console.err().println("It cannot be left open, as nothing can be forecast without it.");
                continue;
            }
            Answers more = answers.with(question, line);
            List<Problem> wrong = PlainQuestion.wrong(more);
            if (wrong.isEmpty()) {
                return Optional.of(more);
            }
            wrong.forEach(problem -> console.err().println(problem));
        }
        return Optional.empty();
    }
}
