package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.budgetfacts.FactsChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CellChanged;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes cells, whether or not their hospital, centre or subject is known yet. */
@ApplicationScoped
class CellProjection {
    /** In the order of the key, so that two writers never wait for each other in a circle. */
    private static final Comparator<CellChanged> BY_KEY = Comparator.comparing(CellChanged::hospital)
            .thenComparing(CellChanged::centre)
            .thenComparing(CellChanged::subject)
            .thenComparing(CellChanged::month)
            .thenComparing(CellChanged::fund)
            .thenComparing(CellChanged::project);

    /** A balance that appears or vanishes is told; of a subject that is not known yet it is assumed to be one. */
    private static final String WRITE = """
            with written as (
                insert into cell as c (hospital, centre, subject, month, fund, project,
                                       original, adjustment, reserved, executed, incarnation, version, sequence)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
                                     ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (hospital, centre, subject, month, fund, project) do update set
                    original = excluded.original, adjustment = excluded.adjustment, reserved = excluded.reserved,
                    executed = excluded.executed, incarnation = excluded.incarnation, version = excluded.version,
                    sequence = excluded.sequence
                where (excluded.incarnation, excluded.version) > (c.incarnation, c.version)
                returning new.hospital, new.centre, new.subject, new.month,
                    old.executed is distinct from new.executed or old.original is distinct from new.original
                        or old.adjustment is distinct from new.adjustment as changed,
                    (old.executed is null) <> (new.executed is null)
                        or (coalesce(old.original, old.adjustment) is null) <> (coalesce(new.original, new.adjustment) is null)
                        as appearing)
            select distinct w.hospital, w.centre, w.month, w.appearing and s.nature is distinct from 'FLOW'
            from written w
            left join hospital h on h.code = w.hospital
            left join subject s on s.chart = h.chart and s.code = w.subject
            where w.changed""";

    private final Sql sql;

    CellProjection(Sql sql) {
        this.sql = sql;
    }

    /**
     * Writes the newer ones.
     *
     * @param cells each key once
     * @return where a figure of plan or execution changed; a reservation is no figure of a scorecard
     */
    Set<FactsChanged.Figures> write(List<CellChanged> cells) {
        if (cells.isEmpty()) {
            return Set.of();
        }
        List<CellChanged> ordered = cells.stream().sorted(BY_KEY).toList();
        return new HashSet<>(sql.query(
                WRITE,
                row -> new FactsChanged.Figures(row.getString(1), row.getString(2), row.getInt(3), row.getBoolean(4)),
                texts(ordered, CellChanged::hospital),
                texts(ordered, CellChanged::centre),
                texts(ordered, CellChanged::subject),
                ordered.stream().map(CellChanged::month).toArray(Integer[]::new),
                texts(ordered, CellChanged::fund),
                texts(ordered, CellChanged::project),
                amounts(ordered, CellChanged::original),
                amounts(ordered, CellChanged::adjustment),
                amounts(ordered, CellChanged::reserved),
                amounts(ordered, CellChanged::executed),
                numbers(ordered, CellChanged::incarnation),
                numbers(ordered, CellChanged::version),
                numbers(ordered, CellChanged::sequence)));
    }

    private static String[] texts(List<CellChanged> cells, Function<CellChanged, String> part) {
        return cells.stream().map(part).toArray(String[]::new);
    }

    private static BigDecimal[] amounts(List<CellChanged> cells, Function<CellChanged, @Nullable BigDecimal> part) {
        return cells.stream().map(part).toArray(BigDecimal[]::new);
    }

    private static Long[] numbers(List<CellChanged> cells, Function<CellChanged, Long> part) {
        return cells.stream().map(part).toArray(Long[]::new);
    }
}
