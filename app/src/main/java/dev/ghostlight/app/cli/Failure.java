package dev.ghostlight.app.cli;

/** Tells the person that a command broke off, without a stack trace unless one is asked for. */
final class Failure {
    private Failure() {}

    static int report(Throwable failure, String where, Console console) {
        console.err()
                .println(where + ": it broke off: " + failure
                        + ". There is no verdict. Run it with GHOSTLIGHT_DEBUG=1 to see where, and report it.");
        if (console.isDebugging()) {
            failure.printStackTrace(console.err());
        }
        return ExitCode.ENVIRONMENT;
    }
}
