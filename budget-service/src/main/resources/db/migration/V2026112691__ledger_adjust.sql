-- Moves the budget by the lines of an adjustment, in one posting that also gives back what was held for it. What was held needs no
-- judgement; what a line takes beyond that is asked of the budget as it is now: nothing may be left with less than is used, where it is
-- money to be spent or under STRICT control, and no STRICT limit that was kept is broken.
-- Control is never off: cells and limits are locked from before the one change until after the other.
-- p_ and l_ arrays as in ledger_hold. Order of locks: hospital, chart, the reservation, cells by key, limits by rank, watermark.
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | ENDED: what was held for it was given back | REFUSED | ADJUSTED
--   o_line, o_code, o_detail  the lines that were refused: position (from 0), UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, BUDGET_BELOW_USED
--   o_budget, o_reserved, o_executed  what the cell of each line held before; o_budget_after, o_reserved_after: and holds now
create function ledger_adjust(
    p_hospital text, p_bucket integer, p_id text, p_document text, p_actor text, p_correlation text, p_booked_at timestamptz, p_today date,
    p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    l_line text[], l_delta numeric[], l_memo text[],
    out posted bigint, out o_state text, out o_line integer[], out o_code text[], out o_detail text[],
    out o_budget numeric[], out o_reserved numeric[], out o_executed numeric[], out o_budget_after numeric[], out o_reserved_after numeric[])
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    lines constant integer := cardinality(l_line);
    number constant bigint := nextval('posting_number');
    chart_code text;
    hold_state text;
    r_lines reservation_line[] := '{}';     -- what is held for it
    cells record;
    checked record;
    held record;
    ruled record;
    locked ledger_limits;
    c_control text[];
    c_spending boolean[];
    c_delta numeric[];          -- by how much the budget of each cell changes
    c_freed numeric[];          -- what was held in it
    c_below integer[];          -- cells that would be left with too little
    l_code text[];
    moves ledger_movements;
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    select state into hold_state from reservation where hospital = p_hospital and source = 'adjustment' and id = p_id for update;
    if hold_state = 'ENDED' then
        o_state := 'ENDED';
        return;
    end if;
    select coalesce(array_agg(l order by l.place), '{}') into r_lines from reservation_line l
    where l.hospital = p_hospital and l.source = 'adjustment' and l.reservation = p_id and l.state = 'OPEN';

    cells := ledger_cells_of_places(
        p_centre || array(select r.centre from unnest(r_lines) r), p_subject || array(select r.subject from unnest(r_lines) r),
        p_fund || array(select r.fund from unnest(r_lines) r), p_project || array(select r.project from unnest(r_lines) r),
        p_month || array(select r.month from unnest(r_lines) r));
    l_code := ledger_flaws_of_plan(p_hospital, chart_code, p_centre, p_subject, p_month);
    if array_to_string(l_code, '') = '' then
        checked := ledger_check_cells(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_month, true);
        c_control := checked.c_control;
        c_spending := ledger_spending_subjects(chart_code, cells.c_subject);
        held := ledger_lock_cells(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            array_fill(true, array[cardinality(cells.c_centre)]));
        if exists (select from control_rule where hospital = p_hospital) then
            ruled := ledger_lock_limits(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
                array_fill(true, array[cardinality(cells.c_centre)]), c_control, held.c_limits, held.c_judges);
            c_control := ruled.c_control;
            locked := ruled.p_limits;
        end if;
        c_delta := array_fill(0::numeric, array[cardinality(cells.c_centre)]);
        c_freed := c_delta;
        for n in 1..lines loop
            c_delta[cells.l_cell[n]] := c_delta[cells.l_cell[n]] + l_delta[n];
        end loop;
        for r in 1..cardinality(r_lines) loop
            c_freed[cells.l_cell[lines + r]] := c_freed[cells.l_cell[lines + r]] + r_lines[r].amount - r_lines[r].used - r_lines[r].released;
        end loop;
        c_below := ledger_cells_left_short(locked, cells.c_month, checked.c_nature, c_control, c_spending, held.c_budget, held.c_used, c_delta, c_freed);
        select array_agg(case when cells.l_cell[n] = any (c_below) then 'BUDGET_BELOW_USED' end order by n) into l_code
        from generate_series(1, lines) n;
    end if;
    if array_to_string(l_code, '') <> '' then
        o_state := 'REFUSED';
        select array_agg(l.n - 1 order by l.n), array_agg(l.code order by l.n), array_agg(
                   case when l.code = 'BUDGET_BELOW_USED'
                        then format('%s %s in %s would be left with less than is used.', p_centre[l.n], p_subject[l.n], ledger_month_text(p_month[l.n]))
                        else ledger_suspense_detail(l.code, p_centre[l.n], p_subject[l.n], ledger_first_day(p_month[l.n])) end order by l.n)
        into o_line, o_code, o_detail
        from unnest(l_code) with ordinality l(code, n)
        where l.code is not null;
        return;
    end if;

    o_state := 'ADJUSTED';
    select array_agg(m.cell order by m.part, m.n), array_agg(m.figure order by m.part, m.n), array_agg(m.delta order by m.part, m.n),
           array_agg(p_today), array_agg(p_id || '/' || m.line order by m.part, m.n), array_agg(p_document), array_agg(m.memo order by m.part, m.n)
    into moves
    from (
        select 1 as part, r.n, cells.l_cell[lines + r.n] as cell, 'RESERVED' as figure, r.used + r.released - r.amount as delta, r.line, r.memo
        from unnest(r_lines) with ordinality r(hospital, source, reservation, line, place, centre, subject, fund, project, month, amount, used,
                                               released, exceeded, state, memo, n)
        union all
        select 2, l.n, cells.l_cell[l.n], 'ADJUSTMENT', l.delta, l.line, l.memo
        from unnest(l_line, l_delta, l_memo) with ordinality l(line, delta, memo, n)) m;
    posted := ledger_write_movements(p_hospital, p_bucket, 'ADJUSTMENT', number, 'adjustment', p_document, p_actor, p_correlation, p_booked_at,
        cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, held.c_version, locked, moves);
    update reservation_line set released = amount - used, state = 'RELEASED'
    where hospital = p_hospital and source = 'adjustment' and reservation = p_id and state = 'OPEN';
    if hold_state is not null then
        perform ledger_end_reservation(p_hospital, 'adjustment', p_id, posted);
    end if;
    select array_agg(held.c_budget[k] order by n), array_agg(held.c_used[k] - coalesce(held.c_executed[k], 0) order by n),
           array_agg(coalesce(held.c_executed[k], 0) order by n), array_agg(held.c_budget[k] + c_delta[k] order by n),
           array_agg(held.c_used[k] - coalesce(held.c_executed[k], 0) - c_freed[k] order by n)
    into o_budget, o_reserved, o_executed, o_budget_after, o_reserved_after
    from unnest(cells.l_cell[1:lines]) with ordinality c(k, n);
end $$;

-- The cells (from 1) that an adjustment would leave with less than is used, by what it takes beyond what was held in them.
create function ledger_cells_left_short(
    p_limits ledger_limits, c_month integer[], c_nature text[], c_control text[], c_spending boolean[], c_budget numeric[], c_used numeric[],
    c_delta numeric[], c_freed numeric[])
returns integer[] language plpgsql immutable as $$
declare
    c_after numeric[] := c_budget;
    short integer[] := '{}';
begin
    for k in 1..cardinality(c_month) loop
        -- what is given back and taken away again leaves both the budget and what is used lower by the same
        c_after[k] := c_budget[k] + c_delta[k] + c_freed[k];
        if c_after[k] < c_budget[k] and c_nature[k] = 'FLOW' and (c_spending[k] or c_control[k] = 'STRICT') and c_used[k] > c_after[k] then
            short := short || k;
        end if;
    end loop;
    if cardinality(short) = 0 and cardinality(p_limits.edge) > 0 then
        select coalesce(array_agg(b.k + 1 order by b.k), '{}') into short
        from unnest(ledger_cells_below_limits(p_limits, c_month, c_after, c_budget)) b(k);
    end if;
    return short;
end $$;
