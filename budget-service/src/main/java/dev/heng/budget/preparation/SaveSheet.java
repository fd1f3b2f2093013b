package dev.heng.budget.preparation;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Writes the rows of a sheet as lines of a proposal, all or none; every row is answered, whatever is wrong with the others. */
@ApplicationScoped
public class SaveSheet {
    private static final String LINES = "/lines/";

    private final JudgeLines judging;
    private final SaveLines saving;

    SaveSheet(JudgeLines judging, SaveLines saving) {
        this.judging = judging;
        this.saving = saving;
    }

    /**
     * Writes; a line without a row stays as it is.
     *
     * @return of each row what became of it
     * @throws ProblemException as {@link SaveLines#save}, with violations that name rows, and a {@link RowReport} for each row: 400 when a
     *     row is wrong, 409 LINE_VERSION_STALE when others have changed lines and nothing else is wrong
     */
    @Transactional
    @Audited
    public List<RowReport> save(ProposalOf of, List<SheetRow> rows, String actor) {
        List<SheetRow> read = rows.stream().filter(row -> row.draft() != null).toList();
        JudgeLines.Judged judged = judging.judge(
                of,
                read.stream().map(row -> Objects.requireNonNull(row.draft())).toList(),
                actor);
        Map<Integer, List<Violation>> faults = new TreeMap<>();
        for (SheetRow row : rows) {
            if (!row.faults().isEmpty()) {
                faults.put(row.number(), new ArrayList<>(row.faults()));
            }
        }
        judged.faults().forEach((index, wrong) -> wrong.forEach(violation -> add(faults, read, index, violation)));
        boolean isWrong = !faults.isEmpty();
        for (StaleLine stale : judged.stale()) {
            add(
                    faults,
                    read,
                    stale.index(),
                    new Violation(LINES + stale.index() + "/version", "LINE_VERSION_STALE", stale.told()));
        }
        if (!faults.isEmpty()) {
            throw refusal(isWrong, rows, faults);
        }
        List<SavedLines.Saved> saved = saving.write(of, judged, actor).lines();
        List<RowReport> reports = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            reports.add(RowReport.of(read.get(i), saved.get(i).outcome().name(), null));
        }
        return reports;
    }

    /** A line is named by its row, as the spreadsheet counts. */
    private static void add(Map<Integer, List<Violation>> faults, List<SheetRow> read, int index, Violation violation) {
        int number = read.get(index).number();
        String column = violation.pointer().substring((LINES + index).length());
        String detail = violation.code().equals(LineCheck.DUPLICATE)
                ? LineCheck.duplicate(
                        "row " + read.get(LineCheck.first(read, index)).number())
                : violation.detail();
        faults.computeIfAbsent(number, none -> new ArrayList<>())
                .add(new Violation("/rows/" + number + column, violation.code(), "Row " + number + ": " + detail));
    }

    private static ProblemException refusal(
            boolean isWrong, List<SheetRow> rows, Map<Integer, List<Violation>> faults) {
        List<RowReport> reports = new ArrayList<>();
        for (SheetRow row : rows) {
            List<Violation> wrong = faults.getOrDefault(row.number(), List.of());
            wrong.forEach(fault -> reports.add(RowReport.of(row, fault.code(), fault.detail())));
            if (wrong.isEmpty()) {
                reports.add(RowReport.of(row, RowReport.GOOD, null));
            }
        }
        return new ProblemException(
                isWrong ? EdgeProblem.INVALID_REQUEST : BudgetProblem.LINE_VERSION_STALE,
                "Nothing is written: " + faults.size()
                        + (faults.size() == 1 ? " row is refused." : " rows are refused."),
                faults.values().stream().flatMap(List::stream).toList(),
                reports);
    }
}
