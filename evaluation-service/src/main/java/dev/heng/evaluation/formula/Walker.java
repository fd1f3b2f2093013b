package dev.heng.evaluation.formula;

import java.util.HashMap;

/**
 * Evaluates the formulas of a scheme version over the figures of one hospital.
 *
 * <p>It remembers what references and comparisons over time and space gave, so it is made for one consistent state of the
 * figures and one thread, used for as many centres, periods and scenarios as wanted, and dropped.
 */
public final class Walker {

    private final Formulas formulas;
    private final Figures figures;
    private final Walk silent;

    public Walker(Formulas formulas, Figures figures) {
        this.formulas = formulas;
        this.figures = figures;
        this.silent = walk(Recorder.SILENT);
    }

    /** The indicator's value; a rated indicator reads its input. Never a truth. */
    public Value value(String indicator, Context at) {
        return silent.indicator(indicator, at);
    }

    /** The value of any tree. */
    public Value value(Node node, Context at) {
        return silent.of(node, at);
    }

    /** How the indicator's value came about; the root's value is that of {@link #value(String, Context)}. */
    public Trace trace(String indicator, Context at) {
        TraceRecorder recorder = new TraceRecorder(figures);
        walk(recorder).indicator(indicator, at);
        return recorder.trace();
    }

    /** How the value of any tree came about. */
    public Trace trace(Node node, Context at) {
        TraceRecorder recorder = new TraceRecorder(figures);
        walk(recorder).of(node, at);
        return recorder.trace();
    }

    private Walk walk(Recorder recorder) {
        return new Walk(formulas, figures, new HashMap<>(), recorder);
    }
}
