package dev.ghostlight.core.judge.errors.templates;

/** Hashes of 64 bits that are the same on every machine and in every version. Stateless. */
final class Hashes {
    static final long SEED = 0x9e3779b97f4a7c15L;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Hashes() {}

    /** Of a part of a text: FNV-1a over its UTF-16 characters, mixed. */
    static long of(char[] text, int from, int to) {
        long hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * FNV_PRIME;
        }
        return mix(hash);
    }

    static long of(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** A sequence that goes on. */
    static long then(long before, long next) {
        return mix(before * 31 + next);
    }

    /** The finish of MurmurHash3: each bit of the input changes about half of the output's. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
