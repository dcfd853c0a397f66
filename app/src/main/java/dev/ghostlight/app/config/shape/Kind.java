package dev.ghostlight.app.config.shape;

import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.app.words.Visible;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A kind of scalar, by the word that the reference file uses for it; thread-safe. */
public enum Kind {
    /** Any characters that can be seen. */
    TEXT("text"),
    /** A name that reports can show and pointers can hold. */
    NAME("name"),
    /** A regular expression with one group, or one group named {@code key}. */
    PATTERN("pattern"),
    /** Events per second. */
    RATE("rate"),
    /** Seconds. */
    DURATION("duration"),
    /** Bytes. */
    SIZE("size"),
    /** A part of a whole. */
    PERCENT("percent"),
    /** A whole number. */
    COUNT("count"),
    /** The exponent of a popularity. */
    ZIPF("zipf"),
    /** Standard deviations. */
    SIGMA("sigma");

    private static final int TEXT_LENGTH_MAX = 1_000;

    /** What a name looks like. */
    static final Pattern NAME_FORM = Pattern.compile("^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,62}$");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word for it. */
    String word() {
        return word;
    }

    /**
     * Checks a text, and reads its number.
     *
     * @return the number in the unit of the kind; 0 for the kinds that have none
     * @throws UnitException if the text is not of this kind
     */
    public double read(String text) throws UnitException {
        return switch (this) {
            case TEXT -> text(text);
            case NAME -> name(text);
            case PATTERN -> pattern(text);
            case RATE -> Units.rate(text);
            case DURATION -> Units.duration(text);
            case SIZE -> Units.size(text);
            case PERCENT -> Units.percent(text);
            case COUNT -> Units.count(text);
            case ZIPF -> Units.zipf(text);
            case SIGMA -> Units.sigma(text);
        };
    }

    private static double text(String text) throws UnitException {
        if (text.isBlank()) {
            throw new UnitException("the text is empty", "Write it, or remove the word");
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new UnitException(Visible.quoted(text) + " is longer than 1,000 characters", "Write less");
        }
        if (!Visible.isVisible(text)) {
            throw new UnitException(
                    Visible.quoted(text) + " has characters that cannot be seen", "Write it on one line, without them");
        }
        return 0;
    }

    private static double name(String text) throws UnitException {
        if (text.length() > TEXT_LENGTH_MAX || !NAME_FORM.matcher(text).matches()) {
            throw new UnitException(
                    Visible.quoted(text) + " is not a name",
                    "Write a letter or digit, then letters, digits, dots, underscores and hyphens, 63 at most");
        }
        return 0;
    }

    private static double pattern(String text) throws UnitException {
        double checked = text(text);
        try {
            Pattern pattern = Pattern.compile(text);
            boolean named = pattern.namedGroups().containsKey("key");
            if (!named && pattern.matcher("").groupCount() != 1) {
                throw new UnitException(
                        "the pattern " + Visible.quoted(text) + " does not say which group is the key",
                        "Put the key in a group named key, such as stkId=(?<key>\\w+), or in the only group");
            }
        } catch (PatternSyntaxException e) {
            throw new UnitException(
                    "the pattern " + Visible.quoted(text) + " cannot be read: " + e.getDescription() + " near index "
                            + e.getIndex(),
                    "Write a regular expression as Java reads it");
        }
        return checked;
    }
}
