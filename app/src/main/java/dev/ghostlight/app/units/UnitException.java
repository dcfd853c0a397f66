package dev.ghostlight.app.units;

/** Says that a text is not the number with a unit that it should be, and what to write instead. */
public final class UnitException extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String remedy;

    /**
     * A refused text.
     *
     * @param what what is wrong, with the text, as a sentence without its full stop
     * @param remedy what to write instead, likewise
     */
    public UnitException(String what, String remedy) {
        super(what + ". " + remedy + ".");
        this.what = what;
        this.remedy = remedy;
    }

    /** What is wrong, with the text, without a full stop. */
    public String what() {
        return what;
    }

    /** What to write instead, without a full stop. */
    public String remedy() {
        return remedy;
    }
}
