package dev.ghostlight.e2e;

/**
 * What a process came to.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Outcome(int exitCode, String out, String err) {}
