package dev.heng.catalog.scheme;

import dev.heng.catalog.grade.GradeScales;
import dev.heng.catalog.indicator.Indicators;
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

/** Writes the draft of a scheme; published versions stay as they are. */
@ApplicationScoped
public class DefineScheme {
    private final Schemes schemes;
    private final Indicators indicators;
    private final GradeScales gradeScales;

    DefineScheme(Schemes schemes, Indicators indicators, GradeScales gradeScales) {
        this.schemes = schemes;
        this.indicators = indicators;
        this.gradeScales = gradeScales;
    }

    /** What became of a draft. */
    public record Outcome(Scheme scheme, boolean created) implements Versioned {
        @Override
        public long version() {
            return scheme.version();
        }
    }

    /**
     * The same draft again changes nothing.
     *
     * @param ifMatch the {@code If-Match} header, null for none
     * @throws ProblemException 400 with everything that is wrong, 412 when the draft has changed since it was read
     */
    @Transactional
    @Audited
    public Outcome define(String code, SchemeDraft draft, @Nullable String ifMatch, String user) {
        schemes.lock(code);
        Optional<Scheme> present = schemes.find(code);
        EntityTag.requireMatch(ifMatch, present.map(Scheme::version).orElse(null));
        List<Violation> violations = DraftRules.violations(
                draft,
                indicators.findAll(draft.indicators()),
                gradeScales.find(draft.gradeScale()).isPresent());
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        if (present.isEmpty()) {
            Scheme scheme = new Scheme(code, 1, draft);
            schemes.add(scheme, user);
            return new Outcome(scheme, true);
        }
        if (present.get().draft().equals(draft)) {
            return new Outcome(present.get(), false);
        }
        Scheme scheme = new Scheme(code, present.get().version() + 1, draft);
        schemes.replace(scheme, user);
        return new Outcome(scheme, false);
    }
}
