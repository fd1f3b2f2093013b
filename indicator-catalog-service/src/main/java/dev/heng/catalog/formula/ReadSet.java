package dev.heng.catalog.formula;

import java.util.List;

/**
 * What evaluating a formula can look at, including what it reaches through other indicators. Inverting it tells which results a
 * changed figure touches, so it may say too much but never too little.
 *
 * @param subjects codes, sorted
 * @param inputs codes of ratings and events, sorted
 * @param indicators codes of indicators reached through {@code ind()}, sorted
 * @param periodsBack how many periods of the result's own length it looks back, added along the path
 * @param monthsBack how many months it looks back besides, added along the path
 * @param yearToDate the months since January of the earliest year looked at are read too
 * @param opening the balance of the month before the earliest window is read too
 * @param parent figures of the parent centre
 * @param children figures of descendants as centres of their own
 * @param scenarios those named explicitly: ACTUAL, BUDGET, FORECAST, WHAT_IF, sorted
 */
public record ReadSet(
        List<String> subjects,
        List<String> inputs,
        List<String> indicators,
        int periodsBack,
        int monthsBack,
        boolean yearToDate,
        boolean opening,
        boolean parent,
        boolean children,
        List<String> scenarios) {

    public ReadSet {
        subjects = List.copyOf(subjects);
        inputs = List.copyOf(inputs);
        indicators = List.copyOf(indicators);
        scenarios = List.copyOf(scenarios);
    }
}
