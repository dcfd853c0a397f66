package dev.ghostlight.core.judge.errors.assemble;

/** How a stack trace is written, which depends on the language. */
public enum Form {
    /** None: a message. */
    NONE,
    PYTHON,
    GO,
    PHP,
    RUST,
    RUBY,
    /**
     * Frames begin with {@code at}: of the JVM's languages, of .NET, of JavaScript. Most lines look a little like it.
     */
    AT
}
