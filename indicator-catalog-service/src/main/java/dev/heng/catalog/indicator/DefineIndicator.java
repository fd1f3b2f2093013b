package dev.heng.catalog.indicator;

import dev.heng.catalog.formula.CheckResult;
import dev.heng.catalog.formula.Definition;
import dev.heng.catalog.formula.FormulaCompiler;
import dev.heng.catalog.formula.Problem;
import dev.heng.catalog.formula.ProblemCode;
import dev.heng.catalog.web.CatalogueProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import dev.heng.edge.audit.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds an indicator or replaces it; schemes published before keep the formulas they were published with. */
@ApplicationScoped
public class DefineIndicator {
    private final Indicators indicators;

    DefineIndicator(Indicators indicators) {
        this.indicators = indicators;
    }

    /** What became of a definition. */
    public record Outcome(Indicator indicator, boolean created) implements Versioned {
        @Override
        public long version() {
            return indicator.version();
        }
    }

    /**
     * The same definition again changes nothing.
     *
     * @param ifMatch the {@code If-Match} header, null for none
     * @throws ProblemException 400 with every problem of the formula (syntax, functions, cycles), 412 when the indicator has changed
     *     since it was read
     */
    @Transactional
    @Audited
    public Outcome define(String code, IndicatorDefinition definition, @Nullable String ifMatch, String user) {
        indicators.lock();
        Optional<Indicator> present = indicators.find(code);
        EntityTag.requireMatch(ifMatch, present.map(Indicator::version).orElse(null));
        if (present.isPresent() && present.get().definition().equals(definition)) {
            return new Outcome(present.get(), false);
        }
        requireSoundFormula(code, definition);
        if (present.isEmpty()) {
            Indicator indicator = new Indicator(code, 1, definition);
            indicators.add(indicator, user);
            return new Outcome(indicator, true);
        }
        Indicator indicator = new Indicator(code, present.get().version() + 1, definition);
        indicators.replace(indicator, user);
        return new Outcome(indicator, false);
    }

    private void requireSoundFormula(String code, IndicatorDefinition definition) {
        if (!definition.hasFormula()) {
            return;
        }
        CheckResult result = FormulaCompiler.check(
                new Definition(code, definition.formula(), definition.unit()), indicators.formulas());
        if (!result.valid()) {
            List<Problem> errors =
                    result.problems().stream().filter(Problem::isError).toList();
            throw new ProblemException(
                    CatalogueProblem.FORMULA_INVALID,
                    "The formula of " + code + " has " + errors.size() + (errors.size() == 1 ? " error." : " errors."),
                    errors.stream().map(DefineIndicator::violation).toList(),
                    result.problems().stream()
                            .map(problem -> FormulaProblem.of(code, problem))
                            .toList());
        }
    }

    private static Violation violation(Problem error) {
        String member = error.code() == ProblemCode.DECLARED_UNIT ? "/unit" : "/formula";
        return new Violation(member, error.code().name(), error.message());
    }
}
