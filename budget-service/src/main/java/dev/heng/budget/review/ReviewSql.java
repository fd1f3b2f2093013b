package dev.heng.budget.review;

/** The lines of the rounds as SQL, for the statements of this capability. */
final class ReviewSql {
    private static final String HEAD = """
            with asked as materialized (select ?::text collate "C" as hospital, ?::integer as year),
            known as materialized (
                select (select jsonb_object_agg(s.code, jsonb_build_array(s.nature, s.category, s.unit))
                        from hospital h join subject s on s.chart = h.chart where h.code = a.hospital) as subjects,
                       (select jsonb_object_agg(o.subject, o.owner)
                        from ownership_by_subject(a.hospital, make_date(a.year, 12, 31)) o) as owners
                from asked a),
            last as materialized (
                select r.hospital, r.year, r.centre, r.round, max(r.submission) as submission
                from asked a join proposal_round r on r.hospital = a.hospital and r.year = a.year
                group by r.hospital, r.year, r.centre, r.round),
            submitted as\s""";

    private static final String TAIL = """
            (
                select l.hospital, l.year, l.round, l.centre, l.subject, l.fund, l.project, l.justification, l.changed_by,
                       case k.subjects -> l.subject ->> 0 when 'STOCK' then l.amounts[12] else
                           l.amounts[1] + l.amounts[2] + l.amounts[3] + l.amounts[4] + l.amounts[5] + l.amounts[6] + l.amounts[7]
                           + l.amounts[8] + l.amounts[9] + l.amounts[10] + l.amounts[11] + l.amounts[12] end as amount,
                       k.subjects -> l.subject ->> 1 as category, k.subjects -> l.subject ->> 2 as unit, k.owners ->> l.subject as owner
                from last cross join known k join proposal_round_line l using (hospital, year, centre, round, submission)),
            line as not materialized (
                select p.hospital, p.year, p.centre, p.subject, p.fund, p.project, p.justification, p.changed_by, p.amount as proposed,
                       p.category, p.unit, p.owner,
                       f.proposed as decided_on, f.amount, f.reason, f.is_untouched, f.decided_by, f.decided_at, f.version,
                       case when f.version is null then 'OPEN' when f.is_untouched then 'UNTOUCHED'
                            when f.proposed <> p.amount then 'STALE' else 'DECIDED' end as state
                from submitted p
                left join control_figure f using (hospital, year, centre, subject, fund, project)
                where p.round = 1),
            second as (select * from submitted where round = 2)
            """;

    /**
     * Begins with the parameters hospital and year. {@code line} has each line of the last submission of the first round with what was
     * decided about it; {@code second} the year's amount of each line of the last submission of the second; {@code last} the submissions.
     * What is known of subjects is looked up in one value instead of joined: however many lines the planner expects, it is found at once.
     */
    static final String LINES = HEAD + "materialized" + TAIL;

    /** The same for a statement that names the lines which it wants: the others are not read. */
    static final String FEW_LINES = HEAD + "not materialized" + TAIL;

    private ReviewSql() {}
}
