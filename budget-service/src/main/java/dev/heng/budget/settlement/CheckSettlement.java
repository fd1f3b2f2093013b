package dev.heng.budget.settlement;

import dev.heng.budget.closing.CheckPeriod;
import dev.heng.budget.closing.ChecklistItem;
import dev.heng.budget.closing.PeriodState;
import dev.heng.budget.closing.Periods;
import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Tells what is to be done before a year is accounted for. */
@ApplicationScoped
public class CheckSettlement {
    private static final String WAITING =
            "select count(*) from approval_case where hospital = ? and kind = 'ADJUSTMENT' and state = 'OPEN' and year = ?";

    private final Hospitals hospitals;
    private final Periods periods;
    private final CheckPeriod checking;
    private final Cycles cycles;
    private final CarryRuns runs;
    private final FinalAccounts accounts;
    private final DataSource dataSource;

    CheckSettlement(
            Hospitals hospitals,
            Periods periods,
            CheckPeriod checking,
            Cycles cycles,
            CarryRuns runs,
            FinalAccounts accounts,
            DataSource dataSource) {
        this.hospitals = hospitals;
        this.periods = periods;
        this.checking = checking;
        this.cycles = cycles;
        this.runs = runs;
        this.accounts = accounts;
        this.dataSource = dataSource;
    }

    /**
     * Every item, done or not.
     *
     * @throws ProblemException 404 for an unknown hospital
     */
    public List<SettlementItem> checklist(String hospital, int year) {
        hospitals.require(hospital);
        List<ChecklistItem> ofMonths = new ArrayList<>();
        for (int month = 1; month <= LineFigures.MONTHS; month++) {
            ofMonths.addAll(checking.checklist(hospital, YearMonth.of(year, month)));
        }
        long open = periods.year(hospital, year).stream()
                .filter(month -> month.state() == PeriodState.OPEN)
                .count();
        boolean isSettled = cycles.cycle(hospital, year)
                .map(Cycle::phase)
                .filter(phase -> phase == Phase.SETTLEMENT || phase == Phase.CLOSED)
                .isPresent();
        boolean isApproved = accounts.versions(hospital, year).stream()
                .anyMatch(account -> account.state() == FinalAccountState.APPROVED);
        return List.of(
                new SettlementItem(SettlementTask.MONTHS_CLOSED, open, null, null),
                item(SettlementTask.SUSPENSE_EMPTY, ofMonths, ChecklistItem.Kind.SUSPENSE_EMPTY),
                item(SettlementTask.RECONCILED, ofMonths, ChecklistItem.Kind.RECONCILED),
                new SettlementItem(SettlementTask.ADJUSTMENTS_DECIDED, waiting(hospital, year), null, null),
                item(SettlementTask.RESERVATIONS_REVIEWED, ofMonths, ChecklistItem.Kind.RESERVATIONS_REVIEWED),
                item(SettlementTask.CYCLE_IN_SETTLEMENT, isSettled),
                item(
                        SettlementTask.CARRIED_FORWARD,
                        runs.inForce(hospital, year).isPresent()),
                item(SettlementTask.FINAL_ACCOUNT_APPROVED, isApproved));
    }

    private static SettlementItem item(SettlementTask kind, boolean isDone) {
        return new SettlementItem(kind, isDone ? 0 : 1, null, null);
    }

    /** The same item of all months together. */
    private static SettlementItem item(SettlementTask kind, List<ChecklistItem> ofMonths, ChecklistItem.Kind ofMonth) {
        List<ChecklistItem> same =
                ofMonths.stream().filter(item -> item.kind() == ofMonth).toList();
        return new SettlementItem(
                kind,
                same.stream().mapToLong(ChecklistItem::open).sum(),
                same.stream()
                        .map(ChecklistItem::amount)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null),
                same.stream()
                        .map(ChecklistItem::compared)
                        .filter(Objects::nonNull)
                        .reduce(Long::sum)
                        .orElse(null));
    }

    private long waiting(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count adjustments", e);
        }
    }
}
