-- Who holds the money: for each limit that spoke, the open lines of reservations that count in it, the largest first.
--   p_rule   null for the control of the chart, which holds one cell
create function ledger_holders(
    p_hospital text, p_rule text[], p_scope text[], c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    p_most integer)
returns table (limit_number integer, source text, reservation text, document text, line text, open numeric)
language sql stable set enable_seqscan = off as $$
    with asked as (
        select * from unnest(p_rule, p_scope, c_centre, c_subject, c_fund, c_project, c_month) with ordinality
            a(rule, scope, centre, subject, fund, project, month, n))
    select a.n::integer, held.source, held.reservation, r.document, held.line, held.open
    from asked a
    cross join lateral (
        select l.source, l.reservation, l.line, l.amount - l.used - l.released as open
        from reservation_line l
        where a.rule is null and l.hospital = p_hospital and l.state = 'OPEN' and l.centre = a.centre and l.subject = a.subject
          and l.month = a.month and l.fund = a.fund and l.project = a.project
        union all
        select l.source, l.reservation, l.line, l.amount - l.used - l.released
        from spending_limit s
        join reservation_line l on l.hospital = p_hospital and l.state = 'OPEN'
        join cell c on c.hospital = p_hospital and c.centre = l.centre and c.subject = l.subject and c.fund = l.fund
            and c.project = l.project and c.month = l.month
        where s.hospital = p_hospital and s.rule = a.rule and s.scope = a.scope and s.year in (0, a.month / 100) and s.id = any (c.limits)
        order by open desc, 1, 2, 3
        limit p_most) held
    join reservation r on r.hospital = p_hospital and r.source = held.source and r.id = held.reservation
    order by 1, held.open desc, 2, 3, 5;
$$;
