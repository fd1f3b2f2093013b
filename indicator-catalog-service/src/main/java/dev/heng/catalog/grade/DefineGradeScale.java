package dev.heng.catalog.grade;

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

/** Adds a scale or replaces it; schemes published before keep the scale they were published with. */
@ApplicationScoped
public class DefineGradeScale {
    private final GradeScales scales;

    DefineGradeScale(GradeScales scales) {
        this.scales = scales;
    }

    /** What became of a definition. */
    public record Outcome(GradeScale scale, boolean created) implements Versioned {
        @Override
        public long version() {
            return scale.version();
        }
    }

    /**
     * The same definition again changes nothing.
     *
     * @param ifMatch the {@code If-Match} header, null for none
     * @throws ProblemException 400 with every gap and overlap, 412 when the scale has changed since it was read
     */
    @Transactional
    @Audited
    public Outcome define(String code, GradeScaleDefinition definition, @Nullable String ifMatch, String user) {
        List<Violation> violations = Coverage.violations(definition.bands());
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        scales.lock(code);
        Optional<GradeScale> present = scales.find(code);
        EntityTag.requireMatch(ifMatch, present.map(GradeScale::version).orElse(null));
        if (present.isEmpty()) {
            GradeScale scale = new GradeScale(code, 1, definition);
            scales.add(scale, user);
            return new Outcome(scale, true);
        }
        if (present.get().definition().equals(definition)) {
            return new Outcome(present.get(), false);
        }
        GradeScale scale = new GradeScale(code, present.get().version() + 1, definition);
        scales.replace(scale, user);
        return new Outcome(scale, false);
    }
}
