package dev.ghostlight.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the commands that the ahead-of-time cache of the JVM learns from, and throws their output away. */
public final class Training {
    private Training() {}

    /**
     * Runs every command read from standard input, one on a line, its words separated by blanks.
     *
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command : commands.readAllLines()) {
            OutputStream nowhere = OutputStream.nullOutputStream();
            Main.run(List.of(command.split(" +")), InputStream.nullInputStream(), nowhere, nowhere, System.getenv());
        }
        // Leaves as Main does, so that the way out is learned too.
        System.exit(ExitCode.CLEAR);
    }
}
