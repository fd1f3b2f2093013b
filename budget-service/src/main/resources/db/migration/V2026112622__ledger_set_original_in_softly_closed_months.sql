-- An opening is the budget office's, so it may be set in a softly closed month.

-- Sets the original amount of each named cell; entries only where it changes. Arrays as in ledger_check_cells.
--   posted   the sequence of the call; null when the hospital does not exist or a cell is refused, then nothing may be committed
--   changed  how many cells have another amount now
--   o_cell   positions (from 0) of refused cells, with code: UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, BUDGET_BELOW_USED
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
begin
    changed := 0;
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

    if exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, chart_code, c_centre, c_subject, c_fund, c_project, c_month,
            array_fill(true, array[cardinality(c_centre)]), c_control, c_limits, c_judges);
        c_control := ruled.c_control;
        locked := ruled.p_limits;
    end if;

    -- a STRICT limit that was kept may not be broken from the other side; one that is broken already may be eased
    select array_agg(c.k - 1 order by c.k), array_agg('BUDGET_BELOW_USED'::text order by c.k) into o_cell, o_code
    from unnest(c_amount, c_original, c_adjustment, c_used, c_nature, c_control) with ordinality
         c(amount, original, adjustment, used, nature, control, k)
    where c.nature = 'FLOW' and c.control = 'STRICT' and c.amount < coalesce(c.original, 0) and c.used > c.amount + c.adjustment;
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
    if cardinality(locked.edge) > 0 then
        perform ledger_add_to_limits(p_hospital, locked, c_month, 'PLANNED', array_agg(c.k::integer), array_agg(c.amount - coalesce(c.original, 0)))
        from unnest(c_amount, c_original) with ordinality c(amount, original, k)
        where c.amount is distinct from c.original;
    end if;
end $$;
