package dev.ghostlight.core.testing;

import dev.ghostlight.core.model.Popularity;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws keys by their popularity in constant time, by Walker's alias method; key 0 is the hottest. */
final class KeyDraw {
    private final double[] threshold;
    private final int[] alias;
    private final double[] share;

    private KeyDraw(double[] share) {
        int keys = share.length;
        this.share = share;
        this.threshold = new double[keys];
        this.alias = new int[keys];
        double[] scaled = Arrays.stream(share).map(each -> each * keys).toArray();
        int[] stack = new int[keys];
        int small = 0;
        int large = keys;
        for (int key = 0; key < keys; key++) {
            if (scaled[key] < 1) {
                stack[small++] = key;
            } else {
                stack[--large] = key;
            }
        }
        while (small > 0 && large < keys) {
            int poor = stack[--small];
            int rich = stack[large];
            threshold[poor] = scaled[poor];
            alias[poor] = rich;
            scaled[rich] -= 1 - scaled[poor];
            if (scaled[rich] < 1) {
                large++;
                stack[small++] = rich;
            }
        }
        while (small > 0) {
            threshold[stack[--small]] = 1;
        }
        while (large < keys) {
            threshold[stack[large++]] = 1;
        }
    }

    static KeyDraw of(Popularity popularity) {
        double[] weight = weights(popularity);
        double total = Arrays.stream(weight).sum();
        return new KeyDraw(Arrays.stream(weight).map(each -> each / total).toArray());
    }

    private static double[] weights(Popularity popularity) {
        double[] weight = new double[Math.toIntExact(popularity.keys())];
        switch (popularity) {
            case Popularity.Uniform _ -> Arrays.fill(weight, 1);
            case Popularity.Zipf(long _, double exponent) ->
                Arrays.setAll(weight, rank -> Math.pow(rank + 1.0, -exponent));
            case Popularity.Counted(var bins) -> {
                int from = 0;
                for (Popularity.Counted.Bin bin : bins) {
                    int to = from + Math.toIntExact(bin.keys());
                    Arrays.fill(weight, from, to, (double) bin.count());
                    from = to;
                }
            }
        }
        return weight;
    }

    int keys() {
        return share.length;
    }

    /** The part of all requests that asks for a key. */
    double share(int key) {
        return share[key];
    }

    int draw(RandomGenerator random) {
        double u = random.nextDouble() * threshold.length;
        int key = (int) u;
        return u - key < threshold[key] ? key : alias[key];
    }
}
