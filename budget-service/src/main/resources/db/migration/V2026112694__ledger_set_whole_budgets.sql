-- A whole budget is set at once: 111,000 cells under three rules in 15 seconds. Limit by limit, as a posting does it, 10,000 took 72.

-- What the STRICT limits of a hospital allowed, twelve elements each.
create type ledger_strict_limits as (id bigint[], allowed numeric[]);

create function ledger_strict_limits_of(p_hospital text) returns ledger_strict_limits language sql stable as $$
    select array_agg(s.id order by s.id),
           array_agg((select array_agg(amount * (1 + r.tolerance * 0.01) order by m) from unnest(s.planned) with ordinality p(amount, m))
                     order by s.id)
    from spending_limit s
    join control_rule r on r.hospital = p_hospital and r.code = s.rule
    where s.hospital = p_hospital and r.control = 'STRICT';
$$;

-- Whether one of the limits by which a cell is judged is that of the line itself: then the control of the chart is silent.
create function ledger_is_line_ruled(p_hospital text, p_judges text) returns boolean language sql stable as $$
    select exists (
        select from unnest(p_judges::bigint[]) j(id)
        join spending_limit s on s.hospital = p_hospital and s.id = j.id
        join control_rule r on r.hospital = p_hospital and r.code = s.rule
        where r.level = 'LINE');
$$;

-- The cells (from 0) whose amount was lowered so that a STRICT limit now holds less than is used, at an end where it held more before. To
-- be called when the limits are summed anew. No end is compared that a lowered month does not count in.
create function ledger_cells_of_broken_limits(
    p_hospital text, p_before ledger_strict_limits, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    c_amount numeric[], c_original numeric[])
returns integer[] language sql stable set enable_nestloop = off as $$
    with ending as (
        -- every month as the end of what it counts in: itself, the year so far, or the whole year or project
        select s.id, r.basis, m.slot,
               sum(b.allowed) over counted as before,
               sum(m.planned * (1 + r.tolerance * 0.01)) over counted as allowed,
               sum(m.used) over counted as used
        from spending_limit s
        join control_rule r on r.hospital = p_hospital and r.code = s.rule and r.control = 'STRICT'
        cross join lateral (
            select slot, planned, executed + reserved as used
            from unnest(s.planned, s.executed, s.reserved) with ordinality p(planned, executed, reserved, slot)) m
        join (
            select p_before.id[(n + 11) / 12] as id, (n - 1) % 12 + 1 as slot, allowed
            from unnest(p_before.allowed) with ordinality a(allowed, n)) b on b.id = s.id and b.slot = m.slot
        where s.hospital = p_hospital
        window counted as (partition by s.id, case when r.basis = 'MONTH' then m.slot end order by m.slot)),
    broken as (
        select id, basis, slot from ending
        where allowed < used and allowed < before and (slot = 12 or basis in ('MONTH', 'YEAR_TO_DATE')))
    select coalesce(array_agg(distinct lowered.k - 1 order by lowered.k - 1)::integer[], '{}')
    from (
        select k, centre, subject, fund, project, month
        from unnest(c_centre, c_subject, c_fund, c_project, c_month, c_amount, c_original) with ordinality
             c(centre, subject, fund, project, month, amount, original, k)
        where amount < coalesce(original, 0)) lowered
    join cell on cell.hospital = p_hospital and cell.centre = lowered.centre and cell.subject = lowered.subject
        and cell.fund = lowered.fund and cell.project = lowered.project and cell.month = lowered.month
    cross join lateral unnest(cell.judges) j(id)
    join broken on broken.id = j.id
    where case broken.basis when 'MONTH' then broken.slot = lowered.month % 100 when 'YEAR_TO_DATE' then broken.slot >= lowered.month % 100
          else true end;
$$;

-- Sets the original amount of each named cell; entries only where it changes. Arrays as in ledger_check_cells.
--   posted   the sequence of the call; null when the hospital does not exist or a cell is refused, then nothing may be committed
--   changed  how many cells have another amount now
--   o_cell   positions (from 0) of refused cells, with code: UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, BUDGET_BELOW_USED
-- A call of more than a thousand cells in a hospital with rules waits until nobody posts there, and has the limits summed anew once.
create or replace function ledger_set_original(
    p_hospital text, p_bucket integer, p_document text, p_actor text, p_correlation text, p_booked_at timestamptz,
    c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[], c_amount numeric[],
    out o_found boolean, out posted bigint, out changed integer, out o_cell integer[], out o_code text[])
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    number constant bigint := nextval('posting_number');
    chart_code text;
    c_flaw text[];
    c_nature text[];
    c_control text[];
    c_covered boolean[];
    c_original numeric[];
    c_adjustment numeric[];
    c_used numeric[];
    c_version bigint[];
    c_limits text[];
    c_judges text[];
    locked ledger_limits;
    ruled record;
    alone constant boolean := cardinality(c_centre) > 1000 and exists (select from control_rule where hospital = p_hospital);
    before ledger_strict_limits;
begin
    changed := 0;
    if alone then
        perform ledger_lock_hospital_exclusive(p_hospital);
        before := ledger_strict_limits_of(p_hospital);
    end if;
    chart_code := ledger_lock_references(p_hospital);
    o_found := chart_code is not null;
    if chart_code is null then
        return;
    end if;

    select * into c_flaw, c_nature, c_control, c_covered
    from ledger_check_cells(p_hospital, chart_code, c_centre, c_subject, c_month, true);
    select array_agg(c.k - 1 order by c.k), array_agg(c.flaw order by c.k) into o_cell, o_code
    from (
        select k, case when not covered and not exists (
                      select from centre_interval
                      where hospital = p_hospital and centre = i.centre
                        and valid_from <= ledger_last_day(i.month) and valid_to >= ledger_first_day(i.month))
                  then 'UNKNOWN_CENTRE' else i.flaw end as flaw
        from unnest(c_centre, c_month, c_flaw, c_covered) with ordinality i(centre, month, flaw, covered, k)) c
    where c.flaw is not null;
    if o_cell is not null then
        return;
    end if;

    insert into cell (hospital, centre, subject, fund, project, month)
    select p_hospital, c.centre, c.subject, c.fund, c.project, c.month
    from unnest(c_centre, c_subject, c_fund, c_project, c_month) with ordinality c(centre, subject, fund, project, month, k)
    order by c.k
    on conflict do nothing;
    select array_agg(x.original order by c.k), array_agg(coalesce(x.adjustment, 0) order by c.k),
           array_agg(coalesce(x.executed, 0) + coalesce(x.reserved, 0) order by c.k), array_agg(x.version order by c.k),
           array_agg(x.limits::text order by c.k), array_agg(x.judges::text order by c.k)
    into c_original, c_adjustment, c_used, c_version, c_limits, c_judges
    from (select * from unnest(c_centre, c_subject, c_fund, c_project, c_month) with ordinality
                i(centre, subject, fund, project, month, k) order by i.k) c,
         lateral (
             select original, adjustment, executed, reserved, version, limits, judges from cell
             where hospital = p_hospital and centre = c.centre and subject = c.subject
               and fund = c.fund and project = c.project and month = c.month
             for update) x;

    if not alone and exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, chart_code, c_centre, c_subject, c_fund, c_project, c_month,
            array_fill(true, array[cardinality(c_centre)]), c_control, c_limits, c_judges);
        c_control := ruled.c_control;
        locked := ruled.p_limits;
    end if;

    -- a STRICT limit that was kept may not be broken from the other side; one that is broken already may be eased
    select array_agg(c.k - 1 order by c.k), array_agg('BUDGET_BELOW_USED'::text order by c.k) into o_cell, o_code
    from unnest(c_amount, c_original, c_adjustment, c_used, c_nature, c_control) with ordinality
         c(amount, original, adjustment, used, nature, control, k)
    where c.nature = 'FLOW' and c.control = 'STRICT' and c.amount < coalesce(c.original, 0) and c.used > c.amount + c.adjustment
      and not (alone and ledger_is_line_ruled(p_hospital, c_judges[c.k]));
    if o_cell is null and cardinality(locked.edge) > 0 then
        o_cell := ledger_cells_below_limits(locked, c_month, c_amount, c_original);
        o_code := array_fill('BUDGET_BELOW_USED'::text, array[cardinality(o_cell)]);
    end if;
    if cardinality(o_cell) > 0 then
        return;
    end if;
    o_cell := null;
    o_code := null;

    posted := ledger_take_sequence(array[p_bucket]);
    insert into entry (hospital, centre, subject, month, sequence, n, fund, project, figure, delta, effective_date, cell_version, document)
    select p_hospital, c.centre, c.subject, c.month, posted, c.k, c.fund, c.project, 'ORIGINAL',
           c.amount - coalesce(c.original, 0), ledger_first_day(c.month), c.version + 1, p_document
    from unnest(c_centre, c_subject, c_fund, c_project, c_month, c_amount, c_original, c_version) with ordinality
         c(centre, subject, fund, project, month, amount, original, version, k)
    where c.amount is distinct from c.original;
    get diagnostics changed = row_count;
    if changed = 0 then
        insert into outbox values (p_bucket, posted, 1, 'WATERMARK', p_bucket::text, p_correlation);
        return;
    end if;

    insert into posting (hospital, sequence, number, kind, document, actor, correlation, booked_at)
    values (p_hospital, posted, number, 'OPENING', p_document, p_actor, p_correlation, p_booked_at);
    insert into cell (hospital, centre, subject, fund, project, month, original, version, sequence)
    select p_hospital, c.centre, c.subject, c.fund, c.project, c.month, c.amount, c.version + 1, posted
    from unnest(c_centre, c_subject, c_fund, c_project, c_month, c_amount, c_original, c_version) with ordinality
         c(centre, subject, fund, project, month, amount, original, version, k)
    where c.amount is distinct from c.original
    order by c.k
    on conflict (hospital, centre, subject, fund, project, month) do update set
        original = excluded.original, version = excluded.version, sequence = excluded.sequence;
    insert into outbox (bucket, sequence, n, kind, key, correlation)
    select p_bucket, posted, c.k, 'CELL',
           concat_ws('/', p_hospital, c.centre, c.subject, c.fund, c.project, ledger_month_text(c.month)), p_correlation
    from unnest(c_centre, c_subject, c_fund, c_project, c_month, c_amount, c_original) with ordinality
         c(centre, subject, fund, project, month, amount, original, k)
    where c.amount is distinct from c.original;
    if alone then
        perform ledger_rebuild_limits(p_hospital);
        o_cell := ledger_cells_of_broken_limits(p_hospital, before, c_centre, c_subject, c_fund, c_project, c_month, c_amount, c_original);
        o_code := array_fill('BUDGET_BELOW_USED'::text, array[cardinality(o_cell)]);
        if cardinality(o_cell) > 0 then
            posted := null;
            return;
        end if;
        o_cell := null;
        o_code := null;
    end if;
    if cardinality(locked.edge) > 0 then
        perform ledger_add_to_limits(p_hospital, locked, c_month, 'PLANNED', array_agg(c.k::integer), array_agg(c.amount - coalesce(c.original, 0)))
        from unnest(c_amount, c_original) with ordinality c(amount, original, k)
        where c.amount is distinct from c.original;
    end if;
end $$;
