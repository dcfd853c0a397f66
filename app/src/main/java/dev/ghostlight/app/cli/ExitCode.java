package dev.ghostlight.app.cli;

import dev.ghostlight.core.model.Verdict;

/** The exit codes, which scripts rely on: a published contract. */
final class ExitCode {
    /** Nothing dangerous was found. */
    static final int CLEAR = 0;

    /** Danger was found, or the run failed its verdict. */
    static final int DANGER = 1;

    /** The command line or the configuration is wrong; nothing was run. */
    static final int USAGE = 2;

    /** The environment failed, or Ghostlight itself; there is no verdict. */
    static final int ENVIRONMENT = 3;

    /** There is not enough evidence for a verdict yet. */
    static final int HOLD = 4;

    private ExitCode() {}

    /** The one that a verdict comes to. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case CLEAR -> CLEAR;
            case HOLD -> HOLD;
            case DANGER -> DANGER;
        };
    }
}
