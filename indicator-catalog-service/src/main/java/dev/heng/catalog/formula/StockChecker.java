package dev.heng.catalog.formula;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A balance is not added over time: under a widened period a stock must say which balance it means. */
final class StockChecker {

    private final Predicate<String> isStock;
    private final Predicate<String> readsBareStock;
    private final Problems problems;

    /**
     * @param isStock of a subject's code
     * @param readsBareStock of an indicator's code
     */
    StockChecker(Predicate<String> isStock, Predicate<String> readsBareStock, Problems problems) {
        this.isStock = isStock;
        this.readsBareStock = readsBareStock;
        this.problems = problems;
    }

    void check(Node root) {
        walk(root, null);
    }

    /** True when a stock is read without saying which balance, here or in an indicator. */
    boolean readsBareStock(Node node) {
        return switch (node) {
            case Node.MeasureNode measure -> isStock.test(measure.code());
            case Node.IndicatorNode indicator -> readsBareStock.test(indicator.code());
            case Node.CallNode call when isBalance(call) -> false;
            case Node.CallNode call -> anyChild(call);
            case Node.NumberNode number -> anyChild(number);
            case Node.BinaryNode binary -> anyChild(binary);
            case Node.NegateNode negate -> anyChild(negate);
            case Node.NotNode not -> anyChild(not);
            case Node.PowerNode power -> anyChild(power);
            case Node.IfNode choice -> anyChild(choice);
            case Node.InvalidNode invalid -> anyChild(invalid);
        };
    }

    private boolean anyChild(Node node) {
        return node.children().stream().anyMatch(this::readsBareStock);
    }

    private void walk(Node node, @Nullable Function widening) {
        if (node instanceof Node.CallNode call) {
            if (isBalance(call)) {
                return;
            }
            boolean widens = call.function() == Function.YTD || call.function() == Function.ROLLING;
            Function inside = widens ? call.function() : widening;
            call.children().forEach(child -> walk(child, inside));
            return;
        }
        if (widening != null && node instanceof Node.MeasureNode measure && isStock.test(measure.code())) {
            overTime(node, measure.code() + " is a STOCK", measure.code() + " 是存量科目", widening);
        }
        if (widening != null && node instanceof Node.IndicatorNode indicator && readsBareStock.test(indicator.code())) {
            overTime(node, indicator.code() + " reads a STOCK", indicator.code() + " 含存量科目", widening);
        }
        node.children().forEach(child -> walk(child, widening));
    }

    private void overTime(Node node, String fact, String factZh, Function widening) {
        problems.error(
                ProblemCode.STOCK_OVER_TIME,
                node.span(),
                fact + " and is not added over time by " + widening.text() + "(); say closing() or avg_balance() of it",
                factZh + "，不能用 " + widening.text() + "() 按时间累计；请用 closing() 或 avg_balance()");
    }

    private static boolean isBalance(Node.CallNode call) {
        return call.function() == Function.OPENING
                || call.function() == Function.CLOSING
                || call.function() == Function.AVG_BALANCE;
    }
}
