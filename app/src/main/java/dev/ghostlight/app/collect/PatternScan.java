package dev.ghostlight.app.collect;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a regular expression just well enough to find the texts that every match contains.
 *
 * <p>It knows the common constructs; at any other it is in doubt, and then nothing may be concluded. Not thread-safe.
 */
final class PatternScan {
    private final String regex;
    private int at;
    private boolean inDoubt;
    private boolean looksBehind;
    private boolean anchored;

    PatternScan(String regex) {
        this.regex = regex;
    }

    /** The texts that every match contains. To be called once, before the questions below. */
    List<Run> runs() {
        boolean beginsAtLineStart = regex.startsWith("^") || regex.startsWith("\\A");
        Sequence whole = sequence();
        inDoubt |= at < regex.length();
        anchored = beginsAtLineStart && !whole.hasAlternatives && !whole.startIsOptional;
        return whole.certain();
    }

    /** Whether something was met that is not known here. */
    boolean inDoubt() {
        return inDoubt;
    }

    /** Whether the pattern looks at what is before a match. */
    boolean looksBehind() {
        return looksBehind;
    }

    /** Whether a match can only begin where the line begins. */
    boolean anchored() {
        return anchored;
    }

    private Sequence sequence() {
        Sequence sequence = new Sequence();
        while (!inDoubt && at < regex.length() && regex.charAt(at) != ')') {
            int start = at;
            char next = regex.charAt(at++);
            switch (next) {
                case '|' -> sequence.hasAlternatives = true;
                case '[' -> {
                    skipClass();
                    sequence.addUnknown(leastTimes());
                }
                case '(' -> sequence.addGroup(group(), leastTimes());
                case '.', '^', '$' -> sequence.addUnknown(leastTimes());
                case '\\' -> escape(sequence, start);
                case '*', '+', '?', '{' -> inDoubt = true;
                default -> literal(sequence, next, start);
            }
        }
        sequence.endRun();
        return sequence;
    }

    private void literal(Sequence sequence, char character, int start) {
        int afterCharacter = at;
        sequence.addLiteral(character, start, leastTimes(), at > afterCharacter);
    }

    private void escape(Sequence sequence, int start) {
        char escaped = at < regex.length() ? regex.charAt(at++) : 'Q';
        switch (escaped) {
            case 'd', 'D', 's', 'S', 'w', 'W', 'h', 'H', 'v', 'V', 'b', 'B', 'A', 'z', 'Z' -> {
                inDoubt |= regex.startsWith("{g}", at);
                sequence.addUnknown(leastTimes());
            }
            case 'p', 'P' -> {
                inDoubt |= !regex.startsWith("{", at);
                skipTo('}');
                sequence.addUnknown(leastTimes());
            }
            case 'k' -> {
                skipTo('>');
                sequence.addUnknown(leastTimes());
            }
            case 't' -> literal(sequence, '\t', start);
            case 'x' -> hexadecimal(sequence, start);
            default -> {
                boolean isPlain = escaped < 0x80 && !Character.isLetterOrDigit(escaped);
                inDoubt |= !isPlain;
                literal(sequence, escaped, start);
            }
        }
    }

    private void hexadecimal(Sequence sequence, int start) {
        if (regex.startsWith("{", at) || at + 2 > regex.length()) {
            inDoubt = true;
            return;
        }
        char character = (char) Integer.parseInt(regex, at, at + 2, 16);
        at += 2;
        literal(sequence, character, start);
    }

    /** What a group adds to the texts, its opening parenthesis being read. */
    private Sequence group() {
        boolean isPartOfMatch = true;
        if (regex.startsWith("?:", at) || regex.startsWith("?>", at)) {
            at += 2;
        } else if (regex.startsWith("?=", at) || regex.startsWith("?!", at)) {
            at += 2;
            isPartOfMatch = false;
        } else if (regex.startsWith("?<=", at) || regex.startsWith("?<!", at)) {
            at += 3;
            isPartOfMatch = false;
            looksBehind = true;
        } else if (regex.startsWith("?<", at)) {
            skipTo('>');
        } else if (regex.startsWith("?", at)) {
            inDoubt = true;
        }
        Sequence inner = sequence();
        inDoubt |= at >= regex.length();
        at++;
        return isPartOfMatch ? inner : new Sequence();
    }

    private void skipTo(char last) {
        int end = regex.indexOf(last, at);
        inDoubt |= end < 0;
        at = end + 1;
    }

    /** Skips a character class, its opening bracket being read. */
    private void skipClass() {
        int depth = 1;
        for (int open = at; depth > 0 && at < regex.length(); at++) {
            switch (regex.charAt(at)) {
                case '\\' -> {
                    at++;
                    inDoubt |= regex.startsWith("Q", at);
                }
                case '[' -> {
                    depth++;
                    open = at + 1;
                }
                case ']' -> {
                    // As the first of its class a bracket may stand for itself.
                    inDoubt |= at == open || (at == open + 1 && regex.charAt(open) == '^');
                    depth--;
                }
                case '&' -> inDoubt |= regex.startsWith("&&", at);
                default -> {}
            }
        }
        inDoubt |= depth > 0;
    }

    /** Reads a quantifier if there is one; returns how often what it follows must come at least. */
    private int leastTimes() {
        char quantifier = at < regex.length() ? regex.charAt(at) : ' ';
        int least = switch (quantifier) {
            case '?', '*' -> 0;
            case '{' -> regex.startsWith("0", at + 1) ? 0 : 1;
            default -> 1;
        };
        switch (quantifier) {
            case '?', '*', '+' -> at++;
            case '{' -> skipTo('}');
            default -> {
                return least;
            }
        }
        if (regex.startsWith("?", at) || regex.startsWith("+", at)) {
            at++;
        }
        return least;
    }

    /**
     * A text that every match contains.
     *
     * @param text the text
     * @param start where it begins in the pattern
     */
    record Run(String text, int start) {}

    /** What is between two parentheses, or the whole pattern. */
    private static final class Sequence {
        private final List<Run> runs = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private int runStart;
        private boolean hasAlternatives;
        private boolean startIsOptional;
        private boolean hasBegun;

        List<Run> certain() {
            return hasAlternatives ? List.of() : runs;
        }

        void addLiteral(char character, int start, int leastTimes, boolean isQuantified) {
            hasBegun = true;
            if (leastTimes == 0) {
                endRun();
                return;
            }
            if (run.isEmpty()) {
                runStart = start;
            }
            run.append(character);
            if (isQuantified) {
                endRun();
            }
        }

        void addGroup(Sequence group, int leastTimes) {
            addUnknown(leastTimes);
            if (leastTimes > 0) {
                runs.addAll(group.certain());
            }
        }

        void addUnknown(int leastTimes) {
            startIsOptional |= !hasBegun && leastTimes == 0;
            hasBegun = true;
            endRun();
        }

        void endRun() {
            if (!run.isEmpty()) {
                runs.add(new Run(run.toString(), runStart));
                run.setLength(0);
            }
        }
    }
}
