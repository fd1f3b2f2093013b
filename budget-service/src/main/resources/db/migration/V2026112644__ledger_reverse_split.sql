-- Reversal of execution lines as before, but that a line may have several entries.

drop function ledger_reverse(text, integer, text, text, text, date, text, text, text, timestamptz, boolean);
drop function ledger_entry_of_line(text, text, text);

-- The entries of a recorded execution line: one, or one for each part that it was divided into. Found by the posting that the line's key belongs
-- to, whose entries lie together.
create function ledger_entries_of_line(p_hospital text, p_source text, p_line text) returns setof entry
language plpgsql stable set enable_seqscan = off as $$
declare
    booked bigint;
begin
    select p.sequence into booked
    from line_key k join posting p on p.hospital = k.hospital and p.number = k.posting
    where k.hospital = p_hospital and k.source = p_source and k.id = p_line and k.state = 'RECORDED';
    return query
    select e.* from entry e
    where e.sequence = booked and e.hospital = p_hospital and e.source = p_source and e.line_id = p_line and e.figure = 'EXECUTED'
    order by e.n;
end $$;

-- Takes a recorded line of a FLOW subject back, wholly and once, by a line of its own with the opposite amount in the same budget line. It is
-- judged like any posting: its date must be in an open month, or one from which the hospital lets late postings go on.
-- Order of locks: hospital, chart, line keys by id, then as ledger_post.
--   p_date   null: that of the line
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | NO_LINE | LINE_SUSPENDED | NOT_REVERSIBLE: a balance, or itself a reversal | REVERSED_ALREADY: by o_id |
--            DATE_BEFORE_LINE | ID_TAKEN: the id is that of another line | REPLAYED | REFUSED: o_code, o_detail | REVERSED
create function ledger_reverse(
    p_hospital text, p_bucket integer, p_source text, p_line text, p_id text, p_date date, p_reason text, p_actor text, p_correlation text,
    p_booked_at timestamptz, p_is_office boolean,
    out posted bigint, out o_state text, out o_id text, out o_code text, out o_detail text)
language plpgsql volatile as $$
declare
    before reversal;
    original entry;             -- the first of its entries
    parts entry[];
    sent mapped_line;           -- what was sent of a line that is divided
    cells record;
    day date;
    outcome record;
begin
    if ledger_lock_references(p_hospital) is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    perform from line_key where hospital = p_hospital and source = p_source and id in (p_line, p_id) order by id for update;
    parts := array(select e from ledger_entries_of_line(p_hospital, p_source, p_line) e);
    original := parts[1];
    day := coalesce(p_date, original.effective_date);
    select * into before from reversal where hospital = p_hospital and source = p_source and line_id = p_line;
    o_id := before.id;
    o_state := case
        when original.sequence is null then case
            when exists (select from line_key where hospital = p_hospital and source = p_source and id = p_line) then 'LINE_SUSPENDED'
            else 'NO_LINE' end
        when before.id = p_id then case
            when day = (select e.effective_date from ledger_entries_of_line(p_hospital, p_source, p_id) e limit 1) then 'REPLAYED' else 'ID_TAKEN' end
        when before.id is not null then 'REVERSED_ALREADY'
        when original.balance is not null
            or exists (select from reversal where hospital = p_hospital and source = p_source and id = p_line) then 'NOT_REVERSIBLE'
        when day < original.effective_date then 'DATE_BEFORE_LINE'
        when exists (select from line_key where hospital = p_hospital and source = p_source and id = p_id) then 'ID_TAKEN'
        end;
    if o_state = 'REPLAYED' then
        posted := ledger_move_watermark(p_bucket, p_correlation);
    end if;
    if o_state is not null then
        return;
    end if;

    if cardinality(parts) > 1 then
        select * into sent from mapped_line where hospital = p_hospital and source = p_source and line_id = p_line;
    end if;
    cells := ledger_cells_of_places(
        array(select e.centre from unnest(parts) e), array(select e.subject from unnest(parts) e),
        array(select e.fund from unnest(parts) e), array(select e.project from unnest(parts) e),
        array_fill((extract(year from day) * 100 + extract(month from day))::integer, array[cardinality(parts)]));
    select * into outcome from ledger_post(
        p_hospital, p_bucket, 'REVERSAL', p_source, null, p_actor, p_correlation, p_booked_at, p_is_office,
        cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        array_fill(p_id, array[cardinality(parts)]), cells.l_cell, array_fill(day, array[cardinality(parts)]),
        array(select -e.delta from unnest(parts) e), array_fill(original.document, array[cardinality(parts)]),
        array_fill(p_reason, array[cardinality(parts)]),
        -- as the source's own line with the same figures would have it
        array[substr(sha256(convert_to(concat_ws('/', coalesce(sent.centre, original.centre), coalesce(sent.subject, original.subject),
            coalesce(sent.fund, original.fund), coalesce(sent.project, original.project), day,
            trim_scale((select -sum(e.delta) from unnest(parts) e))), 'UTF8')), 1, 16)],
        '{}'::text[], case when cardinality(parts) > 1 then array_fill(1, array[cardinality(parts) - 1]) end);
    if coalesce(outcome.o_status[1], 'RECORDED') <> 'RECORDED' then
        -- somebody else was faster with the id
        o_state := case when outcome.o_status[1] = 'REPLAYED' or outcome.o_code[1] = 'LINE_CHANGED' then 'ID_TAKEN' else 'REFUSED' end;
        o_code := outcome.o_code[1];
        o_detail := outcome.o_detail[1];
        return;
    end if;
    insert into mapped_line (hospital, source, line_id, centre, subject, fund, project, sequence)
    select p_hospital, p_source, p_id, sent.centre, sent.subject, sent.fund, sent.project, outcome.posted
    where sent.line_id is not null;
    insert into reversal values (p_hospital, p_source, p_line, p_id, p_reason, outcome.posted);
    posted := outcome.posted;
    o_state := 'REVERSED';
end $$;
