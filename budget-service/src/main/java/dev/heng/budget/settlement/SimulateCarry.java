package dev.heng.budget.settlement;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Charts;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what carrying a year forward would do. */
@ApplicationScoped
public class SimulateCarry {
    private static final int LAST_DAY = 31;

    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final CarryRules rules;
    private final YearFigures figures;

    SimulateCarry(Hospitals hospitals, Centres centres, Charts charts, CarryRules rules, YearFigures figures) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.rules = rules;
        this.figures = figures;
    }

    /** The figures, and what becomes of them. */
    record Judged(List<LineFigures> figures, CarrySimulation simulation) {}

    /**
     * By the rules, the figures and the tree of the year's last day as they are now; a run of the year that is in force is left out of
     * account, so that it can be compared with what would be carried today.
     *
     * @throws ProblemException 404 for an unknown hospital
     */
    public CarrySimulation simulate(String hospital, int year) {
        return judge(hospital, year).simulation();
    }

    Judged judge(String hospital, int year) {
        Hospital known = hospitals.require(hospital);
        Map<String, @Nullable String> parents = new HashMap<>();
        charts.subjects(known.chart()).forEach(subject -> parents.put(subject.code(), subject.parent()));
        CarryRulebook rulebook = new CarryRulebook(
                rules.all(hospital), centres.treeOn(LocalDate.of(year, Month.DECEMBER, LAST_DAY), hospital), parents);
        List<LineFigures> lines = figures.of(hospital, known.chart(), year);
        return new Judged(lines, CarrySimulation.of(year, lines, rulebook));
    }
}
