-- Gives back what is open of a reservation, of all its lines or of those named.
--   p_kind   RELEASE, or EXPIRY: only when its last day is before p_today
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | NO_RESERVATION | UNKNOWN_LINE | NOT_EXPIRED | RELEASED, also when nothing was open any more
create function ledger_release(
    p_hospital text, p_bucket integer, p_kind text, p_source text, p_id text, p_line text[], p_reason text,
    p_actor text, p_correlation text, p_booked_at timestamptz, p_today date,
    out posted bigint, out o_state text, out o_released integer)
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    number constant bigint := nextval('posting_number');
    chart_code text;
    kept reservation;
    r_lines reservation_line[];
    cells record;
    held record;
    ruled record;
    locked ledger_limits;
    moves ledger_movements;
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    select * into kept from reservation where hospital = p_hospital and source = p_source and id = p_id for update;
    o_state := case when kept.id is null then 'NO_RESERVATION'
                    when p_kind = 'EXPIRY' and (kept.expires_on is null or kept.expires_on >= p_today) then 'NOT_EXPIRED'
                    when exists (
                        select from unnest(p_line) named(line)
                        where not exists (
                            select from reservation_line l
                            where l.hospital = p_hospital and l.source = p_source and l.reservation = p_id and l.line = named.line))
                    then 'UNKNOWN_LINE'
                    else 'RELEASED' end;
    if o_state <> 'RELEASED' then
        return;
    end if;
    select array_agg(l order by l.place) into r_lines from reservation_line l
    where l.hospital = p_hospital and l.source = p_source and l.reservation = p_id and l.state = 'OPEN'
      and (p_line is null or l.line = any (p_line));
    o_released := coalesce(cardinality(r_lines), 0);
    if o_released = 0 then
        posted := ledger_move_watermark(p_bucket, p_correlation);
        return;
    end if;

    cells := ledger_cells_of_places(
        array(select l.centre from unnest(r_lines) l), array(select l.subject from unnest(r_lines) l), array(select l.fund from unnest(r_lines) l),
        array(select l.project from unnest(r_lines) l), array(select l.month from unnest(r_lines) l));
    held := ledger_lock_cells(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        array_fill(true, array[cardinality(cells.c_centre)]));
    if exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            array_fill(true, array[cardinality(cells.c_centre)]), array_fill(''::text, array[cardinality(cells.c_centre)]),
            held.c_limits, held.c_judges);
        locked := ruled.p_limits;
    end if;
    select array_agg(cells.l_cell[l.n] order by l.n), array_agg('RESERVED'::text), array_agg(l.used + l.released - l.amount order by l.n),
           array_agg(p_today), array_agg(p_id || '/' || l.line order by l.n), array_agg(kept.document), array_agg(p_reason)
    into moves
    from unnest(r_lines) with ordinality l(hospital, source, reservation, line, place, centre, subject, fund, project, month, amount, used, released,
                                           exceeded, state, memo, n);
    posted := ledger_write_movements(p_hospital, p_bucket, p_kind, number, p_source, coalesce(kept.document, p_id), p_actor, p_correlation,
        p_booked_at, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, held.c_version, locked, moves);
    update reservation_line set released = amount - used, state = case p_kind when 'EXPIRY' then 'EXPIRED' else 'RELEASED' end
    where hospital = p_hospital and source = p_source and reservation = p_id and state = 'OPEN' and (p_line is null or line = any (p_line));
    perform ledger_end_reservation(p_hospital, p_source, p_id, posted);
end $$;
