package dev.ghostlight.app.config.shape;

import static java.util.stream.Collectors.joining;

import dev.ghostlight.app.config.shape.Word.Need;
import dev.ghostlight.app.config.shape.Word.With;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.core.model.Place;
import java.util.List;
import java.util.function.Consumer;

/** Checks which words stand in a table, and which must. */
final class Presences {
    private static final String CONSEQUENCE = "Nothing can be forecast without it";

    private Presences() {}

    static void check(Shape.Words words, Value.Table table, Consumer<Problem> problems) {
        for (Word word : words.words()) {
            Value.Entry entry = table.entries().get(word.name());
            if (entry != null) {
                checkCompany(word, entry, table, problems);
                checkNames(word, entry, problems);
            } else if (word.rules().required()) {
                problems.accept(new Problem(
                        table.place(), "'" + word.name() + "' is missing", CONSEQUENCE, "Add " + offer(word)));
            }
        }
        checkChoice(words, table, problems);
    }

    /** Whether the words stand there that this one goes with. */
    static boolean isWelcome(Word word, Value.Table table) {
        List<With> with = word.rules().with();
        return with.isEmpty() || with.stream().anyMatch(other -> stands(other, table));
    }

    private static boolean stands(With with, Value.Table table) {
        Value.Entry entry = table.entries().get(with.word());
        return entry != null
                && with.value()
                        .map(value -> entry.value() instanceof Value.Text text
                                && text.text().equals(value))
                        .orElse(true);
    }

    private static void checkCompany(Word word, Value.Entry entry, Value.Table table, Consumer<Problem> problems) {
        if (!isWelcome(word, table)) {
            String with = word.rules().with().stream().map(With::toString).collect(joining(" or "));
            problems.accept(new Problem(
                    entry.word().place(),
                    "'" + word.name() + "' goes only with " + with,
                    "It would have no meaning",
                    "Write " + with + " beside it, or remove it"));
        }
        for (Need need : word.rules().needs().stream().toList()) {
            if (!table.has(need.word())) {
                problems.accept(new Problem(
                        table.place(),
                        "'" + need.word() + "' is missing beside '" + word.name() + "'",
                        "It is never guessed, as the forecast hangs on it",
                        need.remedy()));
            }
        }
    }

    private static void checkNames(Word word, Value.Entry entry, Consumer<Problem> problems) {
        boolean empty = switch (entry.value()) {
            case Value.Table inner -> inner.entries().isEmpty();
            case Value.Text text -> text.isNothing();
            case Value.Sequence sequence -> false;
        };
        if (word.rules().required() && word.shape() instanceof Shape.Named && empty) {
            problems.accept(new Problem(
                    entry.word().place(),
                    "'" + word.name() + "' has nothing behind it",
                    CONSEQUENCE,
                    "Write at least one name below it"));
        }
    }

    private static void checkChoice(Shape.Words words, Value.Table table, Consumer<Problem> problems) {
        List<String> given = words.choice().stream().filter(table::has).toList();
        String all = String.join(", ", words.choice());
        boolean tooMany = switch (words.presence()) {
            case EXACTLY_ONE, AT_MOST_ONE -> given.size() > 1;
            case AT_LEAST_ONE, ANY -> false;
        };
        boolean tooFew = switch (words.presence()) {
            case EXACTLY_ONE, AT_LEAST_ONE -> given.isEmpty();
            case AT_MOST_ONE, ANY -> false;
        };
        if (tooMany) {
            problems.accept(new Problem(
                    place(table, given.getLast()),
                    "'" + String.join("' and '", given) + "' exclude each other",
                    "Which of them is meant cannot be told",
                    "Keep one of them"));
        }
        if (tooFew) {
            String offers = words.choice().stream()
                    .flatMap(name -> words.word(name).stream())
                    .map(Presences::offer)
                    .collect(joining("; or "));
            problems.accept(new Problem(table.place(), "none of " + all + " is there", CONSEQUENCE, "Add " + offers));
        }
    }

    private static Place place(Value.Table table, String word) {
        Value.Entry entry = table.entries().get(word);
        return entry == null ? table.place() : entry.word().place();
    }

    private static String offer(Word word) {
        String example = word.example()
                .map(text -> ", such as " + word.name() + ": " + text)
                .orElse("");
        return "'" + word.name() + "'" + example + " (" + word.summary() + ")";
    }
}
