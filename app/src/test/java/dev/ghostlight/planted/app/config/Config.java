package dev.ghostlight.planted.app.config;

import dev.ghostlight.planted.app.report.Report;
import java.time.Instant;
import java.util.Random;
import java.util.logging.Logger;

/** Faults: a cycle, output, a logger, the clock, a sleep, chance, and an exception without a name. */
public record Config(Report report) {
    static void print(Exception failure) {
        System.out.println(failure);
        failure.printStackTrace();
        Logger.getLogger("planted").info("fault");
    }

    static double now() throws InterruptedException {
        Thread.sleep(1);
        return Instant.now().toEpochMilli() + System.nanoTime() + new Random().nextDouble();
    }

    static void fail() {
        throw new RuntimeException("planted");
    }
}
