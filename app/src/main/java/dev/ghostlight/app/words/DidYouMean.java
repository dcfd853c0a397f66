package dev.ghostlight.app.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that an unknown one was probably meant to be; thread-safe. */
public final class DidYouMean {
    /** Longer words are not compared, so that hostile input costs nothing. */
    private static final int LONGEST_COMPARED = 100;

    private DidYouMean() {}

    /**
     * The known word with the fewest typing slips between it and {@code unknown}, the first of them if there are
     * several.
     *
     * <p>A slip is a letter too many, too few, wrong, or swapped with its neighbour; case does not count. At most a
     * third of the letters may be slips. A known word that begins with {@code unknown}, at least three letters of it,
     * is meant too, as people leave off endings.
     *
     * @return nothing if no known word is near enough
     */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        if (unknown.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String typed = unknown.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> word.length() <= LONGEST_COMPARED)
                .map(word -> new Candidate(word, slips(typed, word.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.isMeantBy(typed))
                .min(Comparator.comparingInt(Candidate::slips))
                .map(Candidate::word);
    }

    private record Candidate(String word, int slips) {
        boolean isMeantBy(String typed) {
            boolean leftOff =
                    typed.length() >= 3 && word.toLowerCase(Locale.ROOT).startsWith(typed);
            return leftOff || slips * 3 <= Math.max(typed.length(), word.length());
        }
    }

    private static int slips(String typed, String word) {
        int[][] slips = new int[typed.length() + 1][word.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= word.length(); j++) {
                slips[i][j] = slipsOfPrefixes(slips, typed, i, word, j);
            }
        }
        return slips[typed.length()][word.length()];
    }

    private static int slipsOfPrefixes(int[][] slips, String typed, int i, String word, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        boolean same = typed.charAt(i - 1) == word.charAt(j - 1);
        int fewest = Math.min(slips[i - 1][j - 1] + (same ? 0 : 1), Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && typed.charAt(i - 1) == word.charAt(j - 2)
                && typed.charAt(i - 2) == word.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
