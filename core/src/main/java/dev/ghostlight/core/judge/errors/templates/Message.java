package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;

/** A message that was read. It is valid until its reader reads the next. For one thread. */
public final class Message {
    private static final int REMEMBERED = 8_192;

    private final Tokenizer tokenizer;
    private Tokens tokens;
    private long hash;

    /** What fits is asked once for each fingerprint that was not seen itself, as long as that is not forgotten. */
    private final long[] askedHashes = new long[REMEMBERED];

    private final byte[] answers = new byte[REMEMBERED];
    private Templates asked;

    Message(WordList words) {
        tokenizer = new Tokenizer(words);
        tokens = tokenizer.read("", "");
        asked = Templates.NONE;
    }

    void read(String head, String text) {
        tokens = tokenizer.read(head, text);
        hash = Shape.hash(tokens);
    }

    /** Its fingerprint. */
    public Fingerprint fingerprint() {
        return new Fingerprint(hash);
    }

    /** The hash of its fingerprint. */
    public long hash() {
        return hash;
    }

    /** Learns it. */
    public void learn(TemplateModel model) {
        model.add(tokens);
    }

    /** Whether it was seen, or one that differs from it in slots only. */
    public boolean isKnown(Templates templates) {
        return templates.hasSeen(hash) || fits(templates);
    }

    private boolean fits(Templates templates) {
        if (asked != templates) {
            Arrays.fill(answers, (byte) 0);
            asked = templates;
        }
        int slot = (int) (hash ^ (hash >>> 32)) & (REMEMBERED - 1);
        if (answers[slot] == 0 || askedHashes[slot] != hash) {
            askedHashes[slot] = hash;
            answers[slot] = (byte) (templates.fits(Shape.of(tokens)) ? 1 : -1);
        }
        return answers[slot] > 0;
    }
}
