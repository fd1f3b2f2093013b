-- Writing changes of several figures at once, for calls that do more than post executions.

-- Each cell of some places once, in key order, and for each place the position of its cell.
create function ledger_cells_of_places(
    p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    out c_centre text[], out c_subject text[], out c_fund text[], out c_project text[], out c_month integer[], out l_cell integer[])
language sql immutable as $$
    with place as (
        select n, centre, subject, fund, project, month,
               dense_rank() over (order by centre collate "C", subject collate "C", fund collate "C", project collate "C", month)::integer as k
        from unnest(p_centre, p_subject, p_fund, p_project, p_month) with ordinality p(centre, subject, fund, project, month, n)),
    cell as (
        select distinct on (k) k, centre, subject, fund, project, month from place order by k)
    select array_agg(centre order by k), array_agg(subject order by k), array_agg(fund order by k), array_agg(project order by k),
           array_agg(month order by k), (select array_agg(k order by n) from place)
    from cell;
$$;

-- Adds what the cells of a call got to their limits, which are locked.
--   p_figure  PLANNED, RESERVED or EXECUTED
create or replace function ledger_add_to_limits(
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
        case p_figure
            when 'PLANNED' then
                update spending_limit set planned[total.slot] = planned[total.slot] + total.amount
                where hospital = p_hospital and id = f_id[total.f];
            when 'RESERVED' then
                update spending_limit set reserved[total.slot] = reserved[total.slot] + total.amount
                where hospital = p_hospital and id = f_id[total.f];
            when 'EXECUTED' then
                update spending_limit set executed[total.slot] = executed[total.slot] + total.amount
                where hospital = p_hospital and id = f_id[total.f];
        end case;
    end loop;
end $$;

-- The limits with what is freed in some cells taken from what is used.
create function ledger_ease_limits(p_limits ledger_limits, c_month integer[], c_freed numeric[]) returns ledger_limits
language plpgsql immutable as $$
declare
    f_used numeric[] := p_limits.used;
    f integer;
    slot integer;
begin
    for k in 1..cardinality(c_freed) loop
        continue when c_freed[k] = 0;
        for e in coalesce(p_limits.first[k], 1)..coalesce(p_limits.last[k], 0) loop
            f := p_limits.edge[e];
            slot := ledger_limit_slot(p_limits.basis[f], c_month[k]);
            f_used[f][slot] := f_used[f][slot] - c_freed[k];
        end loop;
    end loop;
    p_limits.used := f_used;
    return p_limits;
end $$;

-- Takes a sequence for a call that changes nothing, so that its caller too can wait until what is answered can be read.
create function ledger_move_watermark(p_bucket integer, p_correlation text) returns bigint language plpgsql volatile as $$
declare
    posted constant bigint := ledger_take_sequence(array[p_bucket]);
begin
    insert into outbox values (p_bucket, posted, 1, 'WATERMARK', p_bucket::text, p_correlation);
    return posted;
end $$;

-- Writes the posting of a call, its entries, the figures of its cells, which are locked, their limits and the outbox. Takes the sequence,
-- so nothing is locked after it. An entry changes one figure of one cell: ADJUSTMENT, RESERVED or EXECUTED, of FLOW subjects only.
create function ledger_write_movements(
    p_hospital text, p_bucket integer, p_kind text, p_number bigint, p_source text, p_document text, p_actor text, p_correlation text,
    p_booked_at timestamptz,
    c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[], c_version bigint[],
    p_limits ledger_limits, p_moves ledger_movements)
returns bigint language plpgsql volatile as $$
declare
    posted bigint;
begin
    posted := ledger_take_sequence(array[p_bucket]);
    insert into posting (hospital, sequence, number, kind, source, document, actor, correlation, booked_at)
    values (p_hospital, posted, p_number, p_kind, p_source, p_document, p_actor, p_correlation, p_booked_at);
    insert into entry (hospital, centre, subject, month, sequence, n, fund, project, figure, delta, effective_date, cell_version,
                       source, line_id, document, memo)
    select p_hospital, c_centre[m.cell], c_subject[m.cell], c_month[m.cell], posted, m.n, c_fund[m.cell], c_project[m.cell], m.figure,
           m.delta, m.date, c_version[m.cell] + 1, p_source, m.line_id, m.document, m.memo
    from unnest(p_moves.cell, p_moves.figure, p_moves.delta, p_moves.date, p_moves.line_id, p_moves.document, p_moves.memo)
         with ordinality m(cell, figure, delta, date, line_id, document, memo, n);

    -- an upsert, because the rows exist and are locked: see ledger_write_executed
    with total as (
        select m.cell as k, sum(m.delta) filter (where m.figure = 'ADJUSTMENT') as adjustment,
               sum(m.delta) filter (where m.figure = 'RESERVED') as reserved, sum(m.delta) filter (where m.figure = 'EXECUTED') as executed
        from unnest(p_moves.cell, p_moves.figure, p_moves.delta) m(cell, figure, delta)
        group by m.cell
        order by m.cell),
    written as (
        insert into cell (hospital, centre, subject, fund, project, month, adjustment, reserved, executed, version, sequence)
        select p_hospital, c_centre[k], c_subject[k], c_fund[k], c_project[k], c_month[k], adjustment, reserved, executed,
               c_version[k] + 1, posted
        from total
        on conflict (hospital, centre, subject, fund, project, month) do update set
            -- a figure that nobody gave stays null
            adjustment = case when excluded.adjustment is null then cell.adjustment else coalesce(cell.adjustment, 0) + excluded.adjustment end,
            reserved = case when excluded.reserved is null then cell.reserved else coalesce(cell.reserved, 0) + excluded.reserved end,
            executed = case when excluded.executed is null then cell.executed else coalesce(cell.executed, 0) + excluded.executed end,
            version = excluded.version, sequence = excluded.sequence)
    insert into outbox (bucket, sequence, n, kind, key, correlation)
    select p_bucket, posted, k, 'CELL',
           concat_ws('/', p_hospital, c_centre[k], c_subject[k], c_fund[k], c_project[k], ledger_month_text(c_month[k])), p_correlation
    from total;

    if cardinality(p_limits.edge) > 0 then
        perform ledger_add_to_limits(p_hospital, p_limits, c_month, moved.figure, moved.cells, moved.deltas)
        from (
            select case m.figure when 'ADJUSTMENT' then 'PLANNED' else m.figure end as figure,
                   array_agg(m.cell) as cells, array_agg(m.delta) as deltas
            from unnest(p_moves.cell, p_moves.figure, p_moves.delta) m(cell, figure, delta)
            group by 1) moved;
    end if;
    return posted;
end $$;
