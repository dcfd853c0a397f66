package dev.ghostlight.app.shadow.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * How long one of the server's processes has worked: its processor time, which does not grow while others have the
 * processor. Where the kernel does not tell it, the time that went by.
 *
 * @param file what the kernel tells of the process: the first number is its processor time in nanoseconds
 * @param nanos the time that goes by
 */
record WorkClock(Path file, LongSupplier nanos) {
    /** Of a process, by the number that the server knows it by. */
    static WorkClock of(int pid, LongSupplier nanos) {
        return new WorkClock(Path.of("/proc", String.valueOf(pid), "schedstat"), nanos);
    }

    /** Its work so far, in seconds. */
    double seconds() {
        try {
            String told = Files.readString(file);
            return Long.parseLong(told, 0, told.indexOf(' '), 10) / 1e9;
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException silent) {
            return nanos.getAsLong() / 1e9;
        }
    }
}
