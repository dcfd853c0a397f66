package dev.ghostlight.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Writes access logs as web servers do, in the combined format, with keys drawn from a Zipf law. Not thread-safe. */
final class AccessLog {
    private static final String[] AGENTS = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148",
        "chat-client/7.4.1 (Android 15)",
        "okhttp/4.12.0",
    };

    private final SplittableRandom random;
    private final double[] cumulativeShares;

    AccessLog(int keys, double exponent, long seed) {
        random = new SplittableRandom(seed);
        cumulativeShares = new double[keys];
        double sum = 0;
        for (int rank = 0; rank < keys; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulativeShares[rank] = sum;
        }
    }

    /** Writes at least so many bytes of whole lines. */
    void write(Path file, long bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long written = 0; written < bytes; ) {
                byte[] line = line().getBytes(ISO_8859_1);
                out.write(line);
                written += line.length;
            }
        }
    }

    private String line() {
        return "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256)
                + " - - [12/Mar/2026:10:" + (10 + random.nextInt(50)) + ':' + (10 + random.nextInt(50))
                + " +0000] \"GET /api/v2/stickers?stkId=" + key() + "&lang=de HTTP/1.1\" 200 "
                + (200 + random.nextInt(90_000)) + " \"https://chat.example/rooms/" + random.nextInt(100_000) + "\" \""
                + AGENTS[random.nextInt(AGENTS.length)] + "\"\n";
    }

    private int key() {
        double share = random.nextDouble() * cumulativeShares[cumulativeShares.length - 1];
        int found = Arrays.binarySearch(cumulativeShares, share);
        return 100_000 + (found < 0 ? -found - 1 : found);
    }
}
