package dev.heng.budget.review.rest;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.review.FigureState;
import dev.heng.budget.review.ProposedLines;
import dev.heng.budget.review.Reviewer;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.Texts;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a review, within what the token lets it see, and as whom it decides. */
@RequestScoped
class ReviewQuestion {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final Centres centres;
    private final Charts charts;

    ReviewQuestion(
            CurrentUser user, Hospitals hospitals, VisibleCentres visibleCentres, Centres centres, Charts charts) {
        this.user = user;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.centres = centres;
        this.charts = charts;
    }

    /** As the budget office where the bearer is of it, else as the owner departments that the token names. */
    Reviewer reviewer(String hospital) {
        boolean isOffice = user.roles().contains(Role.BUDGET_OFFICE);
        return new Reviewer(user.name(), isOffice, isOffice ? Optional.empty() : visibleCentres.spokenFor(hospital));
    }

    /** A centre and a subject are what is below them too; the tree of centres is that of the year's last day. */
    ProposedLines.Filter filter(
            String hospital,
            int year,
            @Nullable String centre,
            @Nullable String subject,
            @Nullable String owner,
            @Nullable FigureState state) {
        Hospital known = hospitals.require(hospital);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        @Nullable Set<String> wanted = visible.orElse(null);
        if (centre != null) {
            VisibleCentres.require(visible, Texts.code("centre", centre));
            Set<String> below =
                    centres.treeOn(LocalDate.of(year, 12, 31), hospital).subtrees(Set.of(centre));
            visible.ifPresent(below::retainAll);
            wanted = below;
        }
        return new ProposedLines.Filter(
                wanted,
                subject == null ? null : below(charts.subjects(known.chart()), Texts.code("subject", subject)),
                owner == null ? null : Texts.code("owner", owner),
                state);
    }

    private static Set<String> below(List<Subject> subjects, String top) {
        Set<String> found = new HashSet<>(Set.of(top));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (Subject subject : subjects) {
                if (subject.parent() != null && found.contains(subject.parent())) {
                    isGrowing |= found.add(subject.code());
                }
            }
        }
        return found;
    }
}
