package dev.heng.budget.review;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What owner departments have to review, and how far they are. */
@ApplicationScoped
public class Reviews {
    private static final String BY_OWNER = ReviewSql.LINES + """
            select coalesce(l.owner, '') as owner, l.category, l.unit, count(*) as lines, count(*) filter (where l.state = 'DECIDED') as reviewed,
                   count(*) filter (where l.state = 'DECIDED' and l.amount < l.proposed) as cut,
                   count(*) filter (where l.state = 'DECIDED' and l.amount > l.proposed) as raised,
                   sum(l.proposed) as proposed, sum(coalesce(l.amount, l.proposed)) as control
            from line l
            group by 1, 2, 3
            order by coalesce(l.owner, '') = '', 1, 2, 3
            """;

    private static final String OPEN = ReviewSql.LINES + """
            select l.centre, coalesce(l.owner, '') as owner, max(l.decided_at) as decided_at,
                   bool_or(l.state in ('OPEN', 'STALE')) and not coalesce(bool_or(c.is_done), false) as is_open
            from line l left join review_completion c on c.hospital = l.hospital and c.year = l.year and c.owner = l.owner
            group by 1, 2
            """;

    private final DataSource dataSource;
    private final Completions completions;

    Reviews(DataSource dataSource, Completions completions) {
        this.dataSource = dataSource;
        this.completions = completions;
    }

    /** The departments that answer for subjects on the last day of the year. */
    Set<String> owners(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select distinct owner from ownership_by_subject(?, make_date(?, 12, 31))")) {
            query.setString(1, hospital);
            query.setInt(2, year);
            Set<String> owners = new TreeSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    owners.add(row.getString(1));
                }
            }
            return owners;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who answers for subjects", e);
        }
    }

    /** Whose decisions are waited for, by centre; a centre that submitted nothing in the first round is left out. */
    public Map<String, OpenReview> open(String hospital, int year) {
        Map<String, OpenReview> found = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(OPEN)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String owner = row.getString("owner");
                    boolean isOpen = row.getBoolean("is_open");
                    @Nullable OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
                    found.merge(
                            row.getString("centre"),
                            new OpenReview(
                                    isOpen && !owner.isEmpty() ? Set.of(owner) : Set.of(),
                                    isOpen && owner.isEmpty(),
                                    decidedAt == null ? null : decidedAt.toInstant()),
                            OpenReview::and);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read which reviews are open", e);
        }
    }

    /** In the order of the departments' codes: those with lines to review, and at the end what nobody answers for. */
    public List<OwnerReview> of(String hospital, int year) {
        Map<String, Completion> said = completions.of(hospital, year);
        Map<String, OwnerReview> found = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_OWNER)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String owner = row.getString("owner");
                    found.merge(owner, part(row, owner.isEmpty() ? null : owner, said.get(owner)), Reviews::together);
                }
            }
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read reviews", e);
        }
    }

    private static OwnerReview part(ResultSet row, @Nullable String owner, @Nullable Completion completion)
            throws SQLException {
        @Nullable String category = row.getString("category");
        @Nullable String unit = row.getString("unit");
        return new OwnerReview(
                owner,
                row.getInt("lines"),
                row.getInt("reviewed"),
                row.getInt("cut"),
                row.getInt("raised"),
                List.of(new OwnerReview.Sum(
                        category == null ? null : Category.valueOf(category),
                        unit == null ? null : Unit.valueOf(unit),
                        row.getBigDecimal("proposed"),
                        row.getBigDecimal("control"))),
                completion);
    }

    private static OwnerReview together(OwnerReview one, OwnerReview other) {
        List<OwnerReview.Sum> sums = new ArrayList<>(one.sums());
        sums.addAll(other.sums());
        return new OwnerReview(
                one.owner(),
                one.lines() + other.lines(),
                one.reviewed() + other.reviewed(),
                one.cut() + other.cut(),
                one.raised() + other.raised(),
                sums,
                one.completion());
    }
}
