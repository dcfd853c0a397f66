package dev.ghostlight.core.judge.errors.templates;

import java.util.ArrayList;
import java.util.List;

/**
 * A message with its names and values taken out: its words, {@link #NAME} for each name and {@link #VALUE} for each
 * value, of which no more than two stand side by side.
 *
 * @param tokens words, and the places of names and values; none where a message has none
 */
record Shape(List<String> tokens) {
    static final String NAME = "~";
    static final String VALUE = "#";

    private static final int VALUES_SIDE_BY_SIDE = 2;
    private static final long NAME_HASH = Hashes.of(NAME);
    private static final long VALUE_HASH = Hashes.of(VALUE);

    Shape {
        tokens = List.copyOf(tokens);
    }

    /** The shape of tokens. */
    static Shape of(Tokens tokens) {
        List<String> shape = new ArrayList<>(tokens.size());
        int values = 0;
        for (int i = 0; i < tokens.size(); i++) {
            byte kind = tokens.kind(i);
            values = kind == Tokens.VALUE ? values + 1 : 0;
            if (values <= VALUES_SIDE_BY_SIDE) {
                shape.add(kind == Tokens.WORD ? tokens.text(i) : kind == Tokens.NAME ? NAME : VALUE);
            }
        }
        return new Shape(shape);
    }

    /** The shape that was written as a line. */
    static Shape parse(String line) {
        return new Shape(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    /** The fingerprint of tokens, which is that of their shape. */
    static long hash(Tokens tokens) {
        long hash = Hashes.SEED;
        boolean isInRun = false;
        boolean hasName = false;
        for (int i = 0; i < tokens.size(); i++) {
            byte kind = tokens.kind(i);
            if (kind == Tokens.WORD) {
                hash = isInRun ? Hashes.then(hash, hasName ? NAME_HASH : VALUE_HASH) : hash;
                hash = Hashes.then(hash, tokens.hash(i));
                isInRun = false;
                hasName = false;
            } else {
                isInRun = true;
                hasName |= kind == Tokens.NAME;
            }
        }
        return isInRun ? Hashes.then(hash, hasName ? NAME_HASH : VALUE_HASH) : hash;
    }

    /** The hash by which a model knows the shape of tokens. */
    static long fineHash(Tokens tokens) {
        long hash = Hashes.SEED;
        int values = 0;
        for (int i = 0; i < tokens.size(); i++) {
            byte kind = tokens.kind(i);
            values = kind == Tokens.VALUE ? values + 1 : 0;
            if (values <= VALUES_SIDE_BY_SIDE) {
                long next = kind == Tokens.WORD ? tokens.hash(i) : kind == Tokens.NAME ? NAME_HASH : VALUE_HASH;
                hash = Hashes.then(hash, next);
            }
        }
        return hash;
    }

    long fineHash() {
        long hash = Hashes.SEED;
        for (String token : tokens) {
            hash = Hashes.then(hash, Hashes.of(token));
        }
        return hash;
    }

    Fingerprint fingerprint() {
        long hash = Hashes.SEED;
        for (String token : collapsed()) {
            hash = Hashes.then(hash, Hashes.of(token));
        }
        return new Fingerprint(hash);
    }

    /** Names and values that stand side by side become one name, or one value if there is no name. */
    List<String> collapsed() {
        List<String> collapsed = new ArrayList<>(tokens.size());
        for (String token : tokens) {
            boolean isMarker = isMarker(token);
            if (isMarker && !collapsed.isEmpty() && isMarker(collapsed.getLast())) {
                if (token.equals(NAME)) {
                    collapsed.set(collapsed.size() - 1, NAME);
                }
            } else {
                collapsed.add(token);
            }
        }
        return collapsed;
    }

    static boolean isMarker(String token) {
        return token.equals(NAME) || token.equals(VALUE);
    }

    @Override
    public String toString() {
        return String.join(" ", tokens);
    }
}
