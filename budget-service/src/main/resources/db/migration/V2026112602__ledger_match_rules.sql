-- Which rules count the lines of a year, and in which months they judge them. For each level the narrowest rule speaks: one that names the project before one that does not,
-- then the nearer centre, the nearer subject, one that names the fund. A rule that speaks in some month of the year counts the whole year,
-- so that nothing is unseen that was planned or spent before it began. A rule without a subject is about money spent.
-- The tree of centres is that of the year's last day; outside its intervals a centre has the place of the nearest one before, else the first.
create function ledger_match_rules(
    p_hospital text, p_chart text, p_centre text[], p_subject text[], p_fund text[], p_project text[], p_year integer[])
returns table (k integer, rank integer, rule text, scope text, year integer, judged integer[]) language sql stable as $$
    with recursive line as (
        select n::integer as k, centre, subject, fund, project, year
        from unnest(p_centre, p_subject, p_fund, p_project, p_year) with ordinality l(centre, subject, fund, project, year, n)),
    subject_up as (
        select s.code as subject, s.code as ancestor, s.parent, 0 as distance,
               s.unit = 'MONEY' and s.category in ('EXPENSE', 'CAPITAL') as is_spending
        from subject s
        where s.chart = p_chart and s.nature = 'FLOW' and s.code in (select l.subject from line l)
        union all
        select u.subject, s.code, s.parent, u.distance + 1, u.is_spending
        from subject_up u
        join subject s on s.chart = p_chart and s.code = u.parent),
    centre_up as (
        select l.centre, l.year, l.centre as ancestor, 0 as distance from line l group by l.centre, l.year
        union all
        select u.centre, u.year, place.parent, u.distance + 1
        from centre_up u
        cross join lateral (
            select i.parent
            from centre_interval i
            where i.hospital = p_hospital and i.centre = u.ancestor
            order by i.valid_from <= make_date(u.year, 12, 31) desc,
                     case when i.valid_from <= make_date(u.year, 12, 31) then i.valid_from end desc,
                     i.valid_from
            limit 1) place
        where place.parent is not null),
    -- the months in which another rule may begin to speak
    beginning as (
        select l.year, l.year * 100 + 1 as month from line l
        union
        select y.year, b.month
        from (select distinct l.year from line l) y
        join (
            select valid_from as month from control_rule where hospital = p_hospital
            union
            select case when valid_to % 100 = 12 then valid_to + 89 else valid_to + 1 end from control_rule where hospital = p_hospital) b
            on b.month / 100 = y.year),
    moment as (
        select b.year, b.month, array(select generate_series(b.month, b.last)) as months
        from (
            select year, month, coalesce(lead(month) over (partition by year order by month) - 1, year * 100 + 12) as last
            from beginning) b),
    speaking as (
        select distinct on (l.k, r.level, m.month)
               l.k, r.level, r.basis, r.code, m.months, l.centre, l.subject, l.fund, l.project, l.year, own.parent
        from line l
        join subject_up own on own.subject = l.subject and own.distance = 0
        join moment m on m.year = l.year
        join control_rule r on r.hospital = p_hospital and m.month between r.valid_from and r.valid_to
            and (r.fund is null or r.fund = l.fund)
            and (r.project is null or r.project = l.project)
            and (r.basis <> 'PROJECT' or l.project <> '-')
        left join subject_up s on s.subject = l.subject and s.ancestor = r.subject
        left join centre_up c on c.centre = l.centre and c.year = l.year and c.ancestor = r.centre
        where (s.distance is not null or r.subject is null and own.is_spending)
          and (c.distance is not null or r.centre is null)
        order by l.k, r.level, m.month, r.project is null, c.distance, s.distance, r.fund is null, r.code)
    select w.k,
           array_position(array['LINE', 'SUBJECT', 'CENTRE', 'POOL', 'HOSPITAL'], w.level),
           w.code,
           case when w.basis = 'PROJECT' then w.project || ':' else '' end || case w.level
               when 'LINE' then concat_ws('/', w.centre, w.subject, w.fund, w.project)
               when 'SUBJECT' then concat_ws('/', w.centre, coalesce(w.parent, w.subject))
               when 'CENTRE' then w.centre
               else '' end,
           case when w.basis = 'PROJECT' then 0 else w.year end,
           array_agg(judged.month)
    from speaking w
    cross join lateral unnest(w.months) judged(month)
    group by 1, 2, 3, 4, 5;
$$;

-- The element of a limit's arrays in which a cell of the month counts.
create function ledger_limit_slot(p_basis text, p_month integer) returns integer language sql immutable as $$
    select case when p_basis = 'PROJECT' then 1 else p_month % 100 end;
$$;

-- Brings the limits of a hospital to what its rules, tree and chart say now. To be called when they have changed, under a lock that keeps
-- every posting out.
create function ledger_rebuild_limits(p_hospital text) returns void language plpgsql volatile as $$
declare
    chart_code text;
    c_centre text[];
    c_subject text[];
    c_fund text[];
    c_project text[];
    c_year integer[];
    m_line integer[];           -- what counts: the position of a line in the c_ arrays, and a limit of it
    m_rank integer[];
    m_rule text[];
    m_scope text[];
    m_year integer[];
    m_judged text[];
begin
    if not exists (select from control_rule where hospital = p_hospital) then
        return;
    end if;
    select chart into chart_code from hospital where code = p_hospital;
    select array_agg(centre), array_agg(subject), array_agg(fund), array_agg(project), array_agg(year)
    into c_centre, c_subject, c_fund, c_project, c_year
    from (select distinct centre, subject, fund, project, month / 100 as year from cell where hospital = p_hospital) line;

    select array_agg(m.k), array_agg(m.rank), array_agg(m.rule), array_agg(m.scope), array_agg(m.year), array_agg(m.judged::text)
    into m_line, m_rank, m_rule, m_scope, m_year, m_judged
    from ledger_match_rules(p_hospital, chart_code, c_centre, c_subject, c_fund, c_project, c_year) m;
    insert into spending_limit (hospital, rank, rule, scope, year)
    select distinct p_hospital, m.rank, m.rule, m.scope, m.year
    from unnest(m_rank, m_rule, m_scope, m_year) m(rank, rule, scope, year)
    -- a rule may have got another level and keep its scope
    on conflict (hospital, rule, scope, year) do update set rank = excluded.rank where spending_limit.rank <> excluded.rank;
    delete from spending_limit s
    where s.hospital = p_hospital and not exists (
        select from unnest(m_rule, m_scope, m_year) m(rule, scope, year)
        where m.rule = s.rule and m.scope = s.scope and m.year = s.year);

    update cell set limits = counted.limits, judges = counted.judges
    from (
        select c.centre, c.subject, c.fund, c.project, c.month,
               coalesce(array_agg(s.id order by s.id) filter (where s.id is not null), '{}') as limits,
               coalesce(array_agg(s.id order by s.id) filter (where c.month = any (m.judged::integer[])), '{}') as judges
        from unnest(c_centre, c_subject, c_fund, c_project, c_year) with ordinality l(centre, subject, fund, project, year, k)
        join cell c on c.hospital = p_hospital and c.centre = l.centre and c.subject = l.subject and c.fund = l.fund
            and c.project = l.project and c.month / 100 = l.year
        left join unnest(m_line, m_rule, m_scope, m_year, m_judged) m(line, rule, scope, year, judged) on m.line = l.k
        left join spending_limit s on s.hospital = p_hospital and s.rule = m.rule and s.scope = m.scope and s.year = m.year
        group by c.centre, c.subject, c.fund, c.project, c.month) counted
    where cell.hospital = p_hospital and cell.centre = counted.centre and cell.subject = counted.subject and cell.fund = counted.fund
      and cell.project = counted.project and cell.month = counted.month
      and (cell.limits, cell.judges) is distinct from (counted.limits, counted.judges);
    update spending_limit s set planned = sums.planned, reserved = sums.reserved, executed = sums.executed
    from ledger_sum_limits(p_hospital) sums
    where s.hospital = p_hospital and s.id = sums.id;
end $$;

-- What each limit of a hospital must be: the sums of the cells that count in it.
create function ledger_sum_limits(p_hospital text)
returns table (id bigint, planned numeric[], reserved numeric[], executed numeric[]) language sql stable as $$
    with slot as (
        select counted.id, ledger_limit_slot(case when s.year = 0 then 'PROJECT' else 'YEAR' end, c.month) as slot,
               sum(coalesce(c.original, 0) + coalesce(c.adjustment, 0)) as planned,
               sum(coalesce(c.reserved, 0)) as reserved,
               sum(coalesce(c.executed, 0)) as executed
        from cell c
        cross join lateral unnest(c.limits) counted(id)
        join spending_limit s on s.hospital = p_hospital and s.id = counted.id
        where c.hospital = p_hospital
        group by 1, 2)
    select s.id,
           array_agg(coalesce(slot.planned, 0) order by m),
           array_agg(coalesce(slot.reserved, 0) order by m),
           array_agg(coalesce(slot.executed, 0) order by m)
    from spending_limit s
    cross join generate_series(1, 12) m
    left join slot on slot.id = s.id and slot.slot = m
    where s.hospital = p_hospital
    group by s.id;
$$;
