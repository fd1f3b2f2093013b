package dev.heng.catalog.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The door of the package: checks single formulas while they are written and compiles whole sets when a scheme is published. It holds
 * no state, and never throws for what a text holds.
 */
public final class FormulaCompiler {

    /** The version of the tree's form; a consumer that does not know it must not evaluate. */
    public static final int LANGUAGE_VERSION = 1;

    private FormulaCompiler() {}

    /**
     * Checks what can be known without a chart: syntax, functions, types, the declared unit's spelling, complexity and cycles with the
     * other indicators. An indicator that is not defined yet is a warning.
     */
    public static CheckResult check(Definition definition, Definitions others) {
        return checked(definition, others, null);
    }

    /** Checks everything: also subjects, units, stocks, and that the indicators named exist and compile against this chart. */
    public static CheckResult check(Definition definition, Definitions others, Chart chart) {
        return checked(definition, others, chart);
    }

    private static CheckResult checked(Definition definition, Definitions others, @Nullable Chart chart) {
        Definition sound =
                definition.formula() == null ? new Definition(definition.code(), "", definition.unit()) : definition;
        Definitions all = overlaid(sound, others);
        FormulaSet set = FormulaSet.reachedFrom(List.of(sound), all);
        SetCompiler compiler = new SetCompiler(set, all, chart);
        compiler.run();
        Parsed formula = set.parsed(sound.code());
        if (chart != null) {
            reportBroken(sound.code(), formula, set, compiler);
        }
        boolean valid = !formula.problems().hasErrors();
        Unit unit = compiler.outcome(sound.code()).unit();
        return new CheckResult(
                valid,
                valid && chart != null ? unitText(sound.unit(), unit) : null,
                measures(formula),
                formula.problems().sorted());
    }

    private static Definitions overlaid(Definition own, Definitions others) {
        return new Definitions() {
            @Override
            public Optional<Definition> find(String code) {
                return code.equals(own.code()) ? Optional.of(own) : others.find(code);
            }

            @Override
            public Collection<String> codes() {
                return others.codes();
            }
        };
    }

    private static void reportBroken(String own, Parsed formula, FormulaSet set, SetCompiler compiler) {
        for (Node.IndicatorNode indicator : FormulaSet.indicators(formula)) {
            boolean broken = !indicator.code().equals(own)
                    && set.hasFormula(indicator.code())
                    && compiler.outcome(indicator.code()).broken();
            if (broken) {
                formula.problems()
                        .error(
                                ProblemCode.BROKEN_INDICATOR,
                                indicator.span(),
                                "the formula of " + indicator.code() + " has errors of its own against this chart",
                                "指标 " + indicator.code() + " 的公式在该科目表下有错误");
            }
        }
    }

    private static List<String> measures(Parsed formula) {
        TreeSet<String> codes = new TreeSet<>();
        for (Node node : formula.nodes()) {
            if (node instanceof Node.MeasureNode measure) {
                codes.add(measure.code());
            }
        }
        return List.copyOf(codes);
    }

    private static @Nullable String unitText(@Nullable String declared, Unit derived) {
        return declared == null ? derived.text() : declared;
    }

    /**
     * Compiles indicators and all that they reach through {@code ind()} against a chart.
     *
     * @param codes the indicators of a scheme; those without a formula are rated and passed over
     */
    public static Compilation compile(Collection<String> codes, Definitions definitions, Chart chart) {
        SortedMap<String, List<Problem>> problems = new TreeMap<>();
        List<Definition> roots = new ArrayList<>();
        for (String code : new TreeSet<>(codes)) {
            definitions.find(code).ifPresentOrElse(roots::add, () -> problems.put(code, List.of(missing(code))));
        }
        FormulaSet set = FormulaSet.reachedFrom(roots, definitions);
        SetCompiler compiler = new SetCompiler(set, definitions, chart);
        compiler.run();
        SortedMap<String, CompiledFormula> formulas = new TreeMap<>();
        for (String code : set.inOrder()) {
            Parsed formula = set.parsed(code);
            List<Problem> found = formula.problems().sorted();
            if (!found.isEmpty()) {
                problems.put(code, found);
            }
            Unit unit = compiler.outcome(code).unit();
            ReadSet readSet = compiler.outcome(code).readSet();
            if (readSet != null) {
                String declared = set.definition(code).map(Definition::unit).orElse(null);
                formulas.put(code, compiled(code, formula, unitText(declared, unit), readSet));
            }
        }
        return new Compilation(formulas, problems);
    }

    private static Problem missing(String code) {
        return new Problem(
                ProblemCode.UNKNOWN_INDICATOR,
                Severity.ERROR,
                0,
                0,
                "there is no indicator '" + code + "'",
                "没有指标“" + code + "”");
    }

    private static CompiledFormula compiled(String code, Parsed formula, @Nullable String unit, ReadSet readSet) {
        String tree = CanonicalJson.write(formula.root());
        return new CompiledFormula(
                code, FormulaPrinter.print(formula.root()), tree, CanonicalJson.hash(tree), unit, readSet);
    }
}
