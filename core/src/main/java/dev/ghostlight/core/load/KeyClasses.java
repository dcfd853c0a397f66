package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Popularity;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys of about the same popularity taken together, so that ten million keys cost no more than a hundred.
 *
 * <p>Keys of one class differ by at most a tenth in popularity. A class keeps its number of keys and its requests
 * exactly, which leaves an error of the second order: under 0.1 % in every load computed from it.
 */
final class KeyClasses {
    /** The usual widest spread of popularity within a class, as a logarithm. */
    static final double FINE = 0.1;

    /** A wider spread, for sums that cost more a class; its error is under 0.5 %. */
    static final double COARSE = 0.25;

    /** Sums over fewer ranks than this are taken one by one, and longer ones by Euler and Maclaurin's formula. */
    private static final int SUMMED_DIRECTLY = 64;

    /** Keys of one class; {@code share} is the part of all requests that asks for one such key. */
    record KeyClass(double keys, double share) {}

    private KeyClasses() {}

    /** The classes of a popularity of this width, the hottest first; {@code keys * share} adds up to 1. */
    static List<KeyClass> of(Popularity popularity, double width) {
        return switch (popularity) {
            case Popularity.Uniform uniform -> uniform((double) uniform.keys());
            case Popularity.Zipf zipf -> zipf((double) zipf.keys(), zipf.exponent(), width);
            case Popularity.Counted counted -> counted(counted.bins(), width);
        };
    }

    private static List<KeyClass> uniform(double keys) {
        return List.of(new KeyClass(keys, 1 / keys));
    }

    private static List<KeyClass> zipf(double keys, double exponent, double width) {
        if (exponent == 0) {
            return uniform(keys);
        }
        double growth = Math.expm1(width / exponent);
        List<KeyClass> weighted = new ArrayList<>();
        double total = 0;
        for (double last = 0; last < keys; ) {
            double first = last + 1;
            last = Math.min(keys, first + Math.floor(first * growth));
            double weight = sumOfPowers(first, last, exponent);
            weighted.add(new KeyClass(last - first + 1, weight / (last - first + 1)));
            total += weight;
        }
        return normalised(weighted, total);
    }

    /** The sum of {@code k^-exponent} over the ranks from {@code first} to {@code last}. */
    private static double sumOfPowers(double first, double last, double exponent) {
        if (last - first < SUMMED_DIRECTLY) {
            double sum = 0;
            for (double rank = first; rank <= last; rank++) {
                sum += Math.pow(rank, -exponent);
            }
            return sum;
        }
        double integral = exponent == 1
                ? Math.log(last / first)
                : (Math.pow(last, 1 - exponent) - Math.pow(first, 1 - exponent)) / (1 - exponent);
        double ends = (Math.pow(first, -exponent) + Math.pow(last, -exponent)) / 2;
        double slopes = exponent * (Math.pow(first, -exponent - 1) - Math.pow(last, -exponent - 1)) / 12;
        return integral + ends + slopes;
    }

    private static List<KeyClass> counted(List<Popularity.Counted.Bin> bins, double width) {
        List<KeyClass> weighted = new ArrayList<>();
        double total = 0;
        double keys = 0;
        double requests = 0;
        double hottest = 0;
        for (Popularity.Counted.Bin bin : bins) {
            if (keys > 0 && bin.count() < hottest * Math.exp(-width)) {
                weighted.add(new KeyClass(keys, requests / keys));
                keys = 0;
                requests = 0;
            }
            if (keys == 0) {
                hottest = bin.count();
            }
            keys += bin.keys();
            requests += (double) bin.count() * bin.keys();
            total += (double) bin.count() * bin.keys();
        }
        weighted.add(new KeyClass(keys, requests / keys));
        return normalised(weighted, total);
    }

    private static List<KeyClass> normalised(List<KeyClass> weighted, double total) {
        return weighted.stream()
                .map(each -> new KeyClass(each.keys(), each.share() / total))
                .toList();
    }

    /** Splits the classes after the {@code hottest} keys: the hotter part first, the rest second. */
    static List<List<KeyClass>> split(List<KeyClass> classes, double hottest) {
        List<KeyClass> hot = new ArrayList<>();
        List<KeyClass> rest = new ArrayList<>();
        double left = hottest;
        for (KeyClass each : classes) {
            double taken = Math.min(left, each.keys());
            if (taken > 0) {
                hot.add(new KeyClass(taken, each.share()));
            }
            if (taken < each.keys()) {
                rest.add(new KeyClass(each.keys() - taken, each.share()));
            }
            left -= taken;
        }
        return List.of(hot, rest);
    }
}
