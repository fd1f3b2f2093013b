-- The limits that have a say about postings to cells, as they stand, whether the cells exist or not; rank 0 is the control of the chart.
create function ledger_limits_of_cells(
    p_hospital text, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[])
returns table (
    cell_number integer, rank integer, rule text, control text, level text, basis text, scope text, budget numeric, used numeric)
language sql stable set enable_seqscan = off as $$
    with asked as (
        select n::integer as k, centre, subject, fund, project, month
        from unnest(c_centre, c_subject, c_fund, c_project, c_month) with ordinality c(centre, subject, fund, project, month, n)),
    ruled as (
        select a.k, m.rank, r.code, r.control, r.level, r.basis, m.scope, room.budget, room.used
        from hospital h
        cross join lateral ledger_match_rules(
            p_hospital, h.chart, c_centre, c_subject, c_fund, c_project, array(select month / 100 from unnest(c_month) month)) m
        join asked a on a.k = m.k
        join control_rule r on r.hospital = p_hospital and r.code = m.rule and a.month = any (m.judged)
        left join spending_limit s on s.hospital = p_hospital and s.rule = m.rule and s.scope = m.scope and s.year = m.year
        cross join lateral ledger_limit_room(r.basis, a.month, 1,
            array[(select array_agg(coalesce(s.planned[n], 0) * (1 + r.tolerance * 0.01) order by n) from generate_series(1, 12) n)],
            array[(select array_agg(coalesce(s.executed[n] + s.reserved[n], 0) order by n) from generate_series(1, 12) n)]) room
        where h.code = p_hospital)
    select ruled.k, ruled.rank, ruled.code, ruled.control, ruled.level, ruled.basis, ruled.scope, ruled.budget, ruled.used
    from ruled
    where ruled.control <> 'NONE'
    union all
    select a.k, 0, null, s.control, 'LINE', 'MONTH', concat_ws('/', a.centre, a.subject, a.fund, a.project),
           coalesce(c.original, 0) + coalesce(c.adjustment, 0), coalesce(c.executed, 0) + coalesce(c.reserved, 0)
    from asked a
    join hospital h on h.code = p_hospital
    join subject s on s.chart = h.chart and s.code = a.subject and s.nature = 'FLOW' and s.control <> 'NONE'
    left join cell c on c.hospital = p_hospital and c.centre = a.centre and c.subject = a.subject and c.fund = a.fund
        and c.project = a.project and c.month = a.month
    where not exists (select from ruled where ruled.k = a.k and ruled.level = 'LINE');
$$;
