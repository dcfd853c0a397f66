package dev.ghostlight.core.judge.errors.templates;

/**
 * Divides a message into words, names and values. What it makes of a line depends on the line and the word list alone.
 * For one thread.
 */
final class Tokenizer {
    /** So many characters of a message are looked at. */
    private static final int LENGTH_MAX = 4_096;

    /** In a message with more letters than in so many tokens, the first one is as any other. */
    private static final int FEW = 3;

    private static final int REQUEST_METHOD_MIN = 3;

    private final WordList words;
    private final Letters letters;
    private final Tokens tokens = new Tokens();

    /** The line, and a character that belongs to none. */
    private final char[] line = new char[LENGTH_MAX + 1];

    private int end;

    /** From here on nothing closes a quotation. */
    private int openDouble;

    private int openSingle;

    /** Tokens of letters so far, which the list tells to be words or names. */
    private int listed;

    Tokenizer(WordList words) {
        this.words = words;
        letters = new Letters(words);
    }

    /**
     * The tokens of a line; valid until the next.
     *
     * @param head a word before it, whatever it looks like; empty where there is none
     */
    Tokens read(String head, String text) {
        copy(head, text);
        listed = 0;
        tokens.begin(line);
        if (!head.isEmpty()) {
            tokens.add(Tokens.WORD, 0, head.length());
        }
        boolean isAssigned = false;
        boolean isFirstListed = false;
        for (int at = head.length(); at < end; ) {
            char here = line[at];
            int next = at + 1;
            if (!Characters.isSeparator(here)) {
                next = atom(at, isAssigned);
                isFirstListed |= tokens.size() == 1 && listed == 1;
                isAssigned = false;
            } else if (here == '[') {
                next = bracket(at);
            } else if (here == '"' || here == '\'') {
                next = quotation(at, isAssigned);
            }
            boolean isKept = here == '[' || here == '"' || here == '\'' || here == '(' || here == '{';
            isAssigned = here == '=' || (isAssigned && isKept && next == at + 1);
            at = next;
        }
        if (isFirstListed && listed <= FEW && tokens.kind(0) == Tokens.NAME) {
            tokens.change(0, Tokens.WORD);
        }
        return tokens;
    }

    private void copy(String head, String text) {
        int headEnd = Math.min(head.length(), LENGTH_MAX - 1);
        head.getChars(0, headEnd, line, 0);
        int from = headEnd;
        if (headEnd > 0) {
            line[from++] = ' ';
        }
        int length = Math.min(text.length(), LENGTH_MAX - from);
        text.getChars(0, length, line, from);
        end = from + length;
        line[end] = 0;
        openDouble = end;
        openSingle = end;
    }

    /** Takes the atom at a place, and tells where it ends. Most are letters alone, which are looked at once. */
    private int atom(int from, boolean isAssigned) {
        int all = 0;
        int mixed = 0;
        int to = from;
        for (; to < end; to++) {
            int kinds = Characters.kinds(line[to]);
            if ((kinds & Characters.SEPARATOR) != 0) {
                break;
            }
            all |= kinds;
            mixed = Letters.mix(mixed, line[to]);
        }
        if (isAssigned || (all & (Characters.TELLING | Characters.STRIPPED)) != 0) {
            take(from, to, isAssigned, false);
        } else {
            letters(from, to, mixed, false, to < end && line[to] == '=');
        }
        return to;
    }

    private int atomEnd(int from) {
        int to = from;
        while (to < end && !Characters.isSeparator(line[to])) {
            to++;
        }
        return to;
    }

    /** A list of atoms, nothing, or what a line begins with: a value. Else the bracket is a separator. */
    private int bracket(int at) {
        int close = at + 1;
        int commas = 0;
        boolean isList = true;
        boolean isInItem = false;
        boolean isBehindItem = false;
        while (close < end && line[close] != ']') {
            char here = line[close];
            if (here == '[') {
                return at + 1;
            }
            if (here == ',') {
                commas++;
                isInItem = false;
                isBehindItem = false;
            } else if (here == ' ') {
                isBehindItem = isInItem;
            } else {
                isList &= !isBehindItem;
                isInItem = true;
            }
            close++;
        }
        if (close >= end) {
            return at + 1;
        }
        boolean isValue = close == at + 1 || (isList && commas > 0) || (at == 0 && !words.isWord(line, at + 1, close));
        if (!isValue) {
            return at + 1;
        }
        tokens.add(Tokens.VALUE, at, close + 1);
        return close + 1;
    }

    /** A quotation with blanks is a value, but for the method of a request; an atom alone in quotes is a name. */
    private int quotation(int at, boolean isAssigned) {
        char quote = line[at];
        boolean isApostrophe = quote == '\'' && at > 0 && Characters.isLetter(line[at - 1]);
        int close = isApostrophe ? -1 : close(at, quote);
        if (close < 0) {
            return at + 1;
        }
        int blank = at + 1;
        while (blank < close && line[blank] != ' ') {
            blank++;
        }
        if (blank < close) {
            if (blank - at - 1 >= REQUEST_METHOD_MIN && Atoms.isAllCapitals(line, at + 1, blank)) {
                tokens.add(Tokens.WORD, at + 1, blank);
            }
            tokens.add(Tokens.VALUE, at, close + 1);
            return close + 1;
        }
        if (close > at + 1 && atomEnd(at + 1) == close) {
            take(at + 1, close, isAssigned, true);
            return close + 1;
        }
        return at + 1;
    }

    private int close(int at, char quote) {
        boolean isDouble = quote == '"';
        if (at >= (isDouble ? openDouble : openSingle)) {
            return -1;
        }
        for (int i = at + 1; i < end; i++) {
            if (line[i] == quote && (isDouble || i + 1 >= end || !Characters.isLetter(line[i + 1]))) {
                return i;
            }
        }
        openDouble = isDouble ? at : openDouble;
        openSingle = isDouble ? openSingle : at;
        return -1;
    }

    private void take(int from, int to, boolean isAssigned, boolean isQuoted) {
        int start = from;
        int stop = to;
        while (start < stop && Characters.isStripped(line[start])) {
            start++;
        }
        while (stop > start && Characters.isStripped(line[stop - 1])) {
            stop--;
        }
        if (start == stop) {
            return;
        }
        if (isAssigned) {
            tokens.add(Tokens.VALUE, start, stop);
        } else {
            classify(start, stop, isQuoted, to < end && line[to] == '=');
        }
    }

    private void classify(int from, int to, boolean isQuoted, boolean isKey) {
        int all = 0;
        int dot = -1;
        for (int i = from; i < to; i++) {
            int kinds = Characters.kinds(line[i]);
            all |= kinds;
            dot = (kinds & Characters.DOT) != 0 ? i : dot;
        }
        if ((all & Characters.TELLING) == 0) {
            letters(from, to, Letters.mix(line, from, to), isQuoted, isKey);
        } else if ((all & Characters.PATH) != 0) {
            tokens.add(Atoms.isPair(line, from, to) ? Tokens.NAME : Tokens.VALUE, from, to);
        } else if ((all & Characters.COLON) != 0) {
            colons(from, to);
        } else if ((all & Characters.DIGIT) != 0) {
            tokens.add(Atoms.isNumberedName(line, from, to) ? Tokens.NAME : Tokens.VALUE, from, to);
        } else {
            boolean isWord = Atoms.isException(line, dot + 1, to) || Atoms.isAllCapitals(line, dot + 1, to);
            tokens.add(isWord ? Tokens.WORD : Tokens.NAME, isWord ? dot + 1 : from, to);
        }
    }

    private boolean isBehindValue() {
        return tokens.size() > 0 && tokens.kind(tokens.size() - 1) == Tokens.VALUE;
    }

    private void colons(int from, int to) {
        if (Atoms.isHexWithColons(line, from, to)) {
            tokens.add(Tokens.VALUE, from, to);
            return;
        }
        int begun = from;
        for (int i = from; i <= to; i++) {
            if (i == to || line[i] == ':') {
                take(begun, i, false, false);
                begun = i + 1;
            }
        }
    }

    private void letters(int from, int to, int mixed, boolean isQuoted, boolean isKey) {
        letters.look(line, from, to, mixed);
        if (letters.is(Letters.LITERAL)) {
            tokens.add(Tokens.VALUE, from, to);
        } else if (letters.is(Letters.UNIT) && isBehindValue()) {
            return;
        } else if (isQuoted) {
            tokens.add(Tokens.NAME, from, to, letters.hash());
        } else if (isKey || letters.is(Letters.EXCEPTION)) {
            tokens.add(Tokens.WORD, from, to, letters.hash());
        } else {
            listed++;
            tokens.add(letters.is(Letters.IN_LIST) ? Tokens.WORD : Tokens.NAME, from, to, letters.hash());
        }
    }
}
