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
    /** A name as databases have them: any characters, those that cannot be seen too. */
    IDENTIFIER("identifier"),
    /** One value as it is written, be it text, a number, true or false. */
    VALUE("value"),
    /** Text of many lines. */
    BLOCK("block"),
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
    SIGMA("sigma"),
    /** Bytes per second. */
    THROUGHPUT("throughput"),
    /** A moment, in seconds since 1970. */
    TIME("time"),
    /** How many times as much. */
    FACTOR("factor");

    private static final int TEXT_LENGTH_MAX = 1_000;

    /** How long an identifier may be: two names of a database with a dot between them, every character quoted. */
    static final int IDENTIFIER_LENGTH_MAX = 300;

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
            case IDENTIFIER -> identifier(text);
            case VALUE, BLOCK -> present(text);
            case PATTERN -> pattern(text);
            case RATE -> Units.rate(text);
            case DURATION -> Units.duration(text);
            case SIZE -> Units.size(text);
            case PERCENT -> Units.percent(text);
            case COUNT -> Units.count(text);
            case ZIPF -> Units.zipf(text);
            case SIGMA -> Units.sigma(text);
            case THROUGHPUT -> Units.throughput(text);
            case TIME -> Units.time(text).getEpochSecond();
            case FACTOR -> Units.factor(text);
        };
    }

    /** Whether it is read as text, so that what may be something else must be in quotes. */
    boolean isText() {
        return switch (this) {
            case TEXT, NAME, IDENTIFIER, BLOCK -> true;
            case VALUE, PATTERN, RATE, DURATION, SIZE, PERCENT, COUNT, ZIPF, SIGMA, THROUGHPUT, TIME, FACTOR -> false;
        };
    }

    private static double present(String text) throws UnitException {
        if (text.isBlank()) {
            throw new UnitException("the text is empty", "Write it, or remove the word");
        }
        return 0;
    }

    private static double identifier(String text) throws UnitException {
        if (text.isEmpty() || text.length() > IDENTIFIER_LENGTH_MAX) {
            throw new UnitException(
                    Visible.quoted(text) + " is not the name of anything in a database",
                    "Write 1 to 300 characters, in quotes if YAML would read them otherwise");
        }
        return 0;
    }

    private static double text(String text) throws UnitException {
        present(text);
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
