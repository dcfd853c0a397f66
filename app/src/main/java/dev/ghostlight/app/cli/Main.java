package dev.ghostlight.app.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        // Not System.out: its charset is the terminal's, and a report is UTF-8 wherever it goes.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        System.exit(run(List.of(arguments), System.in, out, err, System.getenv()));
    }

    static int run(
            List<String> arguments, InputStream in, OutputStream out, OutputStream err, Map<String, String> variables) {
        ResultStream results = new ResultStream(out);
        PrintWriter resultWriter = new PrintWriter(results, false, StandardCharsets.UTF_8);
        PrintWriter errorWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        BufferedReader answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int exitCode = Ghostlight.run(arguments, answers, resultWriter, errorWriter, variables);
        resultWriter.flush();
        if (results.isLost()) {
            errorWriter.println("ghostlight: the output could not be written: " + results.reason()
                    + ". It is not complete. Make room for it, or write it elsewhere.");
            return ExitCode.ENVIRONMENT;
        }
        return exitCode;
    }
}
