package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.ReasonCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scorecard of one centre and period: formulas (1) to (7).
 *
 * <p>A class in which no item carries weight, because the scheme gives it none or all of them are exempt, adds 0 to the
 * composite, and its class weight is spread over the classes that are left, in proportion: an exemption must not cost
 * points, and meeting every target stays 100. Without any class left there is nothing to score, and the card is
 * incomplete. When every modifier is exempt k is 1, as in a scheme without modifiers.
 */
public final class Scoring {

    private static final int SCORE_DECIMALS = 2;
    private static final int EXACT_DECIMALS_MIN = 10;
    private static final List<IndicatorClass> COMPOSED = List.of(IndicatorClass.BASIC, IndicatorClass.AUXILIARY);

    private final SchemeForScoring scheme;
    private final Map<String, ItemFigures> figures;
    private final Map<String, Judgement> judgements = new HashMap<>();
    private final Map<String, BigDecimal> shares = new HashMap<>();
    private final Map<String, BigDecimal> contributions = new HashMap<>();
    private final List<Reason> reasons = new ArrayList<>();

    private Scoring(SchemeForScoring scheme, Map<String, ItemFigures> figures) {
        this.scheme = scheme;
        this.figures = figures;
    }

    /**
     * Scores.
     *
     * @param figures of the scheme's items in any order; an item without any is missing, a veto item without any had no
     *     event, figures of other indicators are ignored
     */
    public static Scorecard score(SchemeForScoring scheme, List<ItemFigures> figures) {
        Map<String, ItemFigures> byIndicator =
                figures.stream().collect(Collectors.toMap(ItemFigures::indicator, one -> one));
        return new Scoring(scheme, byIndicator).scorecard();
    }

    private Scorecard scorecard() {
        scheme.items().forEach(item -> judgements.put(item.indicator(), judge(item)));
        Map<IndicatorClass, BigDecimal> sums = composed();
        BigDecimal basic = sums.get(IndicatorClass.BASIC);
        BigDecimal auxiliary = sums.get(IndicatorClass.AUXILIARY);
        BigDecimal composite = plus(basic, auxiliary);
        BigDecimal modifier = modifier();
        BigDecimal modified = times(composite, modifier);
        BigDecimal veto = veto();
        BigDecimal exact = exact(times(modified, veto));
        BigDecimal score = exact == null ? null : exact.setScale(SCORE_DECIMALS, RoundingMode.HALF_UP);
        GradeScale.Found grade = score == null
                ? new GradeScale.Found(null, List.of())
                : scheme.gradeScale().find(score);
        Stream<Flag> vetoed = veto.signum() == 0 ? Stream.of(Flag.VETOED) : Stream.empty();
        return new Scorecard(
                score == null ? ScorecardStatus.INCOMPLETE : ScorecardStatus.COMPLETE,
                basic,
                auxiliary,
                composite,
                modifier,
                modified,
                veto,
                exact,
                score,
                grade.band(),
                Stream.concat(grade.flags().stream(), vetoed).toList(),
                reasons,
                scheme.items().stream().map(this::line).toList());
    }

    private Judgement judge(SchemeItem item) {
        ItemFigures known = figuresOf(item);
        return switch (item.indicatorClass()) {
            case BASIC, AUXILIARY -> Judge.ofComposed(item, known);
            case MODIFIER -> Judge.ofModifier(item, known);
            case VETO -> Judge.ofVeto(known);
        };
    }

    /** (1) and (2) by class; without an entry where a class is not complete. */
    private Map<IndicatorClass, BigDecimal> composed() {
        Map<IndicatorClass, Weighed> weighed = new EnumMap<>(IndicatorClass.class);
        COMPOSED.forEach(each -> weighed.put(each, weighed(each)));
        BigDecimal all = classWeights(COMPOSED);
        BigDecimal present = classWeights(weighed.entrySet().stream()
                .filter(each -> !each.getValue().isAbsent())
                .map(Map.Entry::getKey)
                .toList());
        Map<IndicatorClass, BigDecimal> sums = new HashMap<>();
        if (present.signum() == 0) {
            reasons.add(Reason.of(ReasonCode.NOTHING_TO_SCORE, "scheme"));
            return sums;
        }
        weighed.forEach((each, shared) -> {
            BigDecimal worth = classWeight(each).multiply(all);
            BigDecimal divisor = present.multiply(ScoringMethod.HUNDRED);
            BigDecimal sum = sum(each, shared, worth, divisor, BigDecimal.ONE);
            if (sum != null) {
                sums.put(each, sum);
            }
        });
        return sums;
    }

    /** (4); null where a modifier is needed and not there. */
    private @Nullable BigDecimal modifier() {
        Weighed weighed = weighed(IndicatorClass.MODIFIER);
        if (weighed.isAbsent()) {
            return weighed.isComplete() ? BigDecimal.ONE : null;
        }
        return sum(IndicatorClass.MODIFIER, weighed, BigDecimal.ONE, BigDecimal.ONE, ScoringMethod.HUNDRED);
    }

    /** (6). */
    private BigDecimal veto() {
        return scheme.itemsOf(IndicatorClass.VETO).stream()
                .map(item -> judgementOf(item.indicator()).points())
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private @Nullable BigDecimal sum(
            IndicatorClass each, Weighed weighed, BigDecimal worth, BigDecimal divisor, BigDecimal pointsOfOne) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> share :
                weighed.shares(worth, divisor).entrySet()) {
            shares.put(share.getKey(), share.getValue());
            BigDecimal points = judgementOf(share.getKey()).points();
            if (points != null) {
                BigDecimal contribution = points.multiply(share.getValue(), ScoringMethod.PRECISION)
                        .divide(pointsOfOne, ScoringMethod.PRECISION);
                contributions.put(share.getKey(), contribution);
                sum = sum.add(contribution, ScoringMethod.PRECISION);
            }
        }
        if (weighed.isThin()) {
            reasons.add(Reason.of(ReasonCode.LOW_COVERAGE, each.name()));
        }
        return weighed.isComplete() ? sum : null;
    }

    private Weighed weighed(IndicatorClass each) {
        return new Weighed(scheme.weightMode(), scheme.itemsOf(each), judgements);
    }

    private BigDecimal classWeights(List<IndicatorClass> classes) {
        return classes.stream().map(this::classWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal classWeight(IndicatorClass each) {
        return scheme.classWeights().getOrDefault(each, BigDecimal.ZERO);
    }

    private Judgement judgementOf(String indicator) {
        return Objects.requireNonNull(judgements.get(indicator), indicator);
    }

    private ItemFigures figuresOf(SchemeItem item) {
        return figures.getOrDefault(item.indicator(), ItemFigures.none(item.indicator()));
    }

    private ScoredItem line(SchemeItem item) {
        ItemFigures known = figuresOf(item);
        String code = item.indicator();
        Judgement judgement = judgementOf(code);
        boolean isHandedOn = judgement.standing() == Judgement.Standing.YIELDS && !shares.containsKey(code);
        Judgement told = isHandedOn ? judgement.withReason(ReasonCode.REDISTRIBUTED, code) : judgement;
        return Lines.line(item, known, told, shares.get(code), contributions.get(code));
    }

    private static @Nullable BigDecimal exact(@Nullable BigDecimal exact) {
        // no rounding: setScale only appends zeros
        return exact == null
                ? null
                : exact.setScale(Math.max(EXACT_DECIMALS_MIN, exact.scale()), RoundingMode.UNNECESSARY);
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.add(b, ScoringMethod.PRECISION);
    }

    private static @Nullable BigDecimal times(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.multiply(b, ScoringMethod.PRECISION);
    }
}
