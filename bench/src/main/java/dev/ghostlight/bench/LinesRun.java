package dev.ghostlight.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.templates.Message;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import dev.ghostlight.core.judge.errors.templates.Templates;
import dev.ghostlight.core.judge.errors.templates.WordList;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Learns a log and then tells of each of its lines whether it is known, as one thread does that reads the file:
 * {@code LinesRun [MILLIONS OF LINES] [MESSAGES]}.
 */
final class LinesRun {
    private static final int BLOCK = 1 << 20;

    /** The words of the log's messages and some that are none of them. */
    private static final String WORDS = """
            accepted after again and attempt batch because bytes by cache cached closed connected connection created
            deleted due entries expired failed file for from host id ignored in index is job left limit lock message
            minute next of on opened order page payment per port query queue reached received rejected released report
            request resumed retried retries seconds sent server session size started status stopped stored target the
            timeout token took total transaction updated use user was with worker
            """;

    private LinesRun() {}

    static WordList words() {
        return new WordList(List.of(WORDS.strip().split("\\s+")));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        long lines = 1_000_000L * (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20);
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        Path file = Files.createTempFile("ghostlight-lines", ".log");
        try {
            write(file, lines, messages);
            System.out.printf("%d lines of %d messages, %d MB%n", lines, messages, Files.size(file) >> 20);
            Fingerprinter fingerprinter = new Fingerprinter(words());
            TemplateModel model = new TemplateModel();
            measured("learn", lines, () -> read(file, line -> line.learn(model), fingerprinter));
            Templates templates = Templates.of(model);
            System.out.printf("%d signatures, %d MB of heap in use%n", model.size(), heap());
            long[] known = new long[1];
            measured(
                    "classify",
                    lines,
                    () -> read(file, line -> known[0] += line.isKnown(templates) ? 1 : 0, fingerprinter));
            System.out.printf("%d known%n", known[0]);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, long lines, int messages) throws IOException {
        LogLines made = new LogLines(messages, 1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK)) {
            for (long i = 0; i < lines; i++) {
                out.write(made.next().getBytes(ISO_8859_1));
                out.write('\n');
            }
        }
    }

    /** Something that reads. */
    private interface Reading {
        void run() throws IOException;
    }

    private static void measured(String what, long lines, Reading reading) throws IOException {
        long cpu = cpu();
        long begun = System.nanoTime();
        reading.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = (cpu() - cpu) / 1e9;
        System.out.printf(
                "%s: %.1f s, %.2f million lines/s; %.2f million lines a second of the thread's processor time%n",
                what, seconds, lines / seconds / 1e6, lines / cpuSeconds / 1e6);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static void read(Path file, Consumer<Message> to, Fingerprinter fingerprinter) throws IOException {
        Assembler assembler = new Assembler(record -> to.accept(fingerprinter.read(record)));
        byte[] block = new byte[BLOCK];
        long number = 0;
        int held = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(block, held, BLOCK - held); got > 0; got = in.read(block, held, BLOCK - held)) {
                int end = held + got;
                int begun = 0;
                for (int i = held; i < end; i++) {
                    if (block[i] == '\n') {
                        assembler.add(LogLine.plain(++number, "", new String(block, begun, i - begun, UTF_8)));
                        begun = i + 1;
                    }
                }
                held = end - begun;
                System.arraycopy(block, begun, block, 0, held);
            }
        }
        assembler.flush();
    }
}
