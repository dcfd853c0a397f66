package dev.ghostlight.app.units;

import dev.ghostlight.app.words.Visible;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers with units, always in the same strict notation: no locale, no sign, no guessed unit.
 *
 * <p>The patterns tell form only; an editor's schema uses them. All methods are thread-safe.
 */
public final class Units {
    private static final String NUMBER = "\\d+(?:_\\d+)*(?:\\.\\d+)?";

    /** A rate, such as {@code 8000/s}, {@code 480k/min} or {@code 2M/h}. */
    public static final Pattern RATE = Pattern.compile("^(" + NUMBER + ")([kMG]?)/(s|min|h|d)$");

    /** A duration, such as {@code 2h}, {@code 500ms} or {@code 1m30s}; the largest unit first. */
    public static final Pattern DURATION = Pattern.compile("^(?=\\d.*[dhms]$)(?:(" + NUMBER + ") ?d ?)?(?:(" + NUMBER
            + ") ?h ?)?(?:(" + NUMBER + ") ?m ?)?(?:(" + NUMBER + ") ?s ?)?(?:(" + NUMBER + ") ?ms)?$");

    /** A size, such as {@code 512MiB} or {@code 1GB}. */
    public static final Pattern SIZE = Pattern.compile("^(" + NUMBER + ")(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$");

    /** A part of a whole, such as {@code 10%}. */
    public static final Pattern PERCENT = Pattern.compile("^(" + NUMBER + ")%$");

    /** A count, such as {@code 12000}, {@code 12_000}, {@code 12k}, {@code 300M} or {@code 1.2B}. */
    public static final Pattern COUNT = Pattern.compile("^(" + NUMBER + ")([kMGB]?)$");

    /** A flow of bytes, such as {@code 200MB/s}. */
    public static final Pattern THROUGHPUT = Pattern.compile("^(" + NUMBER + ")(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)/s$");

    /** A moment, such as {@code 2026-11-20T02:00:00Z}. */
    public static final Pattern TIME =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)$");

    /** A factor, such as {@code 1.5}. */
    public static final Pattern FACTOR = Pattern.compile("^(" + NUMBER + ")$");

    /** A popularity that falls as a power of the rank, such as {@code zipf(0.9)}. */
    public static final Pattern ZIPF = Pattern.compile("^zipf\\((" + NUMBER + ")\\)$");

    /** A number of standard deviations, such as {@code 3 sigma}. */
    public static final Pattern SIGMA = Pattern.compile("^(" + NUMBER + ") ?sigma$");

    private static final Pattern BARE = Pattern.compile("^" + NUMBER + "$");
    private static final Pattern LEADING_ZERO = Pattern.compile("^0\\d.*$");
    private static final int TEXT_LENGTH_MAX = 60;
    private static final BigDecimal PER_SECOND_MAX = new BigDecimal("1e12");
    private static final BigDecimal SECONDS_MAX = new BigDecimal("315576000");
    private static final BigDecimal COUNT_MAX = new BigDecimal("1e15");
    private static final BigDecimal PERCENT_MAX = new BigDecimal("1e6");
    private static final BigDecimal[] DURATION_UNIT_SECONDS = {
        new BigDecimal(86_400), new BigDecimal(3_600), new BigDecimal(60), BigDecimal.ONE, new BigDecimal("0.001")
    };

    private Units() {}

    /**
     * Reads a rate.
     *
     * @return events per second; 0 to 10<sup>12</sup>
     * @throws UnitException if the text is no rate
     */
    public static double rate(String text) throws UnitException {
        String remedy = "Write a rate such as 8000/s, 480k/min or 2M/h";
        if (isBare(text)) {
            remedy = "Write " + text + "/s, or with /min, /h or /d";
        }
        Matcher rate = match(RATE, text, "a rate", remedy);
        BigDecimal count = number(rate.group(1)).multiply(scale(rate.group(2)));
        long periodSeconds = periodSeconds(rate.group(3));
        requireAtMost(count.divideToIntegralValue(new BigDecimal(periodSeconds)), PER_SECOND_MAX, text, "1,000G/s");
        return count.doubleValue() / periodSeconds;
    }

    /**
     * Reads a duration.
     *
     * @return seconds; 0 to 10 years
     * @throws UnitException if the text is no duration
     */
    public static double duration(String text) throws UnitException {
        String remedy = "Write a duration such as 500ms, 1m30s or 2h, the largest unit first";
        if (isBare(text)) {
            remedy = "Write " + text + "s for seconds, or with ms, m, h or d" + inMinutes(text);
        }
        Matcher duration = match(DURATION, text, "a duration", remedy);
        BigDecimal seconds = BigDecimal.ZERO;
        for (int i = 0; i < DURATION_UNIT_SECONDS.length; i++) {
            String part = duration.group(i + 1);
            if (part != null) {
                seconds = seconds.add(number(part).multiply(DURATION_UNIT_SECONDS[i]));
            }
        }
        requireAtMost(seconds, SECONDS_MAX, text, "10 years");
        return seconds.doubleValue();
    }

    /**
     * Reads a size.
     *
     * @return bytes; 0 to 10<sup>15</sup>
     * @throws UnitException if the text is no size
     */
    public static long size(String text) throws UnitException {
        String remedy = "Write a size such as 512MiB (1024 x 1024 bytes each) or 1GB (1000 x 1000 x 1000)";
        if (isBare(text)) {
            remedy = "Write " + text + "B for bytes, or with kB, MB, GB, TB, KiB, MiB, GiB or TiB";
        }
        Matcher size = match(SIZE, text, "a size", remedy);
        return whole(number(size.group(1)).multiply(bytes(size.group(2))), text, "bytes");
    }

    /**
     * Reads a part of a whole.
     *
     * @return the part: 0.1 for {@code 10%}; 0 or more
     * @throws UnitException if the text is no percentage
     */
    public static double percent(String text) throws UnitException {
        String remedy = "Write a percentage such as 10%";
        if (isBare(text)) {
            remedy = "Write " + text + "% if you mean percent";
        }
        BigDecimal percent = number(match(PERCENT, text, "a percentage", remedy).group(1));
        requireAtMost(percent, PERCENT_MAX, text, "1,000,000%");
        return percent.movePointLeft(2).doubleValue();
    }

    /**
     * Reads a count.
     *
     * @return the count; 0 to 10<sup>15</sup>
     * @throws UnitException if the text is no whole number
     */
    public static long count(String text) throws UnitException {
        Matcher count = match(COUNT, text, "a count", "Write a whole number such as 12000, 12_000, 12k, 300M or 1.2B");
        return whole(number(count.group(1)).multiply(scale(count.group(2))), text, "things");
    }

    /**
     * Reads a flow of bytes.
     *
     * @return bytes per second; 0 to 10<sup>15</sup>
     * @throws UnitException if the text is no such flow
     */
    public static double throughput(String text) throws UnitException {
        String remedy = "Write bytes per second such as 200MB/s or 1GiB/s";
        Matcher flow = match(THROUGHPUT, text, "a flow of bytes", remedy);
        BigDecimal bytes = number(flow.group(1)).multiply(bytes(flow.group(2)));
        requireAtMost(bytes, COUNT_MAX, text, "1,000TB/s");
        return bytes.doubleValue();
    }

    /**
     * Reads a moment.
     *
     * @throws UnitException if the text is no moment, or has no offset from UTC
     */
    public static Instant time(String text) throws UnitException {
        String remedy = "Write a time with its offset from UTC, such as 2026-11-20T02:00:00Z";
        match(TIME, text, "a time", remedy);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UnitException(Visible.quoted(text) + " is not in the calendar", remedy);
        }
    }

    /**
     * Reads a factor.
     *
     * @return the factor; 0 to 10<sup>6</sup>
     * @throws UnitException if the text is no such number
     */
    public static double factor(String text) throws UnitException {
        BigDecimal factor = number(
                match(FACTOR, text, "a factor", "Write a number such as 1.5").group(1));
        requireAtMost(factor, PERCENT_MAX, text, "1,000,000");
        return factor.doubleValue();
    }

    /**
     * Reads the exponent of a popularity that falls as a power of the rank.
     *
     * @return the exponent: 0.9 for {@code zipf(0.9)}; 0 or more
     * @throws UnitException if the text is no such popularity
     */
    public static double zipf(String text) throws UnitException {
        String remedy = "Write zipf with its exponent, such as zipf(0.9); real traffic lies between 0.3 and 1.2";
        return number(match(ZIPF, text, "a popularity", remedy).group(1)).doubleValue();
    }

    /**
     * Reads a number of standard deviations.
     *
     * @return 3 for {@code 3 sigma}; 0 or more
     * @throws UnitException if the text is no such number
     */
    public static double sigma(String text) throws UnitException {
        String remedy = "Write standard deviations such as 3 sigma";
        return number(match(SIGMA, text, "a number of standard deviations", remedy)
                        .group(1))
                .doubleValue();
    }

    private static Matcher match(Pattern pattern, String text, String kind, String remedy) throws UnitException {
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new UnitException(Visible.quoted(text) + " is too long for " + kind, remedy);
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            throw new UnitException(
                    Visible.quoted(text) + " begins with 0, which some programs read in base 8",
                    "Write it without the 0 in front");
        }
        Matcher matcher = pattern.matcher(text);
        if (matcher.matches()) {
            return matcher;
        }
        throw new UnitException(Visible.quoted(text) + (isBare(text) ? " has no unit" : " is not " + kind), remedy);
    }

    /** Short texts only: the matcher's stack would not hold a huge one. */
    private static boolean isBare(String text) {
        return text.length() <= TEXT_LENGTH_MAX && BARE.matcher(text).matches();
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace("_", ""));
    }

    private static long whole(BigDecimal value, String text, String things) throws UnitException {
        requireAtMost(value, COUNT_MAX, text, "1,000,000G");
        if (value.stripTrailingZeros().scale() > 0) {
            throw new UnitException(
                    Visible.quoted(text) + " is not a whole number of " + things,
                    "Write a whole number such as 12000 or 12k");
        }
        return value.longValueExact();
    }

    private static void requireAtMost(BigDecimal value, BigDecimal max, String text, String shownMax)
            throws UnitException {
        if (value.compareTo(max) > 0) {
            throw new UnitException(Visible.quoted(text) + " is more than " + shownMax, "Write a smaller number");
        }
    }

    private static BigDecimal scale(String letter) {
        int zeros = switch (letter) {
            case "k" -> 3;
            case "M" -> 6;
            case "G", "B" -> 9;
            default -> 0;
        };
        return BigDecimal.ONE.movePointRight(zeros);
    }

    private static long periodSeconds(String period) {
        return switch (period) {
            case "min" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
    }

    private static BigDecimal bytes(String unit) {
        int power = "BkMGT".indexOf(unit.equals("KiB") ? 'k' : unit.charAt(0));
        return new BigDecimal(unit.endsWith("iB") ? 1_024 : 1_000).pow(power);
    }

    private static String inMinutes(String seconds) {
        BigDecimal[] minutes = number(seconds).divideAndRemainder(new BigDecimal(60));
        boolean exact = minutes[1].signum() == 0 && minutes[0].signum() > 0;
        return exact ? " (" + seconds + "s is " + minutes[0].toBigInteger() + "m)" : "";
    }
}
