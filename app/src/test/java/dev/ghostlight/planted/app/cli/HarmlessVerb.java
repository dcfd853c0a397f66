package dev.ghostlight.planted.app.cli;

import java.io.PrintStream;
import java.time.Instant;

/** No fault: the command line may print and read the clock. */
public final class HarmlessVerb {
    private HarmlessVerb() {}

    static Instant harmless() {
        PrintStream harmless = System.out;
        harmless.println();
        return Instant.now();
    }
}
