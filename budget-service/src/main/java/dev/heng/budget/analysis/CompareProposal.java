package dev.heng.budget.analysis;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Compares what was proposed, cut, proposed again and approved for a centre, line by line, in one statement. */
@ApplicationScoped
public class CompareProposal {
    /** Each is looked up by hospital, year and centre. */
    private static final String PROPOSED = """
            with round as (
                select distinct on (round) round, submission
                from proposal_round where hospital = ? and year = ? and centre = ? order by round, submission desc),
            up as (
                select l.round, l.subject, l.fund, l.project, l.amounts, l.changed_by, l.changed_at,
                       coalesce(l.reason, l.justification) as why
                from round r
                join proposal_round_line l
                  on l.hospital = ? and l.year = ? and l.centre = ? and l.round = r.round and l.submission = r.submission),
            draft as (
                select subject, fund, project, amounts, changed_by, changed_at, coalesce(reason, justification) as why
                from proposal_line where hospital = ? and year = ? and centre = ?),
            down as (
                select subject, fund, project, amount, decided_by, decided_at, reason
                from control_figure where hospital = ? and year = ? and centre = ?),
            """;

    private static final int PROPOSED_PARTS = 4;

    private static final String APPROVED = """
            standing as (
                select version, built_by, built_at from budget_version
                where hospital = ? and year = ? and state in ('APPROVED', 'ISSUED') order by version desc limit 1),
            decided as (
                select l.subject, l.fund, l.project, l.amounts, coalesce(l.changed_by, v.built_by) as changed_by, v.built_at, l.reason
                from standing v
                join budget_version_line l on l.hospital = ? and l.year = ? and l.version = v.version and l.centre = ?),
            """;

    private static final String LAST_YEAR = """
            last as (
                select c.subject, c.fund, c.project,
                       sum(coalesce(c.original, 0) + coalesce(c.adjustment, 0)) filter (
                           where coalesce(c.original, c.adjustment) is not null and (s.nature = 'FLOW' or c.month % 100 = 12)) as budget,
                       sum(c.executed) filter (where s.nature = 'FLOW' or c.month % 100 = 12) as executed
                from cell c
                join hospital h on h.code = c.hospital
                join subject s on s.chart = h.chart and s.code = c.subject
                where c.hospital = ? and c.centre = ? and c.month between ? and ? and c.version > 0
                group by c.subject, c.fund, c.project),
            line as (
                select subject, fund, project from up union select subject, fund, project from draft
                union select subject, fund, project from down union select subject, fund, project from decided
                union select subject, fund, project from last where coalesce(budget, executed) is not null),
            """;

    /** A round that was submitted without a line proposes nothing of it. */
    private static final String COMPARED = """
            compared as (
                select subject, s.name, s.name_en, fund, project, s.category, s.nature, s.unit,
                       y.budget as last_budget, y.executed as last_executed,
                       preparation_year_amount(f.amounts, s.nature) as first_up, f.changed_by as first_up_by, f.changed_at as first_up_at,
                       f.why as first_up_why,
                       n.amount as first_down, n.decided_by as first_down_by, n.decided_at as first_down_at, n.reason as first_down_why,
                       preparation_year_amount(t.amounts, s.nature) as second_up, t.changed_by as second_up_by, t.changed_at as second_up_at,
                       t.why as second_up_why,
                       preparation_year_amount(a.amounts, s.nature) as approved, a.changed_by as approved_by, a.built_at as approved_at,
                       a.reason as approved_why,
                       preparation_year_amount(d.amounts, s.nature) as draft, d.changed_by as draft_by, d.changed_at as draft_at,
                       d.why as draft_why
                from line
                join hospital h on h.code = ?
                join subject s on s.chart = h.chart and s.code = line.subject
                left join last y using (subject, fund, project)
                left join (select * from up where round = 1) f using (subject, fund, project)
                left join down n using (subject, fund, project)
                left join (select * from up where round = 2) t using (subject, fund, project)
                left join decided a using (subject, fund, project)
                left join draft d using (subject, fund, project))
            select * from compared
            where (subject, fund, project) > (?, ?, ?) and subject = coalesce(?, subject)
              and (not ? or (
                  select count(distinct value) from (values
                      (case when exists (select 1 from round where round = 1) then coalesce(first_up, 0) end),
                      (first_down),
                      (case when exists (select 1 from round where round = 2) then coalesce(second_up, 0) end),
                      (case when exists (select 1 from decided) then coalesce(approved, 0) end),
                      (coalesce(draft, 0))) v(value)) > 1)
            order by subject, fund, project limit ?
            """;

    private final DataSource dataSource;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;

    CompareProposal(DataSource dataSource, Hospitals hospitals, VisibleCentres visibleCentres) {
        this.dataSource = dataSource;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
    }

    /**
     * What to compare.
     *
     * @param subject null for every one
     * @param isChangedOnly only lines of which not all values are the same
     */
    public record Filter(@Nullable String subject, boolean isChangedOnly) {}

    /**
     * A page of the lines of a centre itself, in the order of their keys.
     *
     * @throws ProblemException 403 CENTRE_OUT_OF_SCOPE, 404 for an unknown hospital
     */
    public Page<ComparedLine> compare(String hospital, int year, String centre, Filter filter, Page.Request page) {
        hospitals.require(hospital);
        VisibleCentres.require(visibleCentres.of(hospital), centre);
        Window last = new Window(YearMonth.of(year - 1, Month.JANUARY), YearMonth.of(year - 1, Month.DECEMBER));
        List<String> after = page.isFirst() ? List.of("", "", "") : page.after();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(PROPOSED + APPROVED + LAST_YEAR + COMPARED)) {
            int next = 1;
            for (int part = 0; part < PROPOSED_PARTS; part++) {
                query.setString(next++, hospital);
                query.setInt(next++, year);
                query.setString(next++, centre);
            }
            query.setString(next++, hospital);
            query.setInt(next++, year);
            query.setString(next++, hospital);
            query.setInt(next++, year);
            query.setString(next++, centre);
            query.setString(next++, hospital);
            query.setString(next++, centre);
            query.setInt(next++, last.firstNumber());
            query.setInt(next++, last.lastNumber());
            query.setString(next++, hospital);
            for (String key : after) {
                query.setString(next++, key);
            }
            query.setString(next++, filter.subject());
            query.setBoolean(next++, filter.isChangedOnly());
            query.setInt(next, page.limit() + 1);
            List<ComparedLine> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row));
                }
            }
            return Page.of(lines, page, ComparedLine::key);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare a proposal", e);
        }
    }

    private static ComparedLine line(ResultSet row) throws SQLException {
        return new ComparedLine(
                row.getString("subject"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("fund"),
                row.getString("project"),
                Category.valueOf(row.getString("category")),
                Nature.valueOf(row.getString("nature")),
                Unit.valueOf(row.getString("unit")),
                row.getBigDecimal("last_budget"),
                row.getBigDecimal("last_executed"),
                value(row, "first_up"),
                value(row, "first_down"),
                value(row, "second_up"),
                value(row, "approved"),
                value(row, "draft"));
    }

    private static @Nullable ProposedValue value(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        OffsetDateTime at = row.getObject(column + "_at", OffsetDateTime.class);
        return amount == null
                ? null
                : new ProposedValue(
                        amount,
                        row.getString(column + "_by"),
                        at == null ? null : at.toInstant(),
                        row.getString(column + "_why"));
    }
}
