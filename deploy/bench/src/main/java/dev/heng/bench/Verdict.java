package dev.heng.bench;

import java.util.List;

/**
 * How the suite stands to its floor in one variant of a goal.
 *
 * @param variant such as {@code 8 clients}
 * @param suite the median of what the suite gave, in the goal's unit
 * @param floor the median of what the floor gave
 * @param ratio the median of the rounds' ratios suite / floor: the sides of one round met the same machine
 * @param must the ratio that must be reached
 * @param aim the ratio that is aimed at
 */
public record Verdict(Goal goal, String variant, double suite, double floor, double ratio, double must, double aim) {
    /** One round: both sides measured next to each other. */
    public record Round(double suite, double floor) {
        double ratio() {
            return suite / floor;
        }
    }

    public static Verdict of(Goal goal, String variant, List<Round> rounds) {
        return of(goal, variant, rounds, goal.must(), goal.aim());
    }

    /** As {@link #of(Goal, String, List)}, for a variant with figures of its own. */
    public static Verdict of(Goal goal, String variant, List<Round> rounds, double must, double aim) {
        return new Verdict(
                goal,
                variant,
                Sample.of(rounds.stream().mapToDouble(Round::suite)).median(),
                Sample.of(rounds.stream().mapToDouble(Round::floor)).median(),
                Sample.of(rounds.stream().mapToDouble(Round::ratio)).median(),
                must,
                aim);
    }

    public boolean isMet() {
        return reaches(must);
    }

    public boolean isAimReached() {
        return reaches(aim);
    }

    private boolean reaches(double bound) {
        return goal.isMoreBetter() ? ratio >= bound : ratio <= bound;
    }
}
