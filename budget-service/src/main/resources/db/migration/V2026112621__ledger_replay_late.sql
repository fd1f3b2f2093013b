-- Judges a line of the suspense queue again, as the source would by sending it. The line's key is locked before the queue's row is read,
-- so a person and the source who do it at the same time record it once.
--   o_found  false when the queue has no such row; a row that is resolved already answers REPLAYED
drop function ledger_replay(text, integer, bigint, text, text, timestamptz);

create function ledger_replay(
    p_hospital text, p_bucket integer, p_suspense bigint, p_actor text, p_correlation text, p_booked_at timestamptz,
    p_is_office boolean,
    out o_found boolean, out posted bigint, out o_line_id text, out o_status text, out o_code text, out o_detail text, out o_month integer)
language plpgsql volatile as $$
declare
    line suspense;
    outcome record;
begin
    o_found := false;
    if ledger_lock_references(p_hospital) is null then
        return;
    end if;
    select * into line from suspense where hospital = p_hospital and id = p_suspense;
    if not found then
        return;
    end if;
    o_found := true;
    o_line_id := line.line_id;
    perform from line_key where hospital = p_hospital and source = line.source and id = line.line_id for update;
    select * into line from suspense where hospital = p_hospital and id = p_suspense and state = 'OPEN';
    if not found then
        posted := ledger_move_watermark(p_bucket, p_correlation);
        o_status := 'REPLAYED';
        return;
    end if;
    select * into outcome from ledger_post(
        p_hospital, p_bucket, 'REPLAY', line.source, line.batch, p_actor, p_correlation, p_booked_at, p_is_office,
        array[line.centre], array[line.subject], array[line.fund], array[line.project],
        array[(extract(year from line.date) * 100 + extract(month from line.date))::integer],
        array[line.line_id], array[1], array[line.date], array[line.amount], array[line.document], array[line.memo],
        array[line.digest], '{}'::text[]);
    posted := outcome.posted;
    o_status := coalesce(outcome.o_status[1], 'RECORDED');
    o_code := outcome.o_code[1];
    o_detail := outcome.o_detail[1];
    o_month := outcome.o_month[1];
end $$;
