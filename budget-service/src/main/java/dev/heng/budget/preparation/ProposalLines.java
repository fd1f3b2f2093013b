package dev.heng.budget.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The lines of proposals. */
@ApplicationScoped
public class ProposalLines {
    private static final String COLUMNS =
            "l.subject, l.fund, l.project, l.amounts, l.phasing, l.justification, l.reason, l.version, l.changed_by, l.changed_at";

    private static final String LIST = "select " + COLUMNS + """
             from proposal_line l
            where l.hospital = ? and l.year = ? and l.centre = ? and (l.subject, l.fund, l.project) > (?, ?, ?)
              and l.subject = coalesce(?, l.subject)
            order by l.subject, l.fund, l.project limit ?
            """;

    private static final String LOCK = "select " + COLUMNS + """
             from proposal_line l
            join unnest(?::text[], ?::text[], ?::text[]) k(subject, fund, project)
              on l.subject = k.subject and l.fund = k.fund and l.project = k.project
            where l.hospital = ? and l.year = ? and l.centre = ?
            order by l.subject, l.fund, l.project
            for update of l
            """;

    /** The last change of each line, for lines that are not there: who took them away. */
    private static final String LAST_CHANGES = """
            select k.subject, k.fund, k.project, c.version, c.changed_by, c.changed_at
            from unnest(?::text[], ?::text[], ?::text[]) k(subject, fund, project)
            cross join lateral (
                select version, changed_by, changed_at from proposal_line_change c
                where c.hospital = ? and c.year = ? and c.centre = ?
                  and c.subject = k.subject and c.fund = k.fund and c.project = k.project
                order by version desc limit 1) c
            """;

    /** Each line with what became of it; a line that somebody else has made meanwhile is not written and not in the answer. */
    private static final String WRITE = """
            with given as (
                select subject, fund, project, version, amounts::numeric(24, 4)[] as amounts, phasing, justification, reason, before
                from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    g(subject, fund, project, version, amounts, phasing, justification, reason, before)),
            stood as (
                select l.* from proposal_line l join given g using (subject, fund, project)
                where l.hospital = ? and l.year = ? and l.centre = ?),
            made as (
                insert into proposal_line (hospital, year, centre, subject, fund, project, amounts, phasing, justification, reason, version,
                                           changed_by, changed_at)
                select ?, ?, ?, subject, fund, project, amounts, phasing, justification, reason, version, ?, ?
                from given where before is null order by subject, fund, project
                on conflict do nothing
                returning subject, fund, project),
            changed as (
                update proposal_line l
                set amounts = g.amounts, phasing = g.phasing, justification = g.justification, reason = g.reason, version = g.version,
                    changed_by = ?, changed_at = ?
                from given g
                where l.hospital = ? and l.year = ? and l.centre = ? and l.subject = g.subject and l.fund = g.fund
                  and l.project = g.project and g.before is not null and g.amounts is not null
                returning l.subject, l.fund, l.project),
            removed as (
                delete from proposal_line l using given g
                where l.hospital = ? and l.year = ? and l.centre = ? and l.subject = g.subject and l.fund = g.fund
                  and l.project = g.project and g.before is not null and g.amounts is null
                returning l.subject, l.fund, l.project),
            done as (select * from made union all select * from changed union all select * from removed),
            told as (
                insert into proposal_line_change (hospital, year, centre, subject, fund, project, version, round, amounts_before,
                                                  amounts_after, phasing, justification, reason, changed_by, changed_at)
                select ?, ?, ?, g.subject, g.fund, g.project, g.version, ?, s.amounts, g.amounts, g.phasing, g.justification, g.reason, ?, ?
                from done d join given g using (subject, fund, project) left join stood s using (subject, fund, project))
            select subject, fund, project from done
            """;

    private final DataSource dataSource;

    ProposalLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * In the order of their keys.
     *
     * @param subject null for every one
     * @param after the line before the first wanted; empty texts for the start
     */
    public List<ProposalLine> list(ProposalOf proposal, @Nullable String subject, LineKey after, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            bindProposal(query, 1, proposal);
            query.setString(4, after.subject());
            query.setString(5, after.fund());
            query.setString(6, after.project());
            query.setString(7, subject);
            query.setInt(8, rows);
            return lines(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the lines of a proposal", e);
        }
    }

    /** Those of the lines that are there, locked until the caller's transaction ends, in the order of their keys. */
    SortedMap<LineKey, ProposalLine> lock(ProposalOf proposal, Collection<LineKey> keys) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LOCK)) {
            LineArrays.bindKeys(connection, query, 1, keys);
            bindProposal(query, 1 + LineArrays.KEY_PARAMETERS, proposal);
            SortedMap<LineKey, ProposalLine> found = new TreeMap<>();
            lines(query).forEach(line -> found.put(line.key(), line));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the lines of a proposal", e);
        }
    }

    /** The last change of a line that is not there any more. */
    record LastChange(long version, String changedBy, Instant changedAt) {}

    /** The last changes of lines; none of a line that never was. */
    Map<LineKey, LastChange> lastChanges(ProposalOf proposal, Collection<LineKey> keys) {
        Map<LineKey, LastChange> found = new TreeMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LAST_CHANGES)) {
            LineArrays.bindKeys(connection, query, 1, keys);
            bindProposal(query, 1 + LineArrays.KEY_PARAMETERS, proposal);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(
                            LineArrays.key(row),
                            new LastChange(
                                    row.getLong("version"),
                                    row.getString("changed_by"),
                                    row.getObject("changed_at", OffsetDateTime.class)
                                            .toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the changes of lines", e);
        }
    }

    /**
     * A line that is to be written.
     *
     * @param amounts null when it is taken away
     * @param before its version until now; null when it is new
     */
    record Change(
            LineKey key,
            @Nullable List<BigDecimal> amounts,
            @Nullable PhasingUsed phasing,
            @Nullable String justification,
            @Nullable String reason,
            @Nullable Long before,
            long version) {
        /** The line as it is after the change, unless that takes it away. */
        ProposalLine line(String actor, Instant now) {
            return new ProposalLine(
                    key,
                    Objects.requireNonNull(amounts),
                    Objects.requireNonNull(phasing),
                    justification,
                    reason,
                    version,
                    actor,
                    now);
        }

        private @Nullable String amountsText() {
            return amounts == null ? null : LineArrays.text(amounts);
        }

        private @Nullable String phasingName() {
            return phasing == null ? null : phasing.name();
        }
    }

    /**
     * Writes lines and who changed them; the caller holds the locks of those that are there.
     *
     * @return the keys of those that were written: a new line is not when somebody else made it at the same time
     */
    List<LineKey> write(ProposalOf proposal, int round, List<Change> changes, String actor, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            LineArrays.bindKeys(
                    connection, write, 1, changes.stream().map(Change::key).toList());
            write.setArray(
                    4,
                    versions(connection, changes.stream().map(Change::version).toArray(Long[]::new)));
            write.setArray(5, LineArrays.texts(connection, changes, Change::amountsText));
            write.setArray(6, LineArrays.texts(connection, changes, Change::phasingName));
            write.setArray(7, LineArrays.texts(connection, changes, Change::justification));
            write.setArray(8, LineArrays.texts(connection, changes, Change::reason));
            write.setArray(
                    9, versions(connection, changes.stream().map(Change::before).toArray(Long[]::new)));
            int at0 = bindProposal(write, 10, proposal);
            at0 = bindAuthor(write, bindProposal(write, at0, proposal), actor, at);
            at0 = bindProposal(write, bindAuthor(write, at0, actor, at), proposal);
            at0 = bindProposal(write, bindProposal(write, at0, proposal), proposal);
            write.setInt(at0, round);
            bindAuthor(write, at0 + 1, actor, at);
            List<LineKey> written = new ArrayList<>();
            try (ResultSet row = write.executeQuery()) {
                while (row.next()) {
                    written.add(LineArrays.key(row));
                }
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the lines of a proposal", e);
        }
    }

    private static java.sql.Array versions(Connection connection, @Nullable Long[] versions) throws SQLException {
        return connection.createArrayOf("bigint", versions);
    }

    private static int bindProposal(PreparedStatement call, int first, ProposalOf proposal) throws SQLException {
        call.setString(first, proposal.hospital());
        call.setInt(first + 1, proposal.year());
        call.setString(first + 2, proposal.centre());
        return first + 3;
    }

    private static int bindAuthor(PreparedStatement call, int first, String actor, OffsetDateTime at)
            throws SQLException {
        call.setString(first, actor);
        call.setObject(first + 1, at);
        return first + 2;
    }

    private static List<ProposalLine> lines(PreparedStatement query) throws SQLException {
        List<ProposalLine> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new ProposalLine(
                        LineArrays.key(row),
                        LineArrays.amounts(row, "amounts"),
                        PhasingUsed.valueOf(row.getString("phasing")),
                        row.getString("justification"),
                        row.getString("reason"),
                        row.getLong("version"),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()));
            }
        }
        return found;
    }
}
