package dev.ghostlight.app.config;

import java.util.Locale;

/** What a first configuration needs to know; the answers are written as in {@code ghostlight.yaml}. */
public enum Question {
    /** The service's name. */
    SERVICE("What is the service called?", "stickers"),
    /** How many servers there are. */
    NODES("How many servers run it?", "50"),
    /** How long a server is out while it restarts. */
    DOWNTIME("How long does a server take no requests while it restarts?", "20s"),
    /** The store's name. */
    STORE("What is the database or service behind its cache called?", "stickers-db"),
    /** What the store is. */
    STORE_KIND("What is that store?", "mongodb"),
    /** Calls the store answers per second. */
    CAPACITY("How many calls can the store answer?", "1000/s"),
    /** Calls that reach the store from elsewhere. */
    BASELINE("How many calls reach the store from elsewhere?", "200/s"),
    /** How long a call may wait at the store. */
    QUEUE("How long may a call wait in the store's queue before it is refused?", "500ms"),
    /** How long the store takes for a call. */
    ANSWER("How long does the store take to answer one call when it is not overloaded?", "5ms"),
    /** How long the service waits for the store. */
    TIMEOUT("How long does the service wait for the store before it gives up?", "1s"),
    /** How often the service asks again. */
    RETRIES("How often does the service ask again after a failure?", "2"),
    /** The cache's name. */
    CACHE("What is the cache called?", "sticker-meta"),
    /** Where the entries are. */
    HELD("Where are the cache's entries: in each server (per-node), or in one cache for all (shared)?", "per-node"),
    /** How long an entry stays. */
    TTL("How long does an entry stay after it was filled?", "2h"),
    /** How that time is spread. */
    JITTER("By which part is that time spread at random?", "10%"),
    /** How many entries are kept. */
    MAX_ENTRIES("How many entries does the cache keep?", "10k"),
    /** Who waits for whom on a miss. */
    SINGLE_FLIGHT(
            "When several requests miss the same key at once, how many ask the store: all (none), one for each server"
                    + " (per-node), or one (fleet)?",
            "none"),
    /** Reads of the cache. */
    REQUESTS("How many reads does the cache get, all servers together?", "8000/s"),
    /** How many keys are read. */
    KEYS("How many different keys are read?", "12000"),
    /** How the reads spread over the keys. */
    POPULARITY("How do the reads spread over the keys: zipf(EXPONENT) or uniform?", "zipf(0.9)"),
    /** The time between batches. */
    GAP("How long after one server does the next one restart?", "4m"),
    /** How many servers restart together. */
    BATCH("How many servers restart together?", "1"),
    /** How many servers may be out. */
    MAX_UNAVAILABLE("How many servers may be out at the same time?", "2");

    private final String text;
    private final String example;

    Question(String text, String example) {
        this.text = text;
        this.example = example;
    }

    /** The question as a person is asked. */
    public String text() {
        return text;
    }

    /** An answer as it may be written. */
    public String example() {
        return example;
    }

    /** The last word of its path in the file, such as {@code after-write}. */
    public String word() {
        return switch (this) {
            case STORE -> "stores";
            case STORE_KIND -> "kind";
            case CACHE -> "caches";
            case TTL -> "after-write";
            case KEYS -> "count";
            default -> option().substring(2);
        };
    }

    /** The name of the command line's option for it, such as {@code --max-entries}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
