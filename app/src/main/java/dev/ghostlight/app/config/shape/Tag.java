package dev.ghostlight.app.config.shape;

import dev.ghostlight.app.config.shape.Shape.Bound;
import dev.ghostlight.app.config.shape.Shape.Presence;
import dev.ghostlight.app.config.shape.Shape.Side;
import dev.ghostlight.app.config.shape.Word.Fallback;
import dev.ghostlight.app.config.shape.Word.Need;
import dev.ghostlight.app.config.shape.Word.Rules;
import dev.ghostlight.app.config.shape.Word.With;
import dev.ghostlight.app.units.UnitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line {@code #: ...} of the reference file says: shapes, then clauses, with commas between them.
 *
 * @param shapes the alternatives, such as {@code duration} and {@code one of unbounded}
 * @param clauses the rest, such as {@code required} or {@code default 1}
 */
record Tag(List<String> shapes, List<String> clauses) {
    private static final String MARK = ":";
    private static final Pattern SCALAR =
            Pattern.compile("(?<kind>\\w+)(?<bounds>(?: (?:from|more than|to|less than) [^ ]+)*)");
    private static final Pattern BOUND = Pattern.compile(" (from|more than|to|less than) ([^ ]+)");
    private static final Pattern REASONED = Pattern.compile("(?<value>.+?) \\((?<reason>.+)\\)");

    /** The tag among a word's comment lines; nothing if there is none. */
    static Optional<Tag> in(List<String> comments) {
        List<String> lines = comments.stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip())
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = split(String.join(" ", lines));
        return Optional.of(new Tag(Arrays.asList(parts.getFirst().split(" or ", -1)), parts.subList(1, parts.size())));
    }

    /** The comment lines without the tag, as one text. */
    static String description(List<String> comments) {
        return String.join(
                " ",
                comments.stream()
                        .filter(line -> !line.startsWith(MARK))
                        .map(String::strip)
                        .toList());
    }

    /** Splits at commas outside of parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** The pointer behind {@code same as} or {@code part of}, if a shape is one of these. */
    Optional<String> pointer() {
        return after("same as ").or(() -> after("part of "));
    }

    /** Whether the word takes a part of the words of another. */
    boolean isPart() {
        return after("part of ").isPresent();
    }

    private Optional<String> after(String prefix) {
        return shapes.stream()
                .filter(shape -> shape.startsWith(prefix))
                .map(shape -> shape.substring(prefix.length()))
                .findFirst();
    }

    /** Whether there is this clause. */
    boolean says(String clause) {
        return clauses.contains(clause);
    }

    /** Which of a table's words must be there. */
    Presence presence() {
        return clauses.stream().anyMatch(clause -> clause.startsWith("exactly one of "))
                ? Presence.EXACTLY_ONE
                : choice().isEmpty() ? Presence.ANY : Presence.AT_LEAST_ONE;
    }

    /** The words that {@link #presence} is about. */
    List<String> choice() {
        return clause("exactly one of ")
                .or(() -> clause("at least one of "))
                .map(Tag::words)
                .orElse(List.of());
    }

    /** When the word may, or must, be there. */
    Rules rules() {
        List<With> with = clause("with ").map(Tag::words).orElse(List.of()).stream()
                .map(Tag::with)
                .toList();
        Optional<Need> needs = clause("needs ").map(text -> {
            Matcher reasoned = reasoned(text);
            return new Need(reasoned.group("value"), reasoned.group("reason"));
        });
        return new Rules(says("required"), fallback(), with, needs);
    }

    private Fallback fallback() {
        Optional<Fallback> assumed = clause("assumed ").map(text -> {
            Matcher reasoned = reasoned(text);
            return new Fallback.Assumed(reasoned.group("value"), reasoned.group("reason"));
        });
        return assumed.or(() -> clause("default ").map(Fallback.Default::new)).orElseGet(Fallback.None::new);
    }

    private Optional<String> clause(String prefix) {
        return clauses.stream()
                .filter(clause -> clause.startsWith(prefix))
                .map(clause -> clause.substring(prefix.length()))
                .findFirst();
    }

    private static Matcher reasoned(String text) {
        return matched(REASONED, text);
    }

    private static With with(String text) {
        String[] wordAndValue = text.split(": ", 2);
        return new With(wordAndValue[0], wordAndValue.length == 2 ? Optional.of(wordAndValue[1]) : Optional.empty());
    }

    /** The words of a list such as {@code a | b | c}. */
    static List<String> words(String text) {
        return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    }

    /** A scalar's shape from its notation, such as {@code count from 1 to 1M}. */
    static Shape.Scalar scalar(String text) {
        Matcher scalar = matched(SCALAR, text);
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.word().equals(scalar.group("kind")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind in the reference file: " + text));
        List<Bound> bounds = BOUND.matcher(scalar.group("bounds"))
                .results()
                .map(bound -> bound(kind, bound.group(1), bound.group(2)))
                .toList();
        return new Shape.Scalar(kind, bounds);
    }

    private static Bound bound(Kind kind, String words, String text) {
        Side side = Arrays.stream(Side.values())
                .filter(candidate -> candidate.words().equals(words))
                .findFirst()
                .orElseThrow();
        try {
            boolean plain = kind == Kind.ZIPF || kind == Kind.SIGMA;
            return new Bound(side, text, plain ? Double.parseDouble(text) : kind.read(text));
        } catch (UnitException e) {
            throw new IllegalArgumentException("a bound in the reference file is not a " + kind.word(), e);
        }
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the reference file says what has no meaning: " + text);
        }
        return matcher;
    }
}
