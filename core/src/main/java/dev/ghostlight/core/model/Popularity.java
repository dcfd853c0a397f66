package dev.ghostlight.core.model;

import java.util.List;

/** How requests spread over a cache's keys. */
public sealed interface Popularity {
    /** How many different keys are asked for. */
    long keys();

    /**
     * The k-th hottest key is asked for in proportion to {@code k^-exponent}.
     *
     * @param keys how many keys; at least 1
     * @param exponent the slope; 0 is uniform, real traces lie between 0.3 and 1.2
     */
    record Zipf(long keys, double exponent) implements Popularity {
        public Zipf {
            requireKeys(keys);
            if (!(exponent >= 0 && exponent <= 10)) {
                throw new IllegalArgumentException("zipf's exponent is not between 0 and 10: " + exponent);
            }
        }
    }

    /**
     * Every key is asked for as often as any other.
     *
     * @param keys how many keys; at least 1
     */
    record Uniform(long keys) implements Popularity {
        public Uniform {
            requireKeys(keys);
        }
    }

    /**
     * Keys as they were counted in a log.
     *
     * @param bins how many keys were asked for how often, the hottest first; at least one
     */
    record Counted(List<Bin> bins) implements Popularity {
        public Counted {
            bins = List.copyOf(bins);
            if (bins.isEmpty()) {
                throw new IllegalArgumentException("no keys were counted");
            }
            for (int i = 1; i < bins.size(); i++) {
                if (bins.get(i).count() >= bins.get(i - 1).count()) {
                    throw new IllegalArgumentException("counts must fall, at index " + i);
                }
            }
        }

        @Override
        public long keys() {
            return bins.stream().mapToLong(Bin::keys).sum();
        }

        /**
         * Keys that were asked for equally often.
         *
         * @param count how often each; at least 1
         * @param keys how many such keys; at least 1
         */
        public record Bin(long count, long keys) {
            public Bin {
                if (count < 1 || keys < 1) {
                    throw new IllegalArgumentException(keys + " keys counted " + count + " times");
                }
            }
        }
    }

    private static void requireKeys(long keys) {
        if (keys < 1) {
            throw new IllegalArgumentException("there is at least one key: " + keys);
        }
    }
}
