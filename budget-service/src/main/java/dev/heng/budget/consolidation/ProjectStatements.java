package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.ExecutedMonths;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Charts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Works out the statements that follow from a version. */
@ApplicationScoped
public class ProjectStatements {
    private static final int DECEMBER = 12;

    private final Hospitals hospitals;
    private final Charts charts;
    private final VersionLines lines;
    private final ExecutedMonths executed;

    ProjectStatements(Hospitals hospitals, Charts charts, VersionLines lines, ExecutedMonths executed) {
        this.hospitals = hospitals;
        this.charts = charts;
        this.lines = lines;
        this.executed = executed;
    }

    /** By the chart of now, and the balances of December before as they are executed now. */
    @Transactional
    public List<Statement> of(String hospital, BudgetVersion version) {
        SubjectRoles roles =
                new SubjectRoles(charts.subjects(hospitals.require(hospital).chart()));
        Optional<BigDecimal> assets = december(hospital, version.year() - 1, roles, Role.ASSETS);
        Optional<BigDecimal> liabilities = december(hospital, version.year() - 1, roles, Role.LIABILITIES);
        Optional<Statements.Opening> opening = assets.isPresent() && liabilities.isPresent()
                ? Optional.of(new Statements.Opening(assets.get(), liabilities.get()))
                : Optional.empty();
        return Statements.of(lines.all(hospital, version), roles, opening);
    }

    private Optional<BigDecimal> december(String hospital, int year, SubjectRoles roles, Role role) {
        return executed.ofHospital(hospital, roles.of(role), year, year).stream()
                .filter(each -> each.month().getMonthValue() == DECEMBER)
                .map(ExecutedMonths.Executed::amount)
                .reduce(BigDecimal::add);
    }
}
