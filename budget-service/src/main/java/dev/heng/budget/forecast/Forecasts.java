package dev.heng.budget.forecast;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The forecasts of hospitals, as they were made. */
@ApplicationScoped
public class Forecasts {
    private static final String LINE_COLUMNS =
            "centre, subject, fund, project, method, amounts, executed, landing, budget";

    private final DataSource dataSource;
    private final Turns turns;

    Forecasts(DataSource dataSource, Turns turns) {
        this.dataSource = dataSource;
        this.turns = turns;
    }

    /** One forecast. */
    public Optional<Forecast> forecast(String hospital, int number) {
        return read("select * from forecast where hospital = ? and number = ?", hospital, number, null).stream()
                .findFirst();
    }

    /**
     * The newest first.
     *
     * @param before the number before which the first wanted one lies
     */
    public List<Forecast> list(String hospital, int before, int rows) {
        return read(
                "select * from forecast where hospital = ? and number < ? order by number desc limit ?",
                hospital,
                before,
                rows);
    }

    private List<Forecast> read(String sql, String hospital, int number, @Nullable Integer rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, number);
            if (rows != null) {
                query.setInt(3, rows);
            }
            List<Forecast> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(forecast(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read forecasts", e);
        }
    }

    private static Forecast forecast(ResultSet row) throws SQLException {
        Map<String, ForecastMethod> methods = new TreeMap<>();
        for (String each : (String[]) row.getArray("methods").getArray()) {
            int at = each.indexOf('=');
            methods.put(each.substring(0, at), ForecastMethod.valueOf(each.substring(at + 1)));
        }
        return new Forecast(
                row.getInt("number"),
                new ForecastDefinition(
                        row.getString("name"),
                        CellKey.month(row.getInt("from_month")),
                        row.getInt("months"),
                        row.getInt("look_back"),
                        ForecastMethod.valueOf(row.getString("method")),
                        methods),
                row.getInt("lines"),
                row.getLong("as_of"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Which lines to list; a null member does not restrict.
     *
     * @param visible only of these centres; empty: of every one
     */
    public record Filter(@Nullable String centre, @Nullable String subject, Optional<Set<String>> visible) {}

    /** A line with what came of the forecast since: what was executed in its months, null where nothing was. */
    public record Seen(ForecastLine line, List<@Nullable BigDecimal> actual) {}

    /**
     * In the order centre, subject, fund, project.
     *
     * @param after the line before the first wanted; null for the start
     */
    public List<Seen> lines(String hospital, Forecast forecast, Filter filter, @Nullable BudgetLine after, int rows) {
        String sql = "select " + LINE_COLUMNS + """
                , (select array_agg(c.executed order by m.n)
                     from generate_series(0, ? - 1) m(n)
                     left join cell c on c.hospital = l.hospital and c.centre = l.centre and c.subject = l.subject
                      and c.fund = l.fund and c.project = l.project
                      and c.month = (extract(year from ?::date + make_interval(months => m.n)) * 100
                          + extract(month from ?::date + make_interval(months => m.n)))::integer) as actual
                from forecast_line l
                where hospital = ? and forecast = ? and (?::text is null or centre = ?) and (?::text is null or subject = ?)
                  and (?::text[] is null or centre = any (?::text[])) and (centre, subject, fund, project) > (?, ?, ?, ?)
                order by centre, subject, fund, project limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            Array visible = filter.visible().isEmpty()
                    ? null
                    : connection.createArrayOf("text", filter.visible().get().toArray());
            query.setInt(1, forecast.definition().months());
            query.setObject(2, forecast.definition().from().atDay(1));
            query.setObject(3, forecast.definition().from().atDay(1));
            query.setString(4, hospital);
            query.setInt(5, forecast.number());
            query.setString(6, filter.centre());
            query.setString(7, filter.centre());
            query.setString(8, filter.subject());
            query.setString(9, filter.subject());
            query.setArray(10, visible);
            query.setArray(11, visible);
            query.setString(12, after == null ? "" : after.centre());
            query.setString(13, after == null ? "" : after.subject());
            query.setString(14, after == null ? "" : after.fund());
            query.setString(15, after == null ? "" : after.project());
            query.setInt(16, rows);
            List<Seen> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Seen(line(row), amounts(row, "actual")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the lines of a forecast", e);
        }
    }

    private static ForecastLine line(ResultSet row) throws SQLException {
        return new ForecastLine(
                new BudgetLine(
                        row.getString("centre"),
                        row.getString("subject"),
                        row.getString("fund"),
                        row.getString("project")),
                ForecastMethod.valueOf(row.getString("method")),
                amounts(row, "amounts"),
                row.getBigDecimal("executed"),
                row.getBigDecimal("landing"),
                row.getBigDecimal("budget"));
    }

    private static List<@Nullable BigDecimal> amounts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((BigDecimal[]) row.getArray(column).getArray());
    }

    /** The next number, reserved for the caller's transaction: who makes another one waits for its end. */
    int next(String hospital) {
        turns.take(hospital);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(max(number), 0) + 1 from forecast where hospital = ?")) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot number a forecast", e);
        }
    }

    /** Writes what was made; nothing changes it afterwards. */
    void add(String hospital, Forecast forecast, List<ForecastLine> lines) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement head = connection.prepareStatement(
                        "insert into forecast values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement line = connection.prepareStatement("insert into forecast_line (hospital, forecast, "
                        + LINE_COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            ForecastDefinition definition = forecast.definition();
            head.setString(1, hospital);
            head.setInt(2, forecast.number());
            head.setString(3, definition.name());
            head.setInt(4, CellKey.number(definition.from()));
            head.setInt(5, definition.months());
            head.setInt(6, definition.lookBack());
            head.setString(7, definition.method().name());
            head.setArray(
                    8,
                    connection.createArrayOf(
                            "text",
                            definition.methods().entrySet().stream()
                                    .map(each -> each.getKey() + "=" + each.getValue())
                                    .sorted()
                                    .toArray()));
            head.setInt(9, forecast.lines());
            head.setLong(10, forecast.asOf());
            head.setString(11, forecast.madeBy());
            head.setObject(12, forecast.madeAt().atOffset(ZoneOffset.UTC));
            head.executeUpdate();
            for (ForecastLine each : lines) {
                line.setString(1, hospital);
                line.setInt(2, forecast.number());
                line.setString(3, each.line().centre());
                line.setString(4, each.line().subject());
                line.setString(5, each.line().fund());
                line.setString(6, each.line().project());
                line.setString(7, each.method().name());
                line.setArray(
                        8, connection.createArrayOf("numeric", each.amounts().toArray()));
                line.setBigDecimal(9, each.executed());
                line.setBigDecimal(10, each.landing());
                line.setBigDecimal(11, each.budget());
                line.addBatch();
            }
            line.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a forecast", e);
        }
    }
}
