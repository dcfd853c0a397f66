package dev.ghostlight.app.cli;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(arguments.length);
    }
}
