-- Judges open lines of a source in the suspense queue again, the oldest first, as one call of the source would be judged. The lines' keys are
-- locked before the queue is read again, so what somebody else replays at the same time is left to them.
--   p_code    only lines that wait for this; null: all
--   p_after   only rows with a higher number
--   o_found   false when there is no such hospital
--   o_last    the number of the last row that was looked at; null when there was none
--   o_row     the numbers of the rows that were judged, in the order of the call
--   o_ arrays as of ledger_post, by position in o_row
create function ledger_replay_lines(
    p_hospital text, p_bucket integer, p_source text, p_code text, p_after bigint, p_most integer, p_actor text, p_correlation text,
    p_booked_at timestamptz, p_is_office boolean,
    out o_found boolean, out posted bigint, out o_last bigint, out o_row bigint[], out o_id text[], out o_line integer[], out o_status text[],
    out o_code text[], out o_detail text[], out o_verdict ledger_verdict[], out o_month integer[])
language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
declare
    rows bigint[];
    keys text[];
    lines suspense[];
    cells record;
begin
    o_found := ledger_lock_references(p_hospital) is not null;
    o_row := '{}';
    o_id := '{}';
    if not o_found then
        return;
    end if;
    select array_agg(s.id order by s.id), array_agg(s.line_id), max(s.id) into rows, keys, o_last
    from (select id, line_id from suspense
          where hospital = p_hospital and source = p_source and state = 'OPEN' and id > p_after and (p_code is null or code = p_code)
          order by id limit p_most) s;
    perform from line_key where hospital = p_hospital and source = p_source and id = any (keys) order by id for update;
    select array_agg(s order by s.id), array_agg(s.id order by s.id), array_agg(s.line_id order by s.id) into lines, o_row, o_id
    from suspense s
    where s.hospital = p_hospital and s.id = any (rows) and s.state = 'OPEN';
    if lines is null then
        o_row := '{}';
        o_id := '{}';
        posted := ledger_move_watermark(p_bucket, p_correlation);
        return;
    end if;
    cells := ledger_cells_of_places(
        array(select l.centre from unnest(lines) l), array(select l.subject from unnest(lines) l),
        array(select l.fund from unnest(lines) l), array(select l.project from unnest(lines) l),
        array(select (extract(year from l.date) * 100 + extract(month from l.date))::integer from unnest(lines) l));
    select p.posted, p.o_line, p.o_status, p.o_code, p.o_detail, p.o_verdict, p.o_month
    into posted, o_line, o_status, o_code, o_detail, o_verdict, o_month
    from ledger_post(p_hospital, p_bucket, 'REPLAY', p_source, null, p_actor, p_correlation, p_booked_at, p_is_office,
        cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        o_id, cells.l_cell, array(select l.date from unnest(lines) l), array(select l.amount from unnest(lines) l),
        array(select l.document from unnest(lines) l), array(select l.memo from unnest(lines) l), array(select l.digest from unnest(lines) l),
        '{}'::text[]) p;
end $$;
