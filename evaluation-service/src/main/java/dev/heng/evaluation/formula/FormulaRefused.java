package dev.heng.evaluation.formula;

/** A compiled formula that this evaluator does not understand or will not run; the message says which part. */
public final class FormulaRefused extends IllegalArgumentException {

    public FormulaRefused(String message) {
        super(message);
    }
}
