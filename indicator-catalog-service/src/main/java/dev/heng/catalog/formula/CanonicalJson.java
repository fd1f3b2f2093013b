package dev.heng.catalog.formula;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Writes a tree as the one JSON text that is published and hashed: fixed member order, no blanks, decimals as strings. */
final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    static String write(Node root) {
        CanonicalJson json = new CanonicalJson();
        json.node(root);
        return json.out.toString();
    }

    /** SHA-256 of the UTF-8 bytes in lower-case hexadecimal. */
    static String hash(String json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Plain notation without trailing zeros. */
    static String decimal(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private void node(Node node) {
        switch (node) {
            case Node.NumberNode number ->
                open("number").member("value").string(decimal(number.value())).close();
            case Node.MeasureNode measure ->
                open("measure").member("code").string(measure.code()).close();
            case Node.IndicatorNode indicator ->
                open("indicator").member("code").string(indicator.code()).close();
            case Node.BinaryNode binary ->
                open(binary.operator().op()).args(binary.children()).close();
            case Node.NegateNode negate -> open("neg").args(negate.children()).close();
            case Node.NotNode not -> open("not").args(not.children()).close();
            case Node.PowerNode power ->
                open("pow")
                        .args(power.children())
                        .member("exponent")
                        .number(power.exponent())
                        .close();
            case Node.IfNode choice -> open("if").args(choice.children()).close();
            case Node.CallNode call -> call(call);
            case Node.InvalidNode invalid ->
                throw new IllegalStateException("a formula with errors has no tree: " + invalid.span());
        }
    }

    private void call(Node.CallNode call) {
        open(call.function().text());
        if (!call.children().isEmpty()) {
            args(call.children());
        }
        for (Parameter parameter : call.function().parameters()) {
            switch (parameter.kind()) {
                case PERIODS, DIGITS -> member(parameter.name()).number(call.givenNumber());
                case BASIS, CODE -> member(parameter.name()).string(call.givenWord());
                case NUMBER, SERIES, NUMBERS, MEASURE -> {
                    // written with the operands
                }
            }
        }
        close();
    }

    private CanonicalJson open(String op) {
        out.append("{\"op\":");
        return string(op);
    }

    private CanonicalJson args(List<Node> nodes) {
        member("args").out.append('[');
        for (int i = 0; i < nodes.size(); i++) {
            out.append(i == 0 ? "" : ",");
            node(nodes.get(i));
        }
        out.append(']');
        return this;
    }

    private CanonicalJson member(String name) {
        out.append(",\"").append(name).append("\":");
        return this;
    }

    private CanonicalJson number(int value) {
        out.append(value);
        return this;
    }

    private CanonicalJson string(String value) {
        out.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
        return this;
    }

    private void close() {
        out.append('}');
    }
}
