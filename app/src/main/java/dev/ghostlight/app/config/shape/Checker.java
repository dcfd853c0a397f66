package dev.ghostlight.app.config.shape;

import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds a value against a shape, and tells every difference. */
public final class Checker {
    private static final String IGNORED = "It would be ignored, and the forecast would not be of what is meant";
    private static final String UNREAD = "Nothing can be forecast from it";

    private final Consumer<Problem> problems;

    /** A checker that tells its problems to {@code problems}. */
    public Checker(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Checks one value; only the parts that the shape knows are looked at. */
    public void check(Shape shape, Value value) {
        switch (shape) {
            case Shape.Scalar scalar -> text(value, "one value").ifPresent(text -> check(scalar, text));
            case Shape.Choice choice -> text(value, "one word").ifPresent(text -> check(choice, text));
            case Shape.Sequence sequence -> check(sequence, value);
            case Shape.Words words -> check(words, value);
            case Shape.Named named -> check(named, value);
            case Shape.Either either -> check(either, value);
        }
    }

    private void check(Shape.Scalar scalar, Value.Text text) {
        if (scalar.kind().isText() && text.isAmbiguous()) {
            refuseAmbiguous(text);
            return;
        }
        try {
            Numbers.read(scalar, text.text());
        } catch (UnitException e) {
            refuse(text.place(), e.what(), UNREAD, e.remedy());
        }
    }

    private void check(Shape.Choice choice, Value.Text text) {
        if (!choice.words().contains(text.text())) {
            refuse(
                    text.place(),
                    Visible.quoted(text.text()) + " is not one of " + String.join(", ", choice.words()),
                    UNREAD,
                    DidYouMean.nearest(text.text(), choice.words())
                            .map(word -> "Did you mean " + word + "?")
                            .orElse("Write one of these"));
        }
    }

    private void check(Shape.Sequence sequence, Value value) {
        switch (value) {
            case Value.Sequence(Place place, List<Value> items) -> {
                if (items.isEmpty()) {
                    refuse(place, "the list is empty", UNREAD, "Write at least one item, or remove the word");
                }
                items.forEach(item -> check(sequence.item(), item));
            }
            case Value.Text text ->
                refuse(text.place(), found(text) + " stands where a list belongs", UNREAD, "Write [a, b, c]");
            case Value.Table table ->
                refuse(table.place(), "words stand where a list belongs", UNREAD, "Write [a, b, c]");
        }
    }

    private void check(Shape.Words words, Value value) {
        table(value).ifPresent(table -> {
            List<String> known = words.words().stream().map(Word::name).toList();
            table.entries()
                    .forEach((name, entry) -> words.word(name)
                            .ifPresentOrElse(
                                    word -> check(word.shape(), entry.value()),
                                    () -> refuse(
                                            entry.word().place(),
                                            "the word " + Visible.quoted(name) + " is not known here",
                                            IGNORED,
                                            suggestion(name, known))));
            Presences.check(words, table, problems);
        });
    }

    private void check(Shape.Named named, Value value) {
        table(value)
                .ifPresent(table -> table.entries().values().forEach(entry -> {
                    check(new Shape.Scalar(named.key(), List.of()), entry.word());
                    boolean isPart = named.mayBeLike()
                            && entry.value() instanceof Value.Table item
                            && item.has(Shape.Named.LIKE);
                    check(isPart ? Parts.of(named.item()) : named.item(), entry.value());
                }));
    }

    /** A table, or the lack of one, can only be meant for the first shape: the others are numbers and words. */
    private void check(Shape.Either either, Value value) {
        Shape first = either.options().getFirst();
        boolean isEmptyTable = first instanceof Shape.Words && value instanceof Value.Text text && text.isNothing();
        if (value instanceof Value.Text text && !isEmptyTable) {
            check(either, text);
        } else {
            check(first, value);
        }
    }

    private void check(Shape.Either either, Value.Text text) {
        if (text.isNothing()) {
            refuseNothing(text);
            return;
        }
        try {
            Numbers.read(either, text.text());
        } catch (UnitException e) {
            refuse(text.place(), e.what(), UNREAD, e.remedy());
        }
    }

    private Optional<Value.Text> text(Value value, String wanted) {
        return switch (value) {
            case Value.Text text -> {
                if (text.isNothing()) {
                    refuseNothing(text);
                    yield Optional.empty();
                }
                yield Optional.of(text);
            }
            case Value.Sequence(Place place, var items) -> {
                refuse(
                        place,
                        "a list stands where " + wanted + " belongs",
                        UNREAD,
                        "Write the value without [ ] and -");
                yield Optional.empty();
            }
            case Value.Table(Place place, var entries) -> {
                refuse(place, "words stand where " + wanted + " belongs", UNREAD, "Write the value alone");
                yield Optional.empty();
            }
        };
    }

    private Optional<Value.Table> table(Value value) {
        return switch (value) {
            case Value.Table table -> Optional.of(table);
            case Value.Text text
            when text.isNothing() -> Optional.of(new Value.Table(text.place(), new LinkedHashMap<>()));
            case Value.Text text -> {
                refuse(
                        text.place(),
                        found(text) + " stands where words belong",
                        UNREAD,
                        "Write words with their values, indented below");
                yield Optional.empty();
            }
            case Value.Sequence(Place place, var items) -> {
                refuse(
                        place,
                        "a list stands where words belong",
                        UNREAD,
                        "Write words with their values, without - before them");
                yield Optional.empty();
            }
        };
    }

    private void refuseNothing(Value.Text text) {
        refuse(text.place(), "the word has no value", UNREAD, "Write a value behind it, or remove the word");
    }

    private void refuseAmbiguous(Value.Text text) {
        refuse(
                text.place(),
                Visible.quoted(text.text())
                        + " is not text for every reader of YAML, but may be a number, true or false",
                "Programs would differ about it",
                "Put it in quotes: \"" + text.text() + "\"");
    }

    private static String found(Value.Text text) {
        return Visible.quoted(text.text());
    }

    private static String suggestion(String name, List<String> known) {
        return DidYouMean.nearest(name, known)
                .map(word -> "Did you mean '" + word + "'?")
                .orElse("Write one of " + String.join(", ", known));
    }

    private void refuse(Place place, String what, String consequence, String remedy) {
        problems.accept(new Problem(place, what, consequence, remedy));
    }
}
