package dev.ghostlight.core.migration.sql.runner;

/** Which transactions a runner makes of the statements that it runs; what they say themselves comes on top. */
public enum TransactionRule {
    /** Each statement commits by itself, save between a BEGIN and a COMMIT that the script says. */
    EACH("each statement commits by itself"),
    /** All run in one transaction; after a COMMIT that the script says, each statement commits by itself. */
    WHOLE("all statements run in one transaction"),
    /** All run in one transaction; after a COMMIT that the script says, the next begins. */
    WHOLE_AGAIN("all statements run in one transaction");

    private final String words;

    TransactionRule(String words) {
        this.words = words;
    }

    /** As reports say it. */
    public String words() {
        return words;
    }
}
