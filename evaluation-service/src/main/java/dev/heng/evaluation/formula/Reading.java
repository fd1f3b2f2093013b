package dev.heng.evaluation.formula;

import java.time.YearMonth;

/**
 * Which figures a measure of a trace was read from: enough to list them and the entries behind each.
 *
 * @param subject the subject, standing for its child subjects too
 * @param centre the centre from which {@code space} is seen
 * @param first first month; for a stock the only one
 * @param last last month
 */
public record Reading(
        String subject, Nature nature, String centre, Space space, YearMonth first, YearMonth last, Scenario scenario) {

    static Reading of(String subject, Nature nature, Context at) {
        YearMonth last = at.window().last();
        YearMonth first = nature == Nature.STOCK ? last : at.window().first();
        return new Reading(subject, nature, at.centre(), at.space(), first, last, at.scenario());
    }
}
