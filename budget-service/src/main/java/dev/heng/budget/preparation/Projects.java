package dev.heng.budget.preparation;

import dev.heng.budget.preparation.Project.Definition;
import dev.heng.budget.preparation.Project.ExternalApproval;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The projects of hospitals. */
@ApplicationScoped
public class Projects {
    private static final String COLUMNS = """
            select p.code, p.name, p.name_en, p.kind, p.owner, p.priority, p.feasibility, p.approval_number, p.approval_date, p.version,
                   p.changed_by, p.changed_at,
                   array(select y.year from project_year y where y.hospital = p.hospital and y.project = p.code order by y.year) as years,
                   array(select y.amount from project_year y where y.hospital = p.hospital and y.project = p.code order by y.year) as amounts
            from project p
            """;

    private final DataSource dataSource;

    Projects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One project. */
    public Optional<Project> project(String hospital, String code) {
        return read(COLUMNS + "where p.hospital = ? and p.code = ?", query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                })
                .stream()
                .findFirst();
    }

    /** As {@link #project}, kept as it is by nobody else until the caller's transaction ends. */
    Optional<Project> lock(String hospital, String code) {
        return read(COLUMNS + "where p.hospital = ? and p.code = ? for update of p", query -> {
                    query.setString(1, hospital);
                    query.setString(2, code);
                })
                .stream()
                .findFirst();
    }

    /** Those of the projects that there are. */
    public List<Project> named(String hospital, Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return read(COLUMNS + "where p.hospital = ? and p.code = any(?)", query -> {
            query.setString(1, hospital);
            query.setArray(2, query.getConnection().createArrayOf("text", codes.toArray()));
        });
    }

    /** The codes of those of the projects that there are. */
    Set<String> existing(String hospital, Collection<String> codes) {
        return named(hospital, codes).stream().map(Project::code).collect(Collectors.toSet());
    }

    /** What to list; a null member does not restrict. */
    public record Filter(@Nullable String owner, @Nullable ProjectKind kind, Optional<Set<String>> visible) {}

    /**
     * In code order.
     *
     * @param after the code before the first wanted; empty for the start
     */
    public List<Project> list(String hospital, Filter filter, String after, int rows) {
        String sql = COLUMNS + """
                where p.hospital = ? and p.code > ? and p.owner = coalesce(?, p.owner) and p.kind = coalesce(?, p.kind)
                  and (?::text[] is null or p.owner = any(?))
                order by p.code limit ?
                """;
        return read(sql, query -> {
            Array visible = filter.visible().isPresent()
                    ? query.getConnection()
                            .createArrayOf("text", filter.visible().get().toArray())
                    : null;
            query.setString(1, hospital);
            query.setString(2, after);
            query.setString(3, filter.owner());
            query.setString(4, filter.kind() == null ? null : filter.kind().name());
            query.setArray(5, visible);
            query.setArray(6, visible);
            query.setInt(7, rows);
        });
    }

    /** Writes the present state in the caller's transaction; a project that somebody else makes at the same time is waited for and replaced. */
    void save(String hospital, Project project) {
        String head = """
                insert into project (name, name_en, kind, owner, priority, feasibility, approval_number, approval_date, version, changed_by,
                                     changed_at, hospital, code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    name = excluded.name, name_en = excluded.name_en, kind = excluded.kind, owner = excluded.owner,
                    priority = excluded.priority, feasibility = excluded.feasibility, approval_number = excluded.approval_number,
                    approval_date = excluded.approval_date, version = excluded.version, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at
                """;
        String years = """
                insert into project_year (hospital, project, year, amount)
                select ?, ?, year, amount from unnest(?::integer[], ?::numeric[]) y(year, amount)
                """;
        Definition definition = project.definition();
        ExternalApproval approval = definition.approval();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(head);
                PreparedStatement clear =
                        connection.prepareStatement("delete from project_year where hospital = ? and project = ?");
                PreparedStatement plan = connection.prepareStatement(years)) {
            upsert.setString(1, definition.name());
            upsert.setString(2, definition.nameEn());
            upsert.setString(3, definition.kind().name());
            upsert.setString(4, definition.owner());
            upsert.setInt(5, definition.priority());
            upsert.setString(6, definition.feasibility());
            upsert.setString(7, approval == null ? null : approval.number());
            upsert.setObject(8, approval == null ? null : approval.date());
            upsert.setLong(9, project.version());
            upsert.setString(10, project.changedBy());
            upsert.setObject(11, project.changedAt().atOffset(ZoneOffset.UTC));
            upsert.setString(12, hospital);
            upsert.setString(13, project.code());
            upsert.executeUpdate();
            clear.setString(1, hospital);
            clear.setString(2, project.code());
            clear.executeUpdate();
            plan.setString(1, hospital);
            plan.setString(2, project.code());
            plan.setArray(
                    3,
                    connection.createArrayOf(
                            "integer", definition.plan().keySet().toArray()));
            plan.setArray(
                    4,
                    connection.createArrayOf(
                            "numeric", definition.plan().values().toArray()));
            plan.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a project", e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<Project> read(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<Project> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(project(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read projects", e);
        }
    }

    private static Project project(ResultSet row) throws SQLException {
        Integer[] years = (Integer[]) row.getArray("years").getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
        SortedMap<Integer, BigDecimal> plan = new TreeMap<>();
        for (int i = 0; i < years.length; i++) {
            plan.put(years[i], amounts[i]);
        }
        String number = row.getString("approval_number");
        return new Project(
                row.getString("code"),
                new Definition(
                        row.getString("name"),
                        row.getString("name_en"),
                        ProjectKind.valueOf(row.getString("kind")),
                        row.getString("owner"),
                        row.getInt("priority"),
                        row.getString("feasibility"),
                        plan,
                        number == null
                                ? null
                                : new ExternalApproval(number, row.getObject("approval_date", LocalDate.class))),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
