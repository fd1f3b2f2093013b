package dev.heng.budget.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of cases: what a reader sees, and what waits for a person. */
@ApplicationScoped
public class ApprovalLists {
    /** How many cases are looked at together for an inbox. */
    private static final int LOOKED_AT = 200;

    /**
     * Nine places. A case is seen by whom its centres are all visible to, who submitted or prepared it, whose task it is or was, who did
     * something to it; one about the whole hospital by whoever sees every centre.
     */
    private static final String SEEN = """
            (?::text[] is null or (cardinality(c.centres) > 0 and c.centres <@ ?::text[]) or c.submitter = ? or ? = any (c.preparers)
             or exists (select from approval_task t where t.hospital = c.hospital and t.approval = c.number
                        and (t.users && ?::text[] or t.received && ?::text[] or (t.role = 'BUDGET_OFFICER' and t.centre = any (?::text[]))))
             or exists (select from approval_event e where e.hospital = c.hospital and e.approval = c.number
                        and (e.actor = ? or e.acting_for = ?)))
            """;

    private final ApprovalSql sql;
    private final ApprovalCases cases;

    ApprovalLists(ApprovalSql sql, ApprovalCases cases) {
        this.sql = sql;
        this.cases = cases;
    }

    /**
     * Who reads.
     *
     * @param visible the centres that the reader sees; empty for every one
     */
    public record Reader(Approver approver, Optional<Set<String>> visible) {}

    /** What to list; a null member does not restrict. */
    public record Filter(
            @Nullable ApprovalState state,
            @Nullable DocumentKind kind,
            @Nullable String document) {}

    /** Behind which case of an inbox the first wanted one stands. */
    public record Behind(Instant since, long number) {
        public static final Behind START = new Behind(Instant.EPOCH, 0);
    }

    /** Whether the reader sees the case. */
    public boolean isSeen(String hospital, long number, Reader reader) {
        String query = "select 1 from approval_case c where c.hospital = ? and c.number = ? and " + SEEN;
        return !sql.rows(
                        query,
                        row -> {
                            row.setString(1, hospital);
                            row.setLong(2, number);
                            bindReader(row, 3, reader);
                        },
                        row -> true)
                .isEmpty();
    }

    /**
     * What the reader sees, the newest first.
     *
     * @param before the number before which the first wanted case lies
     */
    public List<ApprovalCase> list(String hospital, Filter filter, Reader reader, long before, int rows) {
        String query = """
                select c.number from approval_case c
                where c.hospital = ? and c.number < ? and c.state = coalesce(?, c.state) and c.kind = coalesce(?, c.kind)
                  and c.document = coalesce(?, c.document) and
                """ + SEEN + " order by c.number desc limit ?";
        List<Long> numbers = sql.rows(
                query,
                row -> {
                    row.setString(1, hospital);
                    row.setLong(2, before);
                    row.setString(
                            3, filter.state() == null ? null : filter.state().name());
                    row.setString(
                            4, filter.kind() == null ? null : filter.kind().name());
                    row.setString(5, filter.document());
                    bindReader(row, 6, reader);
                    row.setInt(15, rows);
                },
                row -> row.getLong(1));
        return cases.approvals(hospital, numbers);
    }

    /** What the approver can decide now, what has waited longest first. */
    public List<ApprovalCase> inbox(String hospital, Filter filter, Approver approver, Behind behind, int rows) {
        List<ApprovalCase> found = new ArrayList<>();
        Behind at = behind;
        while (found.size() < rows) {
            List<ApprovalCase> looked = cases.approvals(hospital, waiting(hospital, filter, approver, at));
            looked.stream()
                    .filter(each -> !each.decidable(approver).isEmpty())
                    .limit(rows - found.size())
                    .forEach(found::add);
            if (looked.size() < LOOKED_AT) {
                break;
            }
            at = new Behind(
                    looked.getLast().position().since(), looked.getLast().number());
        }
        return found;
    }

    /** More than what the approver can decide: who may decide what is said in one place, which is {@link ApprovalCase}. */
    private List<Long> waiting(String hospital, Filter filter, Approver approver, Behind behind) {
        String query = """
                select c.number from approval_case c
                where c.hospital = ? and (c.since, c.number) > (?, ?) and c.state = 'OPEN' and 'OPEN' = coalesce(?, 'OPEN')
                  and c.kind = coalesce(?, c.kind) and c.document = coalesce(?, c.document)
                  and c.submitter <> ? and not ? = any (c.preparers)
                  and exists (select from approval_task t where t.hospital = c.hospital and t.approval = c.number and t.closed_at is null
                              and (t.users && ?::text[] or t.received && ?::text[] or t.role = any (?::text[])))
                order by c.since, c.number limit ?
                """;
        return sql.rows(
                query,
                row -> {
                    Array names = names(row.getConnection(), approver);
                    row.setString(1, hospital);
                    row.setObject(2, CaseRows.time(behind.since()));
                    row.setLong(3, behind.number());
                    row.setString(
                            4, filter.state() == null ? null : filter.state().name());
                    row.setString(
                            5, filter.kind() == null ? null : filter.kind().name());
                    row.setString(6, filter.document());
                    row.setString(7, approver.name());
                    row.setString(8, approver.name());
                    row.setArray(9, names);
                    row.setArray(10, names);
                    row.setArray(
                            11,
                            CaseRows.texts(
                                    row.getConnection(),
                                    approver.allRoles()
                                            .map(Enum::name)
                                            .distinct()
                                            .toList()));
                    row.setInt(12, LOOKED_AT);
                },
                row -> row.getLong(1));
    }

    private static void bindReader(PreparedStatement row, int first, Reader reader) throws SQLException {
        Array visible = reader.visible().isEmpty()
                ? null
                : CaseRows.texts(row.getConnection(), reader.visible().get());
        Array names = names(row.getConnection(), reader.approver());
        String name = reader.approver().name();
        row.setArray(first, visible);
        row.setArray(first + 1, visible);
        row.setString(first + 2, name);
        row.setString(first + 3, name);
        row.setArray(first + 4, names);
        row.setArray(first + 5, names);
        row.setArray(first + 6, visible);
        row.setString(first + 7, name);
        row.setString(first + 8, name);
    }

    private static Array names(Connection connection, Approver approver) throws SQLException {
        return CaseRows.texts(connection, approver.names().toList());
    }
}
