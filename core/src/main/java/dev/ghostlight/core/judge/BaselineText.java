package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A baseline as text: a line for each thing that is known, its parts parted by tabs. Equal baselines are written
 * equally.
 */
public final class BaselineText {
    /** The first line, by which such a file is told from a log. */
    public static final String HEAD = "ghostlight-baseline 1";

    private static final String SHAPES = "shapes";

    /** By the last line it is seen that nothing was cut off. */
    private static final String END = "end";

    private BaselineText() {}

    /**
     * All of a baseline.
     *
     * @param words the version of the list of words by which it was learnt
     */
    public static String written(Baseline baseline, String words) {
        StringBuilder text = new StringBuilder();
        line(text, HEAD);
        line(text, "words", words);
        for (Learnt each : baseline.learnt()) {
            List<String> parts = new ArrayList<>(List.of(
                    "learnt",
                    each.release(),
                    String.valueOf(each.fromMillis()),
                    String.valueOf(each.toMillis()),
                    String.valueOf(each.nodeSeconds()),
                    String.valueOf(each.records()),
                    String.valueOf(each.deploys())));
            parts.addAll(each.nodes());
            line(text, parts.toArray(String[]::new));
        }
        for (Mark each : baseline.marks()) {
            line(
                    text,
                    "mark",
                    each.fingerprint().toString(),
                    word(each.meaning()),
                    String.valueOf(each.atMillis()),
                    each.reason());
        }
        for (KnownSignature each : baseline.signatures()) {
            line(
                    text,
                    "signature",
                    each.fingerprint().toString(),
                    String.valueOf(each.count()),
                    String.valueOf(each.atDeploys()),
                    String.valueOf(each.deploysWith()),
                    String.valueOf(each.squares()),
                    each.level().name(),
                    each.isTrace() ? "trace" : "message",
                    each.sample());
        }
        line(text, SHAPES);
        text.append(baseline.model().written());
        line(text, END);
        return text.toString();
    }

    private static String word(Mark.Meaning meaning) {
        return meaning.name().toLowerCase(Locale.ROOT);
    }

    private static void line(StringBuilder text, String... parts) {
        for (int i = 0; i < parts.length; i++) {
            text.append(i == 0 ? "" : "\t").append(escaped(parts[i]));
        }
        text.append('\n');
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String part) {
        if (part.indexOf('\\') < 0) {
            return part;
        }
        StringBuilder text = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            if (character != '\\' || i + 1 == part.length()) {
                text.append(character);
                continue;
            }
            char next = part.charAt(++i);
            text.append(
                    switch (next) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> next;
                    });
        }
        return text.toString();
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @param words the version of the list of words that is in use
     * @throws DamagedBaseline if it is something else, or was learnt by another list of words
     */
    public static Baseline read(String text, String words) throws DamagedBaseline {
        return new Reading(words).read(text);
    }

    /** That a text is no baseline that can be used. */
    public static final class DamagedBaseline extends Exception {
        private static final long serialVersionUID = 1;

        DamagedBaseline(int line, String what) {
            super(line + ": " + what);
        }
    }

    /** One reading, line by line. */
    private static final class Reading {
        private final String words;
        private final List<Learnt> learnt = new ArrayList<>();
        private final SortedMap<Long, Mark> marks = new TreeMap<>();
        private final SortedMap<Long, KnownSignature> signatures = new TreeMap<>();
        private int number;

        Reading(String words) {
            this.words = words;
        }

        Baseline read(String text) throws DamagedBaseline {
            int from = 0;
            while (from < text.length()) {
                int end = text.indexOf('\n', from);
                if (end < 0) {
                    throw new DamagedBaseline(number + 1, "the file ends in the middle of this line");
                }
                number++;
                String line = text.substring(from, end);
                from = end + 1;
                if (line.equals(SHAPES)) {
                    return new Baseline(learnt, model(text.substring(from)), signatures, marks);
                }
                take(line);
            }
            throw new DamagedBaseline(number, "the file ends before its shapes");
        }

        private TemplateModel model(String text) throws DamagedBaseline {
            String end = END + "\n";
            if (!text.equals(end) && !text.endsWith("\n" + end)) {
                throw new DamagedBaseline(number, "it has no end, so it is cut off somewhere below");
            }
            try {
                return TemplateModel.read(text.substring(0, text.length() - end.length()));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new DamagedBaseline(number, "below this line: " + e.getMessage());
            }
        }

        private void take(String line) throws DamagedBaseline {
            if (number == 1) {
                if (!line.equals(HEAD)) {
                    throw new DamagedBaseline(1, "it does not begin with '" + HEAD + "'");
                }
                return;
            }
            String[] parts = line.split("\t", -1);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = unescaped(parts[i]);
            }
            try {
                take(parts);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new DamagedBaseline(number, "'" + shortened(line) + "' is damaged");
            }
        }

        private static String shortened(String line) {
            return line.length() > 60 ? line.substring(0, 60) + "..." : line;
        }

        private void take(String[] parts) throws DamagedBaseline {
            switch (parts[0]) {
                case "words" -> {
                    if (!parts[1].equals(words)) {
                        throw new DamagedBaseline(
                                number,
                                "it was learnt by the list of words '" + parts[1] + "', and this version of Ghostlight"
                                        + " has '" + words + "', by which nothing in it would be known again. Learn it"
                                        + " anew");
                    }
                }
                case "learnt" ->
                    learnt.add(new Learnt(
                            parts[1],
                            List.of(parts).subList(7, parts.length),
                            Long.parseLong(parts[2]),
                            Long.parseLong(parts[3]),
                            Double.parseDouble(parts[4]),
                            Long.parseLong(parts[5]),
                            Integer.parseInt(parts[6])));
                case "mark" -> {
                    Fingerprint fingerprint = fingerprint(parts[1]);
                    marks.put(
                            fingerprint.hash(),
                            new Mark(
                                    fingerprint,
                                    Mark.Meaning.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                                    parts[4],
                                    Long.parseLong(parts[3])));
                }
                case "signature" -> {
                    Fingerprint fingerprint = fingerprint(parts[1]);
                    signatures.put(
                            fingerprint.hash(),
                            new KnownSignature(
                                    fingerprint,
                                    Long.parseLong(parts[2]),
                                    Long.parseLong(parts[3]),
                                    Integer.parseInt(parts[4]),
                                    Long.parseLong(parts[5]),
                                    Level.valueOf(parts[6]),
                                    parts[7].equals("trace"),
                                    parts[8]));
                }
                default -> throw new DamagedBaseline(number, "'" + parts[0] + "' is not known to this version");
            }
        }

        private static Fingerprint fingerprint(String text) {
            return Fingerprint.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
        }
    }
}
