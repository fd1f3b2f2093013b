package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pass over trees. Contexts go down, values come up, the recorder hears both.
 *
 * <p>Conditions are three-valued: a comparison is as strict as arithmetic, but {@code false and x} is false and {@code
 * true or x} is true whatever x is, on either side, so that {@code has(X) and X > 0} is a safe guard. An {@code if} whose
 * condition is missing or undefined is so itself; the branch not taken is never evaluated.
 */
final class Walk {

    private static final BigDecimal MONTHS_OF_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Formulas formulas;
    private final Figures figures;
    private final Leaves leaves;
    private final Map<Spot, Value> known;
    private final Recorder recorder;

    Walk(Formulas formulas, Figures figures, Map<Spot, Value> known, Recorder recorder) {
        this.formulas = formulas;
        this.figures = figures;
        this.leaves = new Leaves(figures);
        this.known = known;
        this.recorder = recorder;
    }

    Value indicator(String code, Context at) {
        Optional<Node> tree = formulas.tree(code);
        return tree.isPresent() ? remembered(tree.get(), at) : of(new Node.Input(code), at);
    }

    Value of(Node node, Context at) {
        // these evaluate their part twice: nested, only remembering keeps the work from doubling at each level
        boolean doubles = node instanceof Node.Growth || node instanceof Node.ShareOfParent;
        return doubles ? remembered(node, at) : walked(node, at);
    }

    private Value remembered(Node node, Context at) {
        Spot spot = new Spot(node, at);
        Value before = known.get(spot);
        if (before != null) {
            recorder.repeat(spot, before);
            return before;
        }
        Value value = walked(node, at);
        known.put(spot, value);
        return value;
    }

    private Value walked(Node node, Context at) {
        recorder.begin(node, at);
        Value value = Decimals.inRange(evaluated(node, at), node, at);
        recorder.end(value);
        return value;
    }

    // Type patterns and one call a case keep this frame small: every level of a formula stands on it.
    private Value evaluated(Node node, Context at) {
        return switch (node) {
            case Node.Literal literal -> Value.number(literal.value());
            case Node.Measure measure -> leaves.measure(measure.code(), at);
            case Node.Indicator reference -> indicator(reference.code(), at);
            case Node.Input input -> leaves.input(input.code(), at);
            case Node.EventCount count -> leaves.events(count.code(), at);
            case Node.Days _ -> Value.number(BigDecimal.valueOf(at.window().days()));
            case Node.PeriodsInYear _ -> periodsInYear(at.window());
            case Node.Arithmetic sum -> Decimals.arithmetic(sum, of(sum.left(), at), of(sum.right(), at), at);
            case Node.Negated it -> Strict.one(of(it.inner(), at), number -> Value.number(number.negate()));
            case Node.Absolute it -> Strict.one(of(it.inner(), at), number -> Value.number(number.abs()));
            case Node.Power it -> Strict.one(of(it.inner(), at), number -> Decimals.power(number, it, at));
            case Node.Rounded it -> Strict.one(of(it.inner(), at), number -> Decimals.rounded(number, it.digits()));
            case Node.Clamped it -> Strict.all(all(it.parts(), at), Decimals::clamped);
            case Node.Least it -> Strict.all(all(it.inner(), at), Collections::min);
            case Node.Greatest it -> Strict.all(all(it.inner(), at), Collections::max);
            case Node.Comparison it -> Decimals.compared(it.relation(), of(it.left(), at), of(it.right(), at));
            case Node.Both it -> joined(of(it.left(), at), of(it.right(), at), false);
            case Node.Either it -> joined(of(it.left(), at), of(it.right(), at), true);
            case Node.Not it -> negated(of(it.inner(), at));
            case Node.Choice choice -> choice(choice, at);
            case Node.Has it -> new Value.Truth(of(it.inner(), at).isKnown());
            case Node.OrZero it -> orZero(of(it.inner(), at));
            case Node.Coalesced it -> coalesced(it.inner(), at);
            case Node.Framed it -> of(it.inner(), it.frame().of(at));
            case Node.OfChildren it -> ofChildren(it.inner(), at);
            case Node.OfParent it -> ofParent(it.inner(), at);
            case Node.ShareOfParent it -> shareOfParent(it.inner(), at);
            case Node.Growth growth -> growth(growth, at);
            case Node.Opening it -> balance(it.measure(), at, at.opening());
            case Node.Closing it -> balance(it.measure(), at, at);
            case Node.AverageBalance it -> averageBalance(it.measure(), at);
            case Node.MeanOf mean -> meanOfChildren(mean.each().inner(), at);
            case Node.EachChild _ -> throw new IllegalStateException("each_child stands only in mean_of");
        };
    }

    private List<Value> all(List<Node> nodes, Context at) {
        List<Value> values = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            values.add(of(node, at));
        }
        return values;
    }

    private static Value periodsInYear(Window window) {
        return Value.number(MONTHS_OF_YEAR.divide(BigDecimal.valueOf(window.months()), Decimals.PRECISION));
    }

    private static Value mean(BigDecimal a, BigDecimal b) {
        return Value.number(a.add(b, Decimals.PRECISION).divide(TWO, Decimals.PRECISION));
    }

    /** {@code decisive} on either side decides: false for and, true for or. */
    private static Value joined(Value left, Value right, boolean decisive) {
        Value.Truth decided = new Value.Truth(decisive);
        if (left.equals(decided) || right.equals(decided)) {
            return decided;
        }
        if (left.isKnown() && right.isKnown()) {
            return new Value.Truth(!decisive);
        }
        return Strict.blocked(List.of(left, right));
    }

    private static Value negated(Value condition) {
        return condition instanceof Value.Truth(boolean holds) ? new Value.Truth(!holds) : condition;
    }

    private Value choice(Node.Choice choice, Context at) {
        Value condition = of(choice.condition(), at);
        if (condition instanceof Value.Truth(boolean holds)) {
            return of(holds ? choice.then() : choice.otherwise(), at);
        }
        return condition;
    }

    private static Value orZero(Value value) {
        return value instanceof Value.Missing ? Value.number(BigDecimal.ZERO) : value;
    }

    private Value coalesced(List<Node> nodes, Context at) {
        List<Value> without = new ArrayList<>();
        for (Node node : nodes) {
            Value value = of(node, at);
            if (value.isKnown()) {
                return value;
            }
            without.add(value);
        }
        return Strict.blocked(without);
    }

    private Value growth(Node.Growth growth, Context at) {
        Node inner = growth.inner();
        Frame frame =
                switch (growth.basis()) {
                    case PRIOR -> new Frame.Prior(1);
                    case YOY -> new Frame.YearBefore();
                };
        return Strict.two(
                of(inner, at),
                of(inner, frame.of(at)),
                (now, before) -> Decimals.quotient(
                        now.subtract(before, Decimals.PRECISION), before.abs(), new Node.Framed(frame, inner), at));
    }

    private Value balance(Node.Measure measure, Context at, Context read) {
        return leaves.isStock(measure.code())
                ? of(measure, read)
                : Leaves.missing(ReasonCode.NO_BALANCE, measure.code(), at);
    }

    private Value averageBalance(Node.Measure measure, Context at) {
        return Strict.two(balance(measure, at, at.opening()), balance(measure, at, at), Walk::mean);
    }

    private Value ofChildren(Node inner, Context at) {
        return figures.children(at).isEmpty()
                ? Leaves.missing(ReasonCode.NO_CHILDREN, inner.text(), at)
                : of(inner, at.within(Space.DESCENDANTS));
    }

    private Value ofParent(Node inner, Context at) {
        Optional<String> parent = figures.parent(at);
        return parent.isPresent()
                ? of(inner, at.at(parent.get()))
                : Leaves.missing(ReasonCode.NO_PARENT, inner.text(), at);
    }

    private Value shareOfParent(Node inner, Context at) {
        return Strict.two(
                of(inner, at),
                ofParent(inner, at),
                (own, whole) -> Decimals.quotient(own, whole, new Node.OfParent(inner), at));
    }

    private Value meanOfChildren(Node inner, Context at) {
        List<String> children = figures.children(at);
        if (children.isEmpty()) {
            return Leaves.missing(ReasonCode.NO_CHILDREN, inner.text(), at);
        }
        List<Value> values = new ArrayList<>(children.size());
        for (String child : children) {
            values.add(of(inner, at.at(child)));
        }
        return Strict.all(values, numbers -> numbers.stream()
                .reduce(BigDecimal.ZERO, (sum, number) -> sum.add(number, Decimals.PRECISION))
                .divide(BigDecimal.valueOf(numbers.size()), Decimals.PRECISION));
    }
}
