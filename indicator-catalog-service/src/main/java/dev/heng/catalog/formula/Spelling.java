package dev.heng.catalog.formula;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
final class Spelling {

    private Spelling() {}

    /** The nearest word that differs by at most a third of its letters; the first of the alphabet when several are as near. */
    static Optional<String> nearest(String written, Collection<String> known) {
        record Candidate(String word, int distance) {}
        String wanted = written.toUpperCase(Locale.ROOT);
        int far = Math.max(1, written.length() / 3) + 1;
        return known.stream()
                .filter(word -> Math.abs(word.length() - wanted.length()) < far)
                .map(word -> new Candidate(word, distance(wanted, word.toUpperCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance < far)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }

    static String hint(Optional<String> meant) {
        return meant.map(word -> "; did you mean " + word + "?").orElse("");
    }

    static String hintZh(Optional<String> meant) {
        return meant.map(word -> "；是否想写 " + word + "？").orElse("");
    }
}
