package dev.heng.bench.suite;

import java.util.SplittableRandom;

/**
 * Over which cells random lines are spread, and how large they are; codes are two digits long, and the floors make them up as well.
 *
 * @param centres how many centres, from the first
 * @param firstSubject the digits of the first subject
 * @param subjects how many subjects
 * @param centsMax the largest amount
 */
public record Spread(int centres, int firstSubject, int subjects, int centsMax) {
    /** Every cell of a month. */
    public static final Spread ALL = new Spread(Chart.CENTRES, Chart.FIRST, Chart.SUBJECTS, 9_999_999);

    /** Four cells of cost under STRICT control; the amounts are small, so that the budget lasts. */
    public static final Spread HOT = new Spread(2, Chart.FIRST + Chart.INCOMES, 2, 9_999);

    public String centre(SplittableRandom random) {
        return "C" + (Chart.FIRST + random.nextInt(centres));
    }

    public String subject(SplittableRandom random) {
        return "S" + (firstSubject + random.nextInt(subjects));
    }

    public int cents(SplittableRandom random) {
        return 1 + random.nextInt(centsMax);
    }
}
