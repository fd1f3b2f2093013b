package dev.heng.evaluation.scheme;

import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.indicators.Reach;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The adoptions of all hospitals. */
@ApplicationScoped
class Adoptions {
    private static final int YEAR_OF_MONTH = 100;

    private final Sql sql;

    Adoptions(Sql sql) {
        this.sql = sql;
    }

    private record Head(long version, Instant at, String by) {}

    Optional<Adoption> find(String hospital, int year) {
        return sql.first(
                        "select version, adopted_at, adopted_by from adoption where hospital = ? and year = ?",
                        row -> new Head(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3)),
                        hospital,
                        year)
                .map(head -> new Adoption(hospital, year, head.version(), lines(hospital, year), head.at(), head.by()));
    }

    /** Keeps every other change of this adoption out until the transaction ends. */
    void lock(String hospital, int year) {
        sql.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                "adoption/" + hospital + "/" + year);
    }

    /** Replaces the adoption of a year. */
    void write(Adoption adoption, List<SchemeVersion> versions) {
        sql.update(
                """
                insert into adoption (hospital, year, version, adopted_at, adopted_by) values (?, ?, ?, ?, ?)
                on conflict (hospital, year) do update set version = excluded.version, adopted_at = excluded.adopted_at,
                    adopted_by = excluded.adopted_by""",
                adoption.hospital(),
                adoption.year(),
                adoption.version(),
                adoption.adoptedAt(),
                adoption.adoptedBy());
        sql.update("delete from adoption_line where hospital = ? and year = ?", adoption.hospital(), adoption.year());
        sql.update(
                "delete from evaluated_period where hospital = ? and year = ?", adoption.hospital(), adoption.year());
        for (int position = 0; position < adoption.lines().size(); position++) {
            writeLine(adoption, position, versions.get(position));
        }
    }

    private void writeLine(Adoption adoption, int position, SchemeVersion version) {
        Adoption.Line line = adoption.lines().get(position);
        sql.update(
                """
                insert into adoption_line (hospital, year, position, centre_type, centre, periods, scheme, scheme_version)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                adoption.hospital(),
                adoption.year(),
                position,
                line.centreType(),
                line.centre(),
                line.periods().stream().sorted().map(Enum::name).toArray(String[]::new),
                line.scheme(),
                line.version());
        for (PeriodLength length : line.periods()) {
            for (Window period : length.of(adoption.year())) {
                Reach reach = Reach.of(version, period);
                sql.update(
                        """
                        insert into evaluated_period (hospital, year, position, period, centre_type, centre, scheme,
                            scheme_version, last_day, last_month, reads_from, reads_sideways)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        adoption.hospital(),
                        adoption.year(),
                        position,
                        period.label(),
                        line.centreType(),
                        line.centre(),
                        line.scheme(),
                        line.version(),
                        period.lastDay(),
                        month(period.last()),
                        month(reach.firstMonth()),
                        reach.isSideways());
            }
        }
    }

    private List<Adoption.Line> lines(String hospital, int year) {
        return sql.query(
                """
                select centre_type, centre, periods, scheme, scheme_version from adoption_line
                where hospital = ? and year = ? order by position""",
                row -> new Adoption.Line(
                        row.getString(1) == null ? null : CentreType.valueOf(row.getString(1)),
                        row.getString(2),
                        lengths(row.getArray(3)),
                        row.getString(4),
                        row.getInt(5)),
                hospital,
                year);
    }

    private static Set<PeriodLength> lengths(Array periods) throws SQLException {
        return Arrays.stream((String[]) periods.getArray())
                .map(PeriodLength::valueOf)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.toSet());
    }

    private static int month(YearMonth month) {
        return month.getYear() * YEAR_OF_MONTH + month.getMonthValue();
    }
}
