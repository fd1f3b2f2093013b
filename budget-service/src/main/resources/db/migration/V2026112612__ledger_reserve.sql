-- Sets money aside for the lines of a document: all or none. Judged like a posting of the same amounts in the same months.
-- Where it follows another reservation, what is open of that one is taken over: only what exceeds it in the same cell is asked of the
-- budget, what is left of it is free for the other lines and released in the end. Arrays as in ledger_post; p_ arrays name each line's cell.
-- Order of locks: hospital, chart, the reservation, the one that it follows, cells by key, limits by rank, watermark.
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | RESERVED | REPLAYED | CHANGED: the id has other lines | OVER: its last day | NO_PREDECESSOR | PREDECESSOR_ENDED | REFUSED
--   o_ arrays the lines that were refused or warned about: position (from 0), REFUSED or RECORDED, code, detail, verdict
create function ledger_reserve(
    p_hospital text, p_bucket integer, p_source text, p_id text, p_digest bytea, p_document text, p_expires_on date,
    p_follows_source text, p_follows text, p_actor text, p_correlation text, p_booked_at timestamptz, p_today date,
    p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    l_line text[], l_amount numeric[], l_memo text[],
    out posted bigint, out o_state text, out o_line integer[], out o_status text[], out o_code text[], out o_detail text[], out o_verdict ledger_verdict[])
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    lines constant integer := cardinality(l_line);
    number constant bigint := nextval('posting_number');
    chart_code text;
    old_digest bytea;
    old_state text;
    old_lines reservation_line[] := '{}';      -- what is open of the one that it follows
    cells record;
    checked record;
    held record;
    ruled record;
    judged record;
    locked ledger_limits;
    c_control text[];
    c_freed numeric[];          -- what the one that it follows gives back in each cell and no line has taken yet
    l_asked numeric[] := l_amount;
    l_code text[];
    k integer;
    moves ledger_movements;
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    insert into reservation (hospital, source, id, digest, document, expires_on, state, follows_source, follows, actor, booked_at, version, sequence)
    values (p_hospital, p_source, p_id, p_digest, p_document, p_expires_on, 'OPEN', p_follows_source, p_follows, p_actor, p_booked_at, 1, 0)
    on conflict do nothing;
    if not found then
        select digest into old_digest from reservation where hospital = p_hospital and source = p_source and id = p_id for share;
        o_state := case when old_digest = p_digest then 'REPLAYED' else 'CHANGED' end;
        if o_state = 'REPLAYED' then
            posted := ledger_move_watermark(p_bucket, p_correlation);
        end if;
        return;
    end if;
    if p_expires_on < p_today then
        o_state := 'OVER';
        return;
    end if;
    if p_follows is not null then
        select state into old_state from reservation
        where hospital = p_hospital and source = p_follows_source and id = p_follows for update;
        o_state := case when old_state is null or (p_follows_source, p_follows) = (p_source, p_id) then 'NO_PREDECESSOR'
                        when old_state = 'ENDED' then 'PREDECESSOR_ENDED' end;
        if o_state is not null then
            return;
        end if;
        select array_agg(l order by l.line) into old_lines from reservation_line l
        where l.hospital = p_hospital and l.source = p_follows_source and l.reservation = p_follows and l.state = 'OPEN';
    end if;

    cells := ledger_cells_of_places(
        p_centre || array(select o.centre from unnest(old_lines) o), p_subject || array(select o.subject from unnest(old_lines) o),
        p_fund || array(select o.fund from unnest(old_lines) o), p_project || array(select o.project from unnest(old_lines) o),
        p_month || array(select o.month from unnest(old_lines) o));
    checked := ledger_check_cells(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_month);
    c_control := checked.c_control;
    select array_agg(
        case when checked.c_flaw[n.cell] is not null then checked.c_flaw[n.cell]
             when checked.c_nature[n.cell] <> 'FLOW' then 'NOT_RESERVABLE'
             when not checked.c_covered[n.cell] and not exists (
                 select from centre_interval i
                 where i.hospital = p_hospital and i.centre = cells.c_centre[n.cell]
                   and i.valid_from <= ledger_last_day(cells.c_month[n.cell]) and i.valid_to >= ledger_first_day(cells.c_month[n.cell]))
             then 'UNKNOWN_CENTRE' end order by n.n)
    into l_code
    from unnest(cells.l_cell[1:lines]) with ordinality n(cell, n);
    if array_to_string(l_code, '') <> '' then
        o_state := 'REFUSED';
        select array_agg(l.n - 1 order by l.n), array_agg('REFUSED'::text), array_agg(l.code order by l.n), array_agg(
                   case when l.code = 'NOT_RESERVABLE' then format('%s is a balance (STOCK), which is under no control.', p_subject[l.n])
                        else ledger_suspense_detail(l.code, p_centre[l.n], p_subject[l.n], ledger_first_day(p_month[l.n])) end order by l.n),
               array_agg(null::ledger_verdict)
        into o_line, o_status, o_code, o_detail, o_verdict
        from unnest(l_code) with ordinality l(code, n)
        where l.code is not null;
        return;
    end if;

    held := ledger_lock_cells(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        array_fill(true, array[cardinality(cells.c_centre)]));
    if exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            array_fill(true, array[cardinality(cells.c_centre)]), c_control, held.c_limits, held.c_judges);
        c_control := ruled.c_control;
        locked := ruled.p_limits;
    end if;

    c_freed := array_fill(0::numeric, array[cardinality(cells.c_centre)]);
    for o in 1..coalesce(cardinality(old_lines), 0) loop
        k := cells.l_cell[lines + o];
        c_freed[k] := c_freed[k] + old_lines[o].amount - old_lines[o].used - old_lines[o].released;
    end loop;
    for n in 1..lines loop
        k := cells.l_cell[n];
        l_asked[n] := l_amount[n] - least(l_amount[n], c_freed[k]);
        c_freed[k] := c_freed[k] - (l_amount[n] - l_asked[n]);
    end loop;
    judged := ledger_judge_limits(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        checked.c_nature, c_control, held.c_budget, held.c_used,
        -- in a cell where something is left every line was covered, so only limits over several cells are eased by it
        ledger_ease_limits(locked, cells.c_month, c_freed),
        cells.l_cell[1:lines], l_asked, array_fill(p_id, array[lines]), '{}'::text[],
        array_fill('RECORDED'::text, array[lines]), l_code, l_code, array_fill(null::ledger_verdict, array[lines]));
    select array_agg(l.n - 1 order by l.n), array_agg(l.status order by l.n), array_agg(l.code order by l.n),
           array_agg(judged.l_detail[l.n] order by l.n), array_agg(judged.l_verdict[l.n] order by l.n)
    into o_line, o_status, o_code, o_detail, o_verdict
    from unnest(judged.l_status, judged.l_code) with ordinality l(status, code, n)
    where l.code is not null;
    if 'REFUSED' = any (judged.l_status) then
        o_state := 'REFUSED';
        return;
    end if;

    o_state := 'RESERVED';
    insert into reservation_line (hospital, source, reservation, line, place, centre, subject, fund, project, month, amount, state, memo)
    select p_hospital, p_source, p_id, l.line, l.n, p_centre[l.n], p_subject[l.n], p_fund[l.n], p_project[l.n], p_month[l.n], l.amount, 'OPEN', l.memo
    from unnest(l_line, l_amount, l_memo) with ordinality l(line, amount, memo, n);
    update reservation_line set released = amount - used, state = 'TRANSFERRED'
    where hospital = p_hospital and source = p_follows_source and reservation = p_follows and state = 'OPEN';
    select array_agg(m.cell), array_agg('RESERVED'::text), array_agg(m.delta), array_agg(m.date), array_agg(m.line_id),
           array_agg(m.document), array_agg(m.memo)
    into moves
    from (
        select cells.l_cell[lines + o.n] as cell, o.used + o.released - o.amount as delta, p_today as date,
               p_follows || '/' || o.line as line_id, coalesce(p_document, p_id) as document, o.memo
        from unnest(old_lines) with ordinality o(hospital, source, reservation, line, place, centre, subject, fund, project, month, amount, used,
                                                 released, exceeded, state, memo, n)
        union all
        select cells.l_cell[l.n], l.amount, p_today, p_id || '/' || l.line, coalesce(p_document, p_id), l.memo
        from unnest(l_line, l_amount, l_memo) with ordinality l(line, amount, memo, n)) m;
    posted := ledger_write_movements(p_hospital, p_bucket, 'RESERVATION', number, p_source, coalesce(p_document, p_id), p_actor, p_correlation,
        p_booked_at, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, held.c_version, locked, moves);
    update reservation set sequence = posted where hospital = p_hospital and source = p_source and id = p_id;
    update reservation set state = 'ENDED', version = version + 1, sequence = posted
    where hospital = p_hospital and source = p_follows_source and id = p_follows;
end $$;
