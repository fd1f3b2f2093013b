package dev.heng.budget.preparation;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import dev.heng.edge.audit.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Creates a project or changes it. It is master data: no figure changes with it. */
@ApplicationScoped
public class PutProject {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Projects projects;
    private final Clock clock;

    PutProject(Hospitals hospitals, Centres centres, Projects projects, Clock clock) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.projects = projects;
        this.clock = clock;
    }

    /** @param isCreated true when there was none before */
    public record WrittenProject(Project project, boolean isCreated) implements Versioned {
        @Override
        public long version() {
            return project.version();
        }
    }

    /**
     * Creates or replaces; the project that it is already changes nothing.
     *
     * @throws ProblemException 400 for an unknown centre, 404 for an unknown hospital, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public WrittenProject put(
            String hospital, String code, Project.Definition definition, @Nullable String ifMatch, String actor) {
        hospitals.require(hospital);
        Optional<Project> before = projects.lock(hospital, code);
        EntityTag.requireMatch(ifMatch, before.map(Project::version).orElse(null));
        if (centres.centre(hospital, definition.owner()).isEmpty()) {
            throw ProblemException.invalid(
                    "/centre", "UNKNOWN_CENTRE", "There is no centre " + definition.owner() + ".");
        }
        if (before.isPresent() && areEqual(before.get().definition(), definition)) {
            return new WrittenProject(before.get(), false);
        }
        Project after = new Project(
                code,
                definition,
                before.map(Project::version).orElse(0L) + 1,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        projects.save(hospital, after);
        return new WrittenProject(after, before.isEmpty());
    }

    private static boolean areEqual(Project.Definition some, Project.Definition other) {
        return some.name().equals(other.name())
                && Objects.equals(some.nameEn(), other.nameEn())
                && some.kind() == other.kind()
                && some.owner().equals(other.owner())
                && some.priority() == other.priority()
                && Objects.equals(some.feasibility(), other.feasibility())
                && Objects.equals(some.approval(), other.approval())
                && areEqual(some.plan(), other.plan());
    }

    private static boolean areEqual(SortedMap<Integer, BigDecimal> some, SortedMap<Integer, BigDecimal> other) {
        return some.keySet().equals(other.keySet())
                && some.entrySet().stream()
                        .allMatch(year ->
                                year.getValue().compareTo(Objects.requireNonNull(other.get(year.getKey()))) == 0);
    }
}
