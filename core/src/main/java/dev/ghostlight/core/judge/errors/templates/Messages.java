package dev.ghostlight.core.judge.errors.templates;

/** Reads messages by a list of words. For one thread. */
public final class Messages {
    private final Tokenizer tokenizer;

    /** By a list of words; another list makes other fingerprints. */
    public Messages(WordList words) {
        tokenizer = new Tokenizer(words);
    }

    /**
     * The fingerprint of a message.
     *
     * @param head a word before it that is part of it, whatever it looks like; empty where there is none
     */
    public Fingerprint fingerprint(String head, String text) {
        return new Fingerprint(Shape.hash(tokenizer.read(head, text)));
    }

    /** Learns a message. */
    public void learn(String head, String text, TemplateModel model) {
        model.add(tokenizer.read(head, text));
    }

    /** Whether such a message is known. */
    public boolean isKnown(String head, String text, Templates templates) {
        Tokens tokens = tokenizer.read(head, text);
        return templates.hasSeen(Shape.hash(tokens)) || templates.knows(Shape.of(tokens));
    }
}
