-- The limits of a call: found, locked and counted. They are locked after the cells, the narrowest first, those of the whole hospital last.

-- Lets cells that are new, and locked, count in their limits; makes the limits that do not exist yet.
create function ledger_count_cells(
    p_hospital text, p_chart text, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[])
returns table (cell_number integer, cell_limits bigint[], cell_judges bigint[]) language plpgsql volatile set enable_seqscan = off as $$
declare
    m_cell integer[];           -- what counts: the position of a cell, and a limit of it
    m_rank integer[];
    m_rule text[];
    m_scope text[];
    m_year integer[];
    m_is_judge boolean[];
begin
    select array_agg(m.k), array_agg(m.rank), array_agg(m.rule), array_agg(m.scope), array_agg(m.year),
           array_agg(c_month[m.k] = any (m.judged))
    into m_cell, m_rank, m_rule, m_scope, m_year, m_is_judge
    from ledger_match_rules(p_hospital, p_chart, c_centre, c_subject, c_fund, c_project, array(select m / 100 from unnest(c_month) m)) m;
    insert into spending_limit (hospital, rank, rule, scope, year)
    select distinct p_hospital, m.rank, m.rule, m.scope, m.year
    from unnest(m_rank, m_rule, m_scope, m_year) m(rank, rule, scope, year)
    order by m.rank, m.rule, m.scope, m.year
    on conflict do nothing;

    for cell_number, cell_limits, cell_judges in
        select c.k, coalesce(counted.ids, '{}'), coalesce(counted.judges, '{}')
        from generate_series(1, cardinality(c_centre)) c(k)
        left join (
            select m.cell, array_agg(s.id order by s.id) as ids, array_agg(s.id order by s.id) filter (where m.is_judge) as judges
            from unnest(m_cell, m_rule, m_scope, m_year, m_is_judge) m(cell, rule, scope, year, is_judge)
            cross join lateral (
                select id from spending_limit
                where hospital = p_hospital and rule = m.rule and scope = m.scope and year = m.year) s
            group by m.cell) counted on counted.cell = c.k
    loop
        update cell set limits = cell_limits, judges = cell_judges
        where hospital = p_hospital and centre = c_centre[cell_number] and subject = c_subject[cell_number]
          and fund = c_fund[cell_number] and project = c_project[cell_number] and month = c_month[cell_number];
        return next;
    end loop;
end $$;

-- Locks the limits of the cells that get something and reads what they hold. Cells that are new get their limits first. Where a rule speaks
-- for the single line, the control of the chart is silent.
create function ledger_lock_limits(
    p_hospital text, p_chart text, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    c_wanted boolean[], inout c_control text[], c_limits text[], c_judges text[], out p_limits ledger_limits)
language plpgsql volatile set enable_seqscan = off as $$
declare
    fresh constant integer[] := array(
        select k from unnest(c_wanted, c_limits) with ordinality c(wanted, limits, k) where c.wanted and c.limits is null order by k);
    f_id bigint[];
    f_level text[];
    e_first integer[] := array_fill(1, array[cardinality(c_centre)]);
    e_last integer[] := array_fill(0, array[cardinality(c_centre)]);
    edges integer[] := '{}';
    e_judges boolean[] := '{}';
    counted record;
begin
    if cardinality(fresh) > 0 then
        for counted in
            select * from ledger_count_cells(p_hospital, p_chart,
                array(select c_centre[k] from unnest(fresh) k), array(select c_subject[k] from unnest(fresh) k),
                array(select c_fund[k] from unnest(fresh) k), array(select c_project[k] from unnest(fresh) k),
                array(select c_month[k] from unnest(fresh) k))
        loop
            c_limits[fresh[counted.cell_number]] := counted.cell_limits::text;
            c_judges[fresh[counted.cell_number]] := counted.cell_judges::text;
        end loop;
    end if;

    select array_agg(x.id order by x.n), array_agg(x.rule order by x.n), array_agg(r.level order by x.n), array_agg(r.basis order by x.n),
           array_agg(x.scope order by x.n), array_agg(r.control order by x.n), array_agg(r.requires_line order by x.n),
           array_agg(1 + r.tolerance * 0.01 order by x.n),
           array_agg((select array_agg(amount * (1 + r.tolerance * 0.01) order by m)
                      from unnest(x.planned) with ordinality p(amount, m)) order by x.n),
           array_agg((select array_agg(taken + held order by m)
                      from unnest(x.executed, x.reserved) with ordinality p(taken, held, m)) order by x.n)
    into p_limits.id, p_limits.rule, p_limits.level, p_limits.basis, p_limits.scope, p_limits.control, p_limits.requires_line,
         p_limits.factor, p_limits.allowed, p_limits.used
    from (
        select o.n, l.*
        from (
            select i.id, row_number() over (order by s.rank, i.id) as n
            from (select distinct unnest(c.limits::bigint[]) as id
                  from unnest(c_wanted, c_limits) c(wanted, limits) where c.wanted) i
            cross join lateral (select rank from spending_limit where hospital = p_hospital and id = i.id) s
            order by s.rank, i.id) o
        -- locks one after the other in the order of the subquery
        cross join lateral (
            select id, rule, scope, planned, reserved, executed
            from spending_limit where hospital = p_hospital and id = o.id for update) l) x
    join control_rule r on r.hospital = p_hospital and r.code = x.rule;

    f_id := coalesce(p_limits.id, '{}');
    f_level := p_limits.level;
    for counted in
        select c.k, array_agg(f.n order by f.n) as limits, array_agg(i.id = any (c.judges::bigint[]) order by f.n) as judges,
               bool_or(f_level[f.n] = 'LINE' and i.id = any (c.judges::bigint[])) as is_line_ruled
        from unnest(c_wanted, c_limits, c_judges) with ordinality c(wanted, limits, judges, k)
        cross join lateral unnest(c.limits::bigint[]) i(id)
        join unnest(f_id) with ordinality f(id, n) on f.id = i.id
        where c.wanted
        group by c.k
        order by c.k
    loop
        e_first[counted.k] := cardinality(edges) + 1;
        edges := edges || counted.limits::integer[];
        e_judges := e_judges || counted.judges;
        e_last[counted.k] := cardinality(edges);
        if counted.is_line_ruled then
            c_control[counted.k] := 'NONE';
        end if;
    end loop;
    p_limits.id := f_id;
    p_limits.first := e_first;
    p_limits.last := e_last;
    p_limits.edge := edges;
    p_limits.judges := e_judges;
end $$;

-- Adds what the cells of a call got to their limits, which are locked.
--   p_figure  PLANNED or EXECUTED
create function ledger_add_to_limits(
    p_hospital text, p_limits ledger_limits, c_month integer[], p_figure text, l_cell integer[], l_amount numeric[])
returns void language plpgsql volatile as $$
declare
    f_id constant bigint[] := p_limits.id;
    f_basis constant text[] := p_limits.basis;
    e_first constant integer[] := p_limits.first;
    e_last constant integer[] := p_limits.last;
    edges constant integer[] := p_limits.edge;
    total record;
begin
    for total in
        select edges[e] as f, ledger_limit_slot(f_basis[edges[e]], c_month[l.cell]) as slot, sum(l.amount) as amount
        from unnest(l_cell, l_amount) l(cell, amount)
        cross join lateral generate_series(e_first[l.cell], e_last[l.cell]) e
        group by 1, 2
    loop
        if p_figure = 'PLANNED' then
            update spending_limit set planned[total.slot] = planned[total.slot] + total.amount
            where hospital = p_hospital and id = f_id[total.f];
        else
            update spending_limit set executed[total.slot] = executed[total.slot] + total.amount
            where hospital = p_hospital and id = f_id[total.f];
        end if;
    end loop;
end $$;

-- What a limit holds against a posting of a month: at every end of the basis that the month counts in, the sum of what is allowed and of
-- what is used; answered for the tightest end. A year to date has an end in every later month, because a later month may be full already.
--   f_allowed, f_used  of all limits, twelve elements each; p_limit is the position of the one
create function ledger_limit_room(
    p_basis text, p_month integer, p_limit integer, f_allowed numeric[], f_used numeric[], out budget numeric, out used numeric)
language plpgsql immutable as $$
declare
    slot constant integer := ledger_limit_slot(p_basis, p_month);
    sum_allowed numeric := 0;
    sum_used numeric := 0;
begin
    if p_basis in ('MONTH', 'PROJECT') then
        budget := f_allowed[p_limit][slot];
        used := f_used[p_limit][slot];
        return;
    end if;
    for m in 1..12 loop
        sum_allowed := sum_allowed + f_allowed[p_limit][m];
        sum_used := sum_used + f_used[p_limit][m];
        if (m = 12 or p_basis = 'YEAR_TO_DATE' and m >= slot)
            and (budget is null or sum_allowed - sum_used < budget - used)
        then
            budget := sum_allowed;
            used := sum_used;
        end if;
    end loop;
end $$;
