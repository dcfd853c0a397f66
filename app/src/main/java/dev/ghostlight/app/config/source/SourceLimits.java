package dev.ghostlight.app.config.source;

/**
 * How much a file may hold.
 *
 * @param bytes how long it may be
 * @param values how many values it may have, each alias counted as what it stands for
 */
public record SourceLimits(int bytes, int values) {
    /** Of a file that a person writes: 1 MiB. */
    public static final SourceLimits CONFIGURATION = new SourceLimits(1 << 20, 100_000);

    /** Of a file that describes a whole database: 64 MiB, enough for some ten thousand tables. */
    public static final SourceLimits FACTS = new SourceLimits(1 << 26, 5_000_000);
}
