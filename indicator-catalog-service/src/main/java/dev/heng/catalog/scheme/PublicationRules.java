package dev.heng.catalog.scheme;

import dev.heng.catalog.formula.Compilation;
import dev.heng.catalog.formula.Problem;
import dev.heng.catalog.indicator.FormulaProblem;
import dev.heng.catalog.web.CatalogueProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import java.util.ArrayList;
import java.util.List;

/** What must hold of a scheme, besides the rules of every draft, before it becomes a version. */
final class PublicationRules {
    private final SchemeDraft draft;
    private final List<Violation> violations = new ArrayList<>();
    private final List<FormulaProblem> problems = new ArrayList<>();

    PublicationRules(SchemeDraft draft) {
        this.draft = draft;
    }

    PublicationRules add(List<Violation> found) {
        violations.addAll(found);
        return this;
    }

    /** Every class that has a weight has items, and the weight rules hold where the scheme insists on them. */
    PublicationRules addOfWeights() {
        for (ItemClass itemClass : List.of(ItemClass.BASIC, ItemClass.AUXILIARY)) {
            if (draft.classWeight(itemClass).signum() > 0
                    && draft.items(itemClass).isEmpty()) {
                violations.add(new Violation(
                        "/items", "CLASS_WITHOUT_ITEMS", itemClass + " has a class weight but no items."));
            }
        }
        if (draft.weightRules() == WeightRules.ERROR) {
            WeightOrder.broken(draft)
                    .forEach(broken -> violations.add(new Violation("/items", broken.code(), broken.detail())));
        }
        return this;
    }

    /** The errors of all formulas, those of indicators that are only reached through {@code ind()} too. */
    PublicationRules addOfFormulas(Compilation compilation) {
        compilation.problems().forEach((code, found) -> {
            found.forEach(problem -> problems.add(FormulaProblem.of(code, problem)));
            found.stream().filter(Problem::isError).forEach(error -> violations.add(violation(code, error)));
        });
        return this;
    }

    /** @throws ProblemException 400 with all violations when there is one */
    void requireNone(String scheme) {
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    CatalogueProblem.SCHEME_INVALID,
                    "The scheme " + scheme + " cannot be published: " + violations.size()
                            + (violations.size() == 1 ? " violation." : " violations."),
                    violations,
                    problems);
        }
    }

    private Violation violation(String code, Problem error) {
        int item = draft.items().stream().map(SchemeItem::indicator).toList().indexOf(code);
        // an indicator that is no item has no place of its own in the draft
        String pointer = item < 0 ? "/items" : "/items/" + item + "/indicator";
        return new Violation(pointer, error.code().name(), code + ": " + error.message());
    }
}
