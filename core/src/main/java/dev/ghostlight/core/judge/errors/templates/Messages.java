package dev.ghostlight.core.judge.errors.templates;

/** Reads messages by a list of words. For one thread. */
public final class Messages {
    private final Message message;

    /** By a list of words; another list makes other fingerprints. */
    public Messages(WordList words) {
        message = new Message(words);
    }

    /**
     * Reads a message; the answer is valid until the next one is read.
     *
     * @param head a word before it that is part of it, whatever it looks like; empty where there is none
     */
    public Message read(String head, String text) {
        message.read(head, text);
        return message;
    }
}
