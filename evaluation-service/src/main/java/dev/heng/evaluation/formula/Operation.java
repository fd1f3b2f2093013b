package dev.heng.evaluation.formula;

import dev.heng.evaluation.formula.Node.Relation;
import dev.heng.evaluation.formula.Node.Sign;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of the language, version 1: every {@code op} of the compiled form, what it needs and the node it makes. The
 * published name of an operation is its constant in lower case.
 */
public enum Operation {
    NUMBER(Member.VALUE, parts -> new Node.Literal(parts.decimal())),
    MEASURE(Member.CODE, parts -> new Node.Measure(parts.code())),
    INDICATOR(Member.CODE, parts -> new Node.Indicator(parts.code())),
    INPUT(Member.CODE, parts -> new Node.Input(parts.code())),
    COUNT_EVENTS(Member.CODE, parts -> new Node.EventCount(parts.code())),
    DAYS(0, 0, _ -> new Node.Days()),
    PERIODS_IN_YEAR(0, 0, _ -> new Node.PeriodsInYear()),

    ADD(2, 2, arithmetic(Sign.ADD)),
    SUB(2, 2, arithmetic(Sign.SUB)),
    MUL(2, 2, arithmetic(Sign.MUL)),
    DIV(2, 2, arithmetic(Sign.DIV)),
    RATIO(2, 2, arithmetic(Sign.RATIO)),
    PER(2, 2, arithmetic(Sign.PER)),
    NEG(1, 1, parts -> new Node.Negated(parts.number(0))),
    ABS(1, 1, parts -> new Node.Absolute(parts.number(0))),
    POW(1, 1, parts -> new Node.Power(parts.number(0), parts.integer(Member.EXPONENT)), Member.EXPONENT),
    ROUND(1, 1, parts -> new Node.Rounded(parts.number(0), parts.integer(Member.DIGITS)), Member.DIGITS),
    CLAMP(3, 3, parts -> new Node.Clamped(parts.number(0), parts.number(1), parts.number(2))),
    MIN(1, Integer.MAX_VALUE, parts -> new Node.Least(parts.numbers())),
    MAX(1, Integer.MAX_VALUE, parts -> new Node.Greatest(parts.numbers())),

    LT(2, 2, comparison(Relation.LT)),
    LE(2, 2, comparison(Relation.LE)),
    GT(2, 2, comparison(Relation.GT)),
    GE(2, 2, comparison(Relation.GE)),
    EQ(2, 2, comparison(Relation.EQ)),
    NE(2, 2, comparison(Relation.NE)),
    AND(2, 2, parts -> new Node.Both(parts.condition(0), parts.condition(1))),
    OR(2, 2, parts -> new Node.Either(parts.condition(0), parts.condition(1))),
    NOT(1, 1, parts -> new Node.Not(parts.condition(0))),
    IF(3, 3, Operation::choice),

    HAS(1, 1, parts -> new Node.Has(parts.args().getFirst())),
    OR_ZERO(1, 1, parts -> new Node.OrZero(parts.number(0))),
    COALESCE(1, Integer.MAX_VALUE, parts -> new Node.Coalesced(parts.numbers())),

    ACTUAL(1, 1, framed(_ -> new Frame.Pinned(Scenario.ACTUAL))),
    BUDGET(1, 1, framed(_ -> new Frame.Pinned(Scenario.BUDGET))),
    FORECAST(1, 1, framed(_ -> new Frame.Pinned(Scenario.FORECAST))),
    WHAT_IF(1, 1, framed(_ -> new Frame.Pinned(Scenario.WHAT_IF))),
    YTD(1, 1, framed(_ -> new Frame.YearToDate())),
    YOY(1, 1, framed(_ -> new Frame.YearBefore())),
    PRIOR(1, 1, framed(parts -> new Frame.Prior(parts.integer(Member.N))), Member.N),
    ROLLING(1, 1, framed(parts -> new Frame.Rolling(parts.integer(Member.N))), Member.N),
    OWN(1, 1, framed(_ -> new Frame.Own())),
    GROWTH(1, 1, parts -> new Node.Growth(parts.number(0), parts.basis()), Member.BASIS),
    CHILDREN(1, 1, parts -> new Node.OfChildren(parts.number(0))),
    PARENT(1, 1, parts -> new Node.OfParent(parts.number(0))),
    SHARE_OF_PARENT(1, 1, parts -> new Node.ShareOfParent(parts.number(0))),
    OPENING(1, 1, parts -> new Node.Opening(parts.measure())),
    CLOSING(1, 1, parts -> new Node.Closing(parts.measure())),
    AVG_BALANCE(1, 1, parts -> new Node.AverageBalance(parts.measure())),
    EACH_CHILD(1, 1, parts -> new Node.EachChild(parts.number(0))),
    MEAN_OF(1, 1, Operation::mean);

    private static final Map<String, Operation> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operation::id, Function.identity()));

    private final Set<Member> members;
    private final int argsMin;
    private final int argsMax;
    private final Function<Parts, Node> maker;

    Operation(Member member, Function<Parts, Node> maker) {
        this.members = EnumSet.of(member);
        this.argsMin = 0;
        this.argsMax = 0;
        this.maker = maker;
    }

    Operation(int argsMin, int argsMax, Function<Parts, Node> maker, Member... others) {
        this.members = EnumSet.noneOf(Member.class);
        this.members.addAll(Arrays.asList(others));
        if (argsMax > 0) {
            this.members.add(Member.ARGS);
        }
        this.argsMin = argsMin;
        this.argsMax = argsMax;
        this.maker = maker;
    }

    /** The published name, the {@code op} of the compiled form. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The operation of that name.
     *
     * @throws FormulaRefused when version 1 of the language has none
     */
    public static Operation named(String id) {
        Operation operation = BY_ID.get(id);
        if (operation == null) {
            throw new FormulaRefused("unknown operation of a compiled formula: " + id);
        }
        return operation;
    }

    /**
     * Makes the node.
     *
     * @throws FormulaRefused when a member is absent, too much or of the wrong kind
     */
    public Node node(Parts parts) {
        Parts.require(parts.present().equals(members), id() + " has the members " + members);
        int count = parts.args().size();
        Parts.require(count >= argsMin && count <= argsMax, id() + " does not take " + count + " arguments");
        boolean strayChild = this != MEAN_OF && parts.args().stream().anyMatch(Node.EachChild.class::isInstance);
        Parts.require(!strayChild, "each_child stands only in mean_of");
        return maker.apply(parts);
    }

    private static Function<Parts, Node> arithmetic(Sign sign) {
        return parts -> new Node.Arithmetic(sign, parts.number(0), parts.number(1));
    }

    private static Function<Parts, Node> comparison(Relation relation) {
        return parts -> new Node.Comparison(relation, parts.number(0), parts.number(1));
    }

    private static Function<Parts, Node> framed(Function<Parts, Frame> frame) {
        return parts -> new Node.Framed(frame.apply(parts), parts.number(0));
    }

    private static Node choice(Parts parts) {
        Node then = parts.args().get(1);
        Node otherwise = parts.args().get(2);
        Parts.require(then.isCondition() == otherwise.isCondition(), "both branches of if are of one type");
        return new Node.Choice(parts.condition(0), then, otherwise);
    }

    private static Node mean(Parts parts) {
        if (parts.args().getFirst() instanceof Node.EachChild each) {
            return new Node.MeanOf(each);
        }
        throw new FormulaRefused("mean_of takes each_child");
    }

    /** The operation that makes such a node. */
    public static Operation of(Node node) {
        return switch (node) {
            case Node.Literal _ -> NUMBER;
            case Node.Measure _ -> MEASURE;
            case Node.Indicator _ -> INDICATOR;
            case Node.Input _ -> INPUT;
            case Node.EventCount _ -> COUNT_EVENTS;
            case Node.Days _ -> DAYS;
            case Node.PeriodsInYear _ -> PERIODS_IN_YEAR;
            case Node.Arithmetic arithmetic -> valueOf(arithmetic.sign().name());
            case Node.Comparison comparison -> valueOf(comparison.relation().name());
            case Node.Negated _ -> NEG;
            case Node.Absolute _ -> ABS;
            case Node.Power _ -> POW;
            case Node.Rounded _ -> ROUND;
            case Node.Clamped _ -> CLAMP;
            case Node.Least _ -> MIN;
            case Node.Greatest _ -> MAX;
            case Node.Both _ -> AND;
            case Node.Either _ -> OR;
            case Node.Not _ -> NOT;
            case Node.Choice _ -> IF;
            case Node.Has _ -> HAS;
            case Node.OrZero _ -> OR_ZERO;
            case Node.Coalesced _ -> COALESCE;
            case Node.Framed framed -> of(framed.frame());
            case Node.Growth _ -> GROWTH;
            case Node.OfChildren _ -> CHILDREN;
            case Node.OfParent _ -> PARENT;
            case Node.ShareOfParent _ -> SHARE_OF_PARENT;
            case Node.Opening _ -> OPENING;
            case Node.Closing _ -> CLOSING;
            case Node.AverageBalance _ -> AVG_BALANCE;
            case Node.EachChild _ -> EACH_CHILD;
            case Node.MeanOf _ -> MEAN_OF;
        };
    }

    private static Operation of(Frame frame) {
        return switch (frame) {
            case Frame.Pinned(Scenario scenario) -> valueOf(scenario.name());
            case Frame.YearToDate _ -> YTD;
            case Frame.YearBefore _ -> YOY;
            case Frame.Prior _ -> PRIOR;
            case Frame.Rolling _ -> ROLLING;
            case Frame.Own _ -> OWN;
        };
    }
}
