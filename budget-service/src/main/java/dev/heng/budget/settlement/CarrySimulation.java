package dev.heng.budget.settlement;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of a year would do now. Nothing is changed by it.
 *
 * @param digest of the lines, in hexadecimal digits; a run names it, so that it does what was shown or nothing
 * @param lines in their order: those with something unspent, overspent or set aside
 */
public record CarrySimulation(int year, String digest, List<CarryLine> lines) {
    /** By rules, figures and nothing else, so the same twice. */
    static CarrySimulation of(int year, List<LineFigures> figures, CarryRulebook rules) {
        List<CarryLine> lines = figures.stream()
                .filter(each -> each.unspent().signum() != 0 || each.reserved().signum() != 0)
                .map(each -> CarryLine.of(year, each, rules.decide(each.line())))
                .sorted((one, other) -> one.line().compareTo(other.line()))
                .toList();
        String digest = CanonicalText.digest(
                Stream.concat(Stream.of("carry-forward " + year), lines.stream().map(CarryLine::canonical)));
        return new CarrySimulation(year, digest, lines);
    }
}
