package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of one node as a reader of the compiled form found them, not yet checked: {@code value}, {@code code} and
 * {@code basis} are texts, {@code n}, {@code exponent} and {@code digits} integers, {@code args} nodes.
 */
public final class Parts {

    /** Enough for any literal of a formula of 2,000 characters. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?");

    private final Map<Member, Object> members = new EnumMap<>(Member.class);

    private Parts() {}

    public static Parts none() {
        return new Parts();
    }

    public static Parts of(Node... args) {
        return none().args(List.of(args));
    }

    public Parts args(List<Node> args) {
        return with(Member.ARGS, List.copyOf(args));
    }

    /** One of the textual members: value, code or basis. */
    public Parts text(Member member, String text) {
        return with(member, text);
    }

    /** One of the integer members: n, exponent or digits. */
    public Parts integer(Member member, int integer) {
        return with(member, integer);
    }

    Set<Member> present() {
        return members.keySet();
    }

    List<Node> args() {
        return members.get(Member.ARGS) instanceof List<?> list
                ? list.stream().map(Node.class::cast).toList()
                : List.of();
    }

    List<Node> numbers() {
        args().forEach(arg -> require(!arg.isCondition(), "a condition stands where a number belongs"));
        return args();
    }

    Node number(int index) {
        Node arg = args().get(index);
        require(!arg.isCondition(), "a condition stands where a number belongs");
        return arg;
    }

    Node condition(int index) {
        Node arg = args().get(index);
        require(arg.isCondition(), "a number stands where a condition belongs");
        return arg;
    }

    Node.Measure measure() {
        if (args().getFirst() instanceof Node.Measure measure) {
            return measure;
        }
        throw new FormulaRefused("a balance is read of a measure only");
    }

    int integer(Member member) {
        if (members.get(member) instanceof Integer integer) {
            return integer;
        }
        throw new FormulaRefused("the member " + member.id() + " is an integer");
    }

    String code() {
        String code = text(Member.CODE);
        require(!code.isBlank(), "a code is never blank");
        return code;
    }

    BigDecimal decimal() {
        String text = text(Member.VALUE);
        require(DECIMAL.matcher(text).matches(), "not a plain decimal");
        return new BigDecimal(text);
    }

    Basis basis() {
        String text = text(Member.BASIS);
        for (Basis basis : Basis.values()) {
            if (basis.name().equals(text)) {
                return basis;
            }
        }
        throw new FormulaRefused("unknown basis of growth: " + text);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new FormulaRefused(otherwise);
        }
    }

    private String text(Member member) {
        if (members.get(member) instanceof String text) {
            return text;
        }
        throw new FormulaRefused("the member " + member.id() + " is a text");
    }

    private Parts with(Member member, Object content) {
        require(members.put(member, content) == null, "the member " + member.id() + " is given twice");
        return this;
    }
}
