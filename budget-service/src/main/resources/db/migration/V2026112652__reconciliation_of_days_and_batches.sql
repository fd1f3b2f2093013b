-- What the postings after one and up to another have recorded and reversed, by source, business date and batch (null: in none). A line counts
-- once and as it was sent, whatever the codes, the month or the number of the entries that it was booked in. A reversal counts for the day and
-- the batch of the line that it takes back; the uses of reservations are lines of their source in no batch.
-- Planned for the bounds at hand: the end of the ledger is found by the block range index of entry, the whole of it by hospital.
create function reconciliation_counted(p_hospital text, p_after bigint, p_to bigint)
returns table (source text, date date, batch text, lines bigint, amount numeric, replayed_lines bigint, replayed_amount numeric,
               reversed_lines bigint, reversed_amount numeric)
language plpgsql stable set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
begin
    return query
    with booked as materialized (
        select p.sequence, p.kind, p.batch, p.booked_at
        from posting p
        where p.hospital = p_hospital and p.sequence > p_after and p.sequence <= p_to),
    line as materialized (
        select e.source, e.line_id, e.sequence, min(e.effective_date) as day, sum(coalesce(e.balance, e.delta)) as sent
        from entry e
        where e.hospital = p_hospital and e.sequence > p_after and e.sequence <= p_to and e.figure = 'EXECUTED' and e.line_id is not null
        group by e.source, e.line_id, e.sequence),
    counted as (
        select l.source, l.day, coalesce(b.batch, waited.batch) as batch, l.sent, b.kind
        from booked b
        join line l on l.sequence = b.sequence
        left join suspense waited
            on b.batch is null and waited.hospital = p_hospital and waited.source = l.source
            and waited.line_id = l.line_id and waited.state = 'RESOLVED' and waited.resolved_at = b.booked_at
        where b.kind <> 'REVERSAL'
        union all
        select l.source, taken.day, coalesce(origin.batch, waited.batch), -l.sent, b.kind
        from booked b
        join line l on l.sequence = b.sequence
        join reversal r on r.hospital = p_hospital and r.source = l.source and r.id = l.line_id
        join line_key k on k.hospital = p_hospital and k.source = r.source and k.id = r.line_id
        join posting origin on origin.hospital = p_hospital and origin.number = k.posting
        left join suspense waited
            on origin.batch is null and waited.hospital = p_hospital and waited.source = l.source
            and waited.line_id = r.line_id and waited.state = 'RESOLVED' and waited.resolved_at = origin.booked_at
        cross join lateral (
            select min(e.effective_date) as day
            from entry e
            where e.sequence = origin.sequence and e.hospital = p_hospital and e.source = r.source and e.line_id = r.line_id
              and e.figure = 'EXECUTED') taken
        where b.kind = 'REVERSAL')
    select c.source collate "C", c.day, c.batch collate "C",
           count(*) filter (where c.kind <> 'REVERSAL'), coalesce(sum(c.sent) filter (where c.kind <> 'REVERSAL'), 0),
           count(*) filter (where c.kind = 'REPLAY'), coalesce(sum(c.sent) filter (where c.kind = 'REPLAY'), 0),
           count(*) filter (where c.kind = 'REVERSAL'), coalesce(sum(c.sent) filter (where c.kind = 'REVERSAL'), 0)
    from counted c
    group by 1, 2, 3;
end $$;

-- Counts the next postings of a hospital, those up to p_to, with the marker in one transaction; everything up to there must have been committed.
-- Answers how many postings.
create function reconciliation_roll_up(p_hospital text, p_to bigint, p_most integer) returns integer language plpgsql volatile as $$
declare
    marker bigint;
    last_counted bigint;
    postings integer;
begin
    insert into source_progress values (p_hospital, 0) on conflict do nothing;
    select p.sequence into marker from source_progress p where p.hospital = p_hospital for update;
    select max(next.sequence), count(*) into last_counted, postings
    from (
        select p.sequence from posting p
        where p.hospital = p_hospital and p.sequence > marker and p.sequence <= p_to
        order by p.sequence limit p_most) next;
    if postings = 0 then
        return 0;
    end if;
    with counted as materialized (select * from reconciliation_counted(p_hospital, marker, last_counted)),
    days as (
        insert into source_day as kept
        select p_hospital, c.source, c.date, sum(c.lines), sum(c.amount), sum(c.replayed_lines), sum(c.replayed_amount),
               sum(c.reversed_lines), sum(c.reversed_amount)
        from counted c
        group by c.source, c.date
        on conflict (hospital, date, source) do update set
            lines = kept.lines + excluded.lines, amount = kept.amount + excluded.amount,
            replayed_lines = kept.replayed_lines + excluded.replayed_lines,
            replayed_amount = kept.replayed_amount + excluded.replayed_amount,
            reversed_lines = kept.reversed_lines + excluded.reversed_lines,
            reversed_amount = kept.reversed_amount + excluded.reversed_amount)
    insert into source_batch as kept
    select p_hospital, c.source, c.batch, sum(c.lines), sum(c.amount), sum(c.replayed_lines), sum(c.replayed_amount),
           sum(c.reversed_lines), sum(c.reversed_amount)
    from counted c
    where c.batch is not null
    group by c.source, c.batch
    on conflict (hospital, source, batch) do update set
        lines = kept.lines + excluded.lines, amount = kept.amount + excluded.amount,
        replayed_lines = kept.replayed_lines + excluded.replayed_lines,
        replayed_amount = kept.replayed_amount + excluded.replayed_amount,
        reversed_lines = kept.reversed_lines + excluded.reversed_lines,
        reversed_amount = kept.reversed_amount + excluded.reversed_amount;
    update source_progress set sequence = last_counted where hospital = p_hospital;
    return postings;
end $$;

-- What stands beside what was stated. Missing is stated - recorded - suspended. Of suspended, lines that were sent again with other figures
-- (LINE_CHANGED) are counted apart: they are recorded already as they were first.
create type reconciliation_compared as (
    lines bigint, amount numeric, replayed_lines bigint, replayed_amount numeric, reversed_lines bigint, reversed_amount numeric,
    suspended_lines bigint, suspended_amount numeric, changed_lines bigint, changed_amount numeric,
    stated_lines integer, stated_amount numeric, state text);

create function reconciliation_state(p_stated_lines integer, p_stated_amount numeric, p_lines bigint, p_amount numeric) returns text
language sql immutable as $$
    select case when p_stated_lines is null then 'UNSTATED'
                when p_stated_lines = p_lines and p_stated_amount = p_amount then 'MATCHED'
                else 'GAP' end;
$$;

-- The days of a range on which a source stated something or something of it is here, as it is at this moment: what is rolled up and, counted
-- now, what came after. Days between the first and the last of a source on which there is nothing are EMPTY.
--   p_source  null: every source
create function reconciliation_days(p_hospital text, p_source text, p_from date, p_to date)
returns table (date date, source text, compared reconciliation_compared) language sql stable as $$
    with known as (
        select k.date, k.source, sum(k.lines)::bigint as lines, sum(k.amount) as amount, sum(k.replayed_lines)::bigint as replayed_lines,
               sum(k.replayed_amount) as replayed_amount, sum(k.reversed_lines)::bigint as reversed_lines,
               sum(k.reversed_amount) as reversed_amount, sum(k.suspended_lines)::bigint as suspended_lines,
               sum(k.suspended_amount) as suspended_amount, sum(k.changed_lines)::bigint as changed_lines,
               sum(k.changed_amount) as changed_amount, max(k.stated_lines) as stated_lines, max(k.stated_amount) as stated_amount
        from (
            select d.date, d.source, d.lines, d.amount, d.replayed_lines, d.replayed_amount, d.reversed_lines, d.reversed_amount,
                   0 as suspended_lines, 0 as suspended_amount, 0 as changed_lines, 0 as changed_amount,
                   null::integer as stated_lines, null::numeric as stated_amount
            from source_day d
            where d.hospital = p_hospital
            union all
            select c.date, c.source collate "C", c.lines, c.amount, c.replayed_lines, c.replayed_amount, c.reversed_lines, c.reversed_amount,
                   0, 0, 0, 0, null, null
            from reconciliation_counted(
                p_hospital, coalesce((select p.sequence from source_progress p where p.hospital = p_hospital), 0), 9223372036854775807) c
            union all
            select s.date, s.source, 0, 0, 0, 0, 0, 0,
                   count(*) filter (where s.code <> 'LINE_CHANGED'), coalesce(sum(s.amount) filter (where s.code <> 'LINE_CHANGED'), 0),
                   count(*) filter (where s.code = 'LINE_CHANGED'), coalesce(sum(s.amount) filter (where s.code = 'LINE_CHANGED'), 0),
                   null, null
            from suspense s
            where s.hospital = p_hospital and s.state = 'OPEN' and s.date between p_from and p_to
            group by s.date, s.source
            union all
            select t.date, t.source, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, t.lines, t.amount
            from stated_day t
            where t.hospital = p_hospital) k
        where k.date between p_from and p_to and (p_source is null or k.source = p_source)
        group by k.date, k.source),
    span as (
        select k.source, generate_series(min(k.date)::timestamp, max(k.date)::timestamp, interval '1 day')::date as date
        from known k
        group by k.source)
    select s.date, s.source,
           (coalesce(k.lines, 0), coalesce(k.amount, 0), coalesce(k.replayed_lines, 0), coalesce(k.replayed_amount, 0),
            coalesce(k.reversed_lines, 0), coalesce(k.reversed_amount, 0), coalesce(k.suspended_lines, 0), coalesce(k.suspended_amount, 0),
            coalesce(k.changed_lines, 0), coalesce(k.changed_amount, 0), k.stated_lines, k.stated_amount,
            case when k.date is null then 'EMPTY'
                 else reconciliation_state(k.stated_lines, k.stated_amount, k.lines + k.suspended_lines, k.amount + k.suspended_amount)
                 end)::reconciliation_compared
    from span s
    left join known k on k.source = s.source and k.date = s.date;
$$;

-- The same for the batches of a source.
create function reconciliation_batches(p_hospital text, p_source text)
returns table (batch text, compared reconciliation_compared) language sql stable as $$
    with known as (
        select k.batch, sum(k.lines)::bigint as lines, sum(k.amount) as amount, sum(k.replayed_lines)::bigint as replayed_lines,
               sum(k.replayed_amount) as replayed_amount, sum(k.reversed_lines)::bigint as reversed_lines,
               sum(k.reversed_amount) as reversed_amount, sum(k.suspended_lines)::bigint as suspended_lines,
               sum(k.suspended_amount) as suspended_amount, sum(k.changed_lines)::bigint as changed_lines,
               sum(k.changed_amount) as changed_amount, max(k.stated_lines) as stated_lines, max(k.stated_amount) as stated_amount
        from (
            select b.batch, b.lines, b.amount, b.replayed_lines, b.replayed_amount, b.reversed_lines, b.reversed_amount,
                   0 as suspended_lines, 0 as suspended_amount, 0 as changed_lines, 0 as changed_amount,
                   null::integer as stated_lines, null::numeric as stated_amount
            from source_batch b
            where b.hospital = p_hospital and b.source = p_source
            union all
            select c.batch collate "C", c.lines, c.amount, c.replayed_lines, c.replayed_amount, c.reversed_lines, c.reversed_amount, 0, 0, 0, 0, null, null
            from reconciliation_counted(
                p_hospital, coalesce((select p.sequence from source_progress p where p.hospital = p_hospital), 0), 9223372036854775807) c
            where c.source = p_source and c.batch is not null
            union all
            select s.batch collate "C", 0, 0, 0, 0, 0, 0,
                   count(*) filter (where s.code <> 'LINE_CHANGED'), coalesce(sum(s.amount) filter (where s.code <> 'LINE_CHANGED'), 0),
                   count(*) filter (where s.code = 'LINE_CHANGED'), coalesce(sum(s.amount) filter (where s.code = 'LINE_CHANGED'), 0),
                   null, null
            from suspense s
            where s.hospital = p_hospital and s.source = p_source and s.state = 'OPEN' and s.batch is not null
            group by s.batch
            union all
            select t.batch, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, t.lines, t.amount
            from stated_batch t
            where t.hospital = p_hospital and t.source = p_source) k
        group by k.batch)
    select k.batch,
           (k.lines, k.amount, k.replayed_lines, k.replayed_amount, k.reversed_lines, k.reversed_amount, k.suspended_lines, k.suspended_amount,
            k.changed_lines, k.changed_amount, k.stated_lines, k.stated_amount,
            reconciliation_state(k.stated_lines, k.stated_amount, k.lines + k.suspended_lines, k.amount + k.suspended_amount)
           )::reconciliation_compared
    from known k;
$$;
