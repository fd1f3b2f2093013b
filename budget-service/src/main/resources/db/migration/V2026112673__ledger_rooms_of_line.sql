-- What each limit that has a say about a line leaves, month by month of its year: its own month, and those others that are open to every
-- source and in which its centre is there. Below what a limit leaves there is no promise: it is of this moment.
--   room  nothing where the rule asks for a budget of the line itself and there is none; negative when more is used than allowed
create function ledger_rooms_of_line(
    p_hospital text, p_centre text, p_subject text, p_fund text, p_project text, p_month integer)
returns table (in_month integer, control text, rule text, level text, scope text, room numeric)
language sql stable set enable_seqscan = off as $$
    with year as (
        select array_agg(m order by m) as months
        from generate_series(p_month / 100 * 100 + 1, p_month / 100 * 100 + 12) m
        where m = p_month
           or not exists (select from period p where p.hospital = p_hospital and p.month = m and p.state <> 'OPEN')
              and exists (
                  select from centre_interval i
                  where i.hospital = p_hospital and i.centre = p_centre
                    and i.valid_from <= ledger_first_day(m) and i.valid_to >= ledger_last_day(m)))
    select y.months[l.cell_number], l.control, l.rule, l.level, l.scope,
           case when r.requires_line
                    and not ledger_has_budget_line(p_hospital, p_centre, p_subject, p_fund, p_project, p_month / 100) then 0
                else l.budget - l.used end
    from year y
    cross join lateral ledger_limits_of_cells(p_hospital,
        array_fill(p_centre, array[cardinality(y.months)]), array_fill(p_subject, array[cardinality(y.months)]),
        array_fill(p_fund, array[cardinality(y.months)]), array_fill(p_project, array[cardinality(y.months)]), y.months) l
    left join control_rule r on r.hospital = p_hospital and r.code = l.rule
    order by 1, l.rank, 3;
$$;
