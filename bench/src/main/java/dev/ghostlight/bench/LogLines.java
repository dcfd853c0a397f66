package dev.ghostlight.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes lines as services and systems log them: of so many messages, with names and values drawn anew for each line,
 * half of them as logback writes them and half as syslog does. Not thread-safe.
 */
final class LogLines {
    private static final String[] VERBS = {
        "opened", "closed", "failed", "accepted", "rejected", "started", "stopped", "received", "sent", "stored",
        "expired", "cached", "deleted", "updated", "created", "ignored", "retried", "resumed", "connected", "released"
    };
    private static final String[] NOUNS = {
        "session", "connection", "request", "order", "payment", "message", "job", "file", "cache", "lock",
        "transaction", "query", "token", "queue", "batch", "page", "user", "server", "index", "report"
    };
    private static final String[] TAILS = {
        " for user ~ after # ms",
        " of # bytes from # with status #",
        " on host ~, attempt # of #",
        " id=# size=# took # ms",
        ", the next one is due in # seconds",
        " by worker ~ (# left)",
        ": timeout=# retries=# target=#",
        " from # port # ssh2",
        "; total # of # entries in use",
        " because the limit of # per minute was reached"
    };
    private static final String[] NAMES = {"quux", "zorkmid", "fnord", "xyzzy", "plugh", "grault", "waldo", "thud"};
    private static final String[] LEVELS = {"INFO ", "INFO ", "INFO ", "DEBUG", "WARN ", "ERROR"};

    private final SplittableRandom random;
    private final List<String> messages = new ArrayList<>();
    private long millis = 1_795_168_800_000L;

    LogLines(int count, long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            messages.add(message(i));
        }
    }

    /** Another message for each number: 4,000 sentences, and beyond them longer ones. */
    private static String message(int number) {
        StringBuilder text = new StringBuilder(NOUNS[number % 20]).append(' ').append(VERBS[number / 20 % 20]);
        for (int left = number / 400; ; left /= 10) {
            text.append(TAILS[left % 10]);
            if (left < 10) {
                return text.toString();
            }
            text.append(" and ").append(NOUNS[left / 10 % 20]);
        }
    }

    /** The next line, without its end. */
    String next() {
        millis += random.nextInt(4);
        int number = random.nextInt(messages.size());
        StringBuilder line = new StringBuilder(160);
        if (number % 2 == 0) {
            logback(line, number);
        } else {
            syslog(line, number);
        }
        String message = messages.get(number);
        for (int i = 0; i < message.length(); i++) {
            char here = message.charAt(i);
            if (here == '#') {
                value(line);
            } else if (here == '~') {
                line.append(NAMES[random.nextInt(NAMES.length)]);
            } else {
                line.append(here);
            }
        }
        return line.toString();
    }

    private void logback(StringBuilder line, int number) {
        line.append("2026-11-20 ");
        clock(line);
        line.append(',');
        digits(line, (int) (millis % 1_000), 3);
        line.append(" [http-nio-8080-exec-").append(1 + random.nextInt(16)).append("] ");
        line.append(LEVELS[number / 2 % LEVELS.length]).append(" dev.shop.orders.");
        line.append(NOUNS[number / 2 % 20]).append(".Service - ");
    }

    private void syslog(StringBuilder line, int number) {
        line.append("Nov 20 ");
        clock(line);
        line.append(" web-")
                .append(1 + number % 3)
                .append(" shopd[")
                .append(1_000 + number % 7)
                .append("]: ");
    }

    private void clock(StringBuilder line) {
        int second = (int) (millis / 1_000 % 86_400);
        digits(line, second / 3_600, 2);
        line.append(':');
        digits(line, second / 60 % 60, 2);
        line.append(':');
        digits(line, second % 60, 2);
    }

    private static void digits(StringBuilder line, int value, int count) {
        String text = Integer.toString(value);
        line.append("0".repeat(count - text.length())).append(text);
    }

    private void value(StringBuilder line) {
        switch (random.nextInt(4)) {
            case 0 -> line.append(random.nextInt(100));
            case 1 -> line.append(random.nextInt(1_000_000));
            case 2 ->
                line.append("10.0.").append(random.nextInt(256)).append('.').append(random.nextInt(256));
            default -> line.append(Long.toHexString(random.nextLong() | 1L << 62));
        }
    }
}
