package dev.ghostlight.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.management.OperatingSystemMXBean;
import dev.ghostlight.app.collect.CollectException;
import dev.ghostlight.app.collect.KeyPattern;
import dev.ghostlight.app.collect.LogKeys;
import dev.ghostlight.app.collect.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How fast keys are counted in an access log, beside a plain loop over lines and beside grep.
 *
 * <p>Writes a log of {@code megabytes} (1000 if not given) into a temporary folder, counts it in several ways and
 * prints megabytes of text per second. Of five runs the fastest is shown, since what others do on the machine only
 * makes a run slower; of the CPU time, which is known of this process only and not of grep, likewise the least.
 */
public final class AccessLogBench {
    private static final int RUNS = 5;
    private static final int KEYS = 12_000;
    private static final double EXPONENT = 0.9;
    private static final long SEED = 42;

    private final OperatingSystemMXBean processor =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Path plain;
    private final Path gzip;
    private final long bytes;

    private AccessLogBench(Path folder, long megabytes) throws IOException {
        plain = folder.resolve("access.log");
        gzip = folder.resolve("access.log.gz");
        new AccessLog(KEYS, EXPONENT, SEED).write(plain, megabytes * 1_000_000);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip), 1 << 16)) {
            Files.copy(plain, out);
        }
        bytes = Files.size(plain);
    }

    /** Runs all measurements; the one argument, which may be missing, is the size of the log in megabytes. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("access-log-bench");
        try {
            long megabytes = arguments.length == 0 ? 1000 : Long.parseLong(arguments[0]);
            AccessLogBench bench = new AccessLogBench(folder, megabytes);
            System.out.printf(Locale.ROOT, "%,d bytes, %,d in gzip%n", bench.bytes, Files.size(bench.gzip));
            bench.run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run() throws Exception {
        String literal = "stkId=(\\w+)";
        String noLiteral = "[?&]\\w+[=](\\d+)";
        for (String regex : List.of(literal, "\"GET ([^ ]+) HTTP", "^(\\S+) ", noLiteral)) {
            report("ghostlight   plain  " + regex, () -> ghostlight(plain, regex));
        }
        report("ghostlight   gzip   " + literal, () -> ghostlight(gzip, literal));
        report("plain loop   plain  " + literal, () -> plainLoop(plain, literal));
        report("plain loop   plain  " + noLiteral, () -> plainLoop(plain, noLiteral));
        report("plain loop   gzip   " + literal, () -> plainLoop(gzip, literal));
        report("grep -c      plain  " + literal, () -> shell("grep -c 'stkId=[0-9A-Za-z_]*' " + plain));
        String count = " | sort | uniq -c | sort -rn | wc -l";
        report("grep | uniq  plain  " + literal, () -> shell("grep -o 'stkId=[0-9A-Za-z_]*' " + plain + count));
        report("grep | uniq  plain  " + noLiteral, () -> shell("grep -oE '[?&][a-zA-Z]+=[0-9]+' " + plain + count));
        report(
                "zcat | uniq  gzip   " + literal,
                () -> shell("zcat " + gzip + " | grep -o 'stkId=[0-9A-Za-z_]*'" + count));
    }

    private void report(String name, Measured measured) throws Exception {
        double seconds = Double.MAX_VALUE;
        double processorSeconds = Double.MAX_VALUE;
        String result = "";
        for (int run = 0; run < RUNS; run++) {
            long processorStart = processor.getProcessCpuTime();
            long start = System.nanoTime();
            result = measured.run();
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
            processorSeconds = Math.min(processorSeconds, (processor.getProcessCpuTime() - processorStart) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "%-42s %7.2f s %6.0f MB/s %7.2f s of own CPU  %s%n",
                name,
                seconds,
                bytes / 1e6 / seconds,
                processorSeconds,
                result);
    }

    private static String ghostlight(Path log, String regex) throws CollectException, InterruptedException {
        return LogKeys.count(log, KeyPattern.of(regex), Progress.SILENT)
                        .counts()
                        .keys() + " keys";
    }

    private static String plainLoop(Path log, String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        Map<String, Long> counts = new HashMap<>();
        InputStream file = Files.newInputStream(log);
        InputStream text = log.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(text, ISO_8859_1), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = pattern.matcher(line);
                while (matcher.find()) {
                    counts.merge(matcher.group(1), 1L, Long::sum);
                }
            }
        }
        return counts.size() + " keys";
    }

    private static String shell(String command) throws IOException, InterruptedException {
        // In the locale C grep and sort compare bytes, which is their fastest way.
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output + (command.startsWith("grep -c") ? " lines" : " keys");
    }

    @FunctionalInterface
    private interface Measured {
        String run() throws Exception;
    }
}
