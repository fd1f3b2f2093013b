package dev.heng.evaluation.scheme;

import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Versioned;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.indicators.SchemeVersions;
import dev.heng.evaluation.web.EvaluationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adopts the schemes of a hospital for a year; the whole year is replaced. */
@ApplicationScoped
public class AdoptSchemes {
    private final SchemeVersions versions;
    private final RecordAdoption recording;
    private final Adoptions adoptions;

    AdoptSchemes(SchemeVersions versions, RecordAdoption recording, Adoptions adoptions) {
        this.versions = versions;
        this.recording = recording;
        this.adoptions = adoptions;
    }

    /** What became of it. */
    public record Outcome(Adoption adoption, boolean isCreated) implements Versioned {
        @Override
        public long version() {
            return adoption.version();
        }
    }

    /** Who adopts, with the right to read the catalogue. */
    public record Caller(String user, @Nullable String authorization) {}

    public Optional<Adoption> find(String hospital, int year) {
        return adoptions.find(hospital, year);
    }

    /**
     * Copies the versions that are not copied yet, then records the adoption. The same lines again change nothing.
     *
     * @param ifMatch the {@code If-Match} header, null for none
     * @throws ProblemException 400 with everything that is wrong, 409 when the catalogue has no such version, 412 when the adoption has
     *     changed since it was read, 502 and 503 of {@link SchemeVersions#copy}
     */
    public Outcome adopt(
            String hospital, int year, List<Adoption.Line> lines, @Nullable String ifMatch, Caller caller) {
        refuse(violations(lines));
        List<SchemeVersion> copies = new ArrayList<>();
        List<Violation> unknown = new ArrayList<>();
        List<Violation> unfit = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Adoption.Line line = lines.get(i);
            Optional<SchemeVersion> copy =
                    versions.copy(line.scheme(), line.version(), caller.authorization(), caller.user());
            copy.ifPresent(copies::add);
            if (copy.isEmpty()) {
                unknown.add(new Violation(
                        "/schemes/" + i + "/version",
                        "SCHEME_UNKNOWN",
                        "The catalogue has no version " + line.version() + " of " + line.scheme() + "."));
            } else if (line.centreType() != null
                    && !copy.get().centreType().equals(line.centreType().name())) {
                unfit.add(new Violation(
                        "/schemes/" + i + "/centreType",
                        "CENTRE_TYPE_DIFFERS",
                        "The scheme is made for centres of type " + copy.get().centreType() + "."));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    EvaluationProblem.SCHEME_UNKNOWN, "The catalogue does not have every scheme version.", unknown);
        }
        refuse(unfit);
        return recording.record(hospital, year, lines, copies, ifMatch, caller.user());
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static List<Violation> violations(List<Adoption.Line> lines) {
        record Target(@Nullable CentreType type, @Nullable String centre, PeriodLength period) {}
        List<Violation> violations = new ArrayList<>();
        Set<Target> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Adoption.Line line = lines.get(i);
            String at = "/schemes/" + i;
            if ((line.centreType() == null) == (line.centre() == null)) {
                violations.add(new Violation(at, "EXACTLY_ONE", "Give either centreType or centre."));
            }
            for (PeriodLength period : line.periods()) {
                if (!seen.add(new Target(line.centreType(), line.centre(), period))) {
                    violations.add(new Violation(
                            at, "DUPLICATE", "Another line evaluates the same centres in a " + period + "."));
                }
            }
        }
        return violations;
    }
}
