package dev.heng.catalog.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the arguments of a call to the parameters of its function. */
final class ArgumentBinder {

    private static final String INDICATOR = "ind";

    private final Problems problems;

    ArgumentBinder(Problems problems) {
        this.problems = problems;
    }

    Node bind(Token name, List<Argument> arguments, Span span) {
        if (name.text().equals(INDICATOR)) {
            return indicator(name, arguments, span);
        }
        Function function = Function.named(name.text());
        if (function == null) {
            unknown(name);
            return invalid(arguments, span);
        }
        @Nullable Argument[] slots = new @Nullable Argument[function.parameters().size()];
        List<Argument> further = new ArrayList<>();
        if (!place(function, arguments, slots, further, span)) {
            return invalid(arguments, span);
        }
        return build(function, arguments, slots, further, span);
    }

    private Node indicator(Token name, List<Argument> arguments, Span span) {
        if (arguments.size() == 1
                && arguments.getFirst().name() == null
                && arguments.getFirst().value() instanceof Node.MeasureNode code) {
            return new Node.IndicatorNode(code.code(), span);
        }
        if (arguments.size() == 1 && arguments.getFirst().value() instanceof Node.InvalidNode) {
            return invalid(arguments, span);
        }
        problems.error(
                arguments.size() == 1 ? ProblemCode.ARGUMENT_VALUE : ProblemCode.ARITY,
                arguments.size() == 1 ? arguments.getFirst().value().span() : span,
                name.text() + "(code) takes the code of one indicator",
                name.text() + "(code) 只接受一个指标编码");
        return invalid(List.of(), span);
    }

    private void unknown(Token name) {
        List<String> names = new ArrayList<>(Function.names());
        names.add(INDICATOR);
        Optional<String> meant = Spelling.nearest(name.text(), names);
        problems.error(
                ProblemCode.UNKNOWN_FUNCTION,
                name.span(),
                "there is no function '" + name.text() + "'" + Spelling.hint(meant),
                "没有函数“" + name.text() + "”" + Spelling.hintZh(meant));
    }

    private boolean place(
            Function function,
            List<Argument> arguments,
            @Nullable Argument[] slots,
            List<Argument> further,
            Span span) {
        boolean sound = true;
        boolean named = false;
        boolean tooMany = false;
        int position = 0;
        for (Argument argument : arguments) {
            Token name = argument.name();
            if (name != null) {
                named = true;
                sound &= placeNamed(function, name, argument, slots);
            } else if (named) {
                sound = false;
                argumentName(
                        argument.value().span(),
                        "an argument without a name cannot follow one with a name",
                        "无名参数不能放在具名参数之后");
            } else if (position < slots.length) {
                slots[position++] = argument;
            } else if (function.isVariadic()) {
                further.add(argument);
            } else {
                tooMany = true;
            }
        }
        if (tooMany || (sound && isMissingOne(function, slots))) {
            problems.error(
                    ProblemCode.ARITY,
                    span,
                    "the call has the wrong number of arguments (" + arguments.size() + "): " + function.signature(),
                    "参数个数（" + arguments.size() + "）不符：" + function.signature());
            sound = false;
        }
        return sound;
    }

    private boolean placeNamed(Function function, Token given, Argument argument, @Nullable Argument[] slots) {
        String name = given.text();
        for (int i = 0; i < slots.length; i++) {
            Parameter parameter = function.parameters().get(i);
            if (!parameter.name().equals(name) || parameter.kind() == Parameter.Kind.NUMBERS) {
                continue;
            }
            if (slots[i] != null) {
                argumentName(given.span(), "'" + name + "' is given twice", "参数“" + name + "”给出了两次");
                return false;
            }
            slots[i] = argument;
            return true;
        }
        argumentName(
                given.span(),
                "there is no parameter '" + name + "' in " + function.signature(),
                function.signature() + " 没有参数“" + name + "”");
        return false;
    }

    private void argumentName(Span span, String message, String messageZh) {
        problems.error(ProblemCode.ARGUMENT_NAME, span, message, messageZh);
    }

    private static boolean isMissingOne(Function function, @Nullable Argument[] slots) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == null && function.parameters().get(i).isRequired()) {
                return true;
            }
        }
        return false;
    }

    private Node build(
            Function function,
            List<Argument> arguments,
            @Nullable Argument[] slots,
            List<Argument> further,
            Span span) {
        List<Node> operands = new ArrayList<>();
        Integer number = null;
        String word = null;
        boolean sound = true;
        for (int i = 0; i < slots.length; i++) {
            Parameter parameter = function.parameters().get(i);
            Argument argument = slots[i];
            if (argument == null) {
                // what is missing is optional: a literal
                String literal = Objects.requireNonNull(parameter.fallback(), parameter.name());
                if (parameter.kind() == Parameter.Kind.BASIS) {
                    word = literal;
                } else {
                    number = Integer.valueOf(literal);
                }
                continue;
            }
            Node value = argument.value();
            switch (parameter.kind()) {
                case NUMBER, SERIES, NUMBERS -> operands.add(value);
                case MEASURE -> {
                    operands.add(value);
                    sound &= isMeasure(function, value);
                }
                case PERIODS, DIGITS -> {
                    number = wholeNumber(parameter, value);
                    sound &= number != null;
                }
                case BASIS -> {
                    word = basis(parameter, value);
                    sound &= word != null;
                }
                case CODE -> {
                    word = code(function, value);
                    sound &= word != null;
                }
            }
        }
        further.forEach(argument -> operands.add(argument.value()));
        return sound
                ? new Node.CallNode(function, List.copyOf(operands), number, word, span)
                : invalid(operandsOf(function, arguments), span);
    }

    private boolean isMeasure(Function function, Node value) {
        if (value instanceof Node.MeasureNode || value instanceof Node.InvalidNode) {
            return value instanceof Node.MeasureNode;
        }
        problems.error(
                ProblemCode.TYPE_MISMATCH,
                value.span(),
                function.text() + "(m) takes the code of a STOCK subject, not an expression",
                function.text() + "(m) 只接受存量科目编码，不接受表达式");
        return false;
    }

    private @Nullable Integer wholeNumber(Parameter parameter, Node value) {
        int least = parameter.kind() == Parameter.Kind.PERIODS ? 1 : 0;
        int most = parameter.kind() == Parameter.Kind.PERIODS ? Limits.PERIODS : Limits.DIGITS;
        if (value instanceof Node.NumberNode literal && isWithin(literal.value(), least, most)) {
            return literal.value().intValueExact();
        }
        argumentValue(
                value,
                "'" + parameter.name() + "' is a whole number from " + least + " to " + most,
                "“" + parameter.name() + "”须为 " + least + " 到 " + most + " 的整数");
        return null;
    }

    private static boolean isWithin(BigDecimal value, int least, int most) {
        return value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(least)) >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private @Nullable String basis(Parameter parameter, Node value) {
        if (value instanceof Node.MeasureNode word
                && (word.code().equals("PRIOR") || word.code().equals("YOY"))) {
            return word.code();
        }
        argumentValue(value, "'" + parameter.name() + "' is PRIOR or YOY", "“" + parameter.name() + "”须为 PRIOR 或 YOY");
        return null;
    }

    private @Nullable String code(Function function, Node value) {
        if (value instanceof Node.MeasureNode code) {
            return code.code();
        }
        argumentValue(value, function.text() + "(code) takes a code", function.text() + "(code) 只接受一个编码");
        return null;
    }

    private void argumentValue(Node value, String message, String messageZh) {
        if (!(value instanceof Node.InvalidNode)) {
            problems.error(ProblemCode.ARGUMENT_VALUE, value.span(), message, messageZh);
        }
    }

    /** Only what stands for an operand: a misspelt YOY is no unknown subject as well. */
    private static List<Argument> operandsOf(Function function, List<Argument> arguments) {
        List<Argument> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            Token name = argument.name();
            Optional<Parameter> parameter = name == null
                    ? Optional.of(function.parameters()
                            .get(Math.min(i, function.parameters().size() - 1)))
                    : function.parameters().stream()
                            .filter(known -> known.name().equals(name.text().toLowerCase(Locale.ROOT)))
                            .findFirst();
            if (parameter.filter(Parameter::isExpression).isPresent()) {
                operands.add(argument);
            }
        }
        return operands;
    }

    private static Node invalid(List<Argument> arguments, Span span) {
        return new Node.InvalidNode(arguments.stream().map(Argument::value).toList(), span);
    }
}
