-- ledger_post_line as before, but that it knows softly closed months.

drop function ledger_post_line(text, integer, text, text, text, text, timestamptz, text, text, text, text, integer,
    text, date, numeric, text, text, bytea);

-- Posts one line. The common case (a FLOW subject, a valid centre, an open month, a new id, a budget that suffices, limits that suffice) is
-- written by plain statements with scalars: the set-wise statements of ledger_post cost about eight times as much for a single line.
-- Whatever is not the common case, such as the first line of a cell that rules count, is handed to ledger_post before anything is written
-- that it would have to take back, apart from the line's key; it judges once more and says why.
-- The order of locks is that of ledger_post: hospital, chart, line key, cell, limits, watermark; each is taken before what it guards is read.
--   results as of ledger_post
create function ledger_post_line(
    p_hospital text, p_bucket integer, p_source text, p_batch text, p_actor text, p_correlation text, p_booked_at timestamptz,
    p_is_office boolean,
    p_centre text, p_subject text, p_fund text, p_project text, p_month integer,
    p_id text, p_date date, p_amount numeric, p_document text, p_memo text, p_digest bytea,
    out posted bigint, out o_line integer[], out o_status text[], out o_code text[], out o_detail text[], out o_verdict ledger_verdict[],
    out o_month integer[])
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    number bigint;
    chart_code text;
    line_nature text;
    line_control text;
    held record;
    f_id bigint[] := '{}';      -- the limits of the cell, locked, and where the line counts in each
    f_slot integer[] := '{}';
    is_common boolean;
    bound record;
    room record;
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        return;
    end if;
    select nature, control into line_nature, line_control from subject where chart = chart_code and code = p_subject;

    if line_nature = 'FLOW'
        and exists (
            select from centre_interval
            where hospital = p_hospital and centre = p_centre and p_date between valid_from and valid_to)
        and not exists (
            select from period
            where hospital = p_hospital and month = p_month and (state = 'CLOSED' or state = 'SOFT_CLOSED' and not p_is_office))
    then
        number := nextval('posting_number');
        insert into line_key (hospital, source, id, digest, state, posting)
        values (p_hospital, p_source, p_id, p_digest, 'RECORDED', number)
        on conflict do nothing;
        if found then
            for attempt in 1..2 loop
                select coalesce(original, 0) + coalesce(adjustment, 0) - coalesce(executed, 0) - coalesce(reserved, 0) as room, version, limits, judges
                into held
                from cell
                where hospital = p_hospital and centre = p_centre and subject = p_subject
                  and fund = p_fund and project = p_project and month = p_month
                for update;
                exit when found;
                insert into cell (hospital, centre, subject, fund, project, month)
                values (p_hospital, p_centre, p_subject, p_fund, p_project, p_month)
                on conflict do nothing;
            end loop;

            is_common := held.limits is not null or not exists (select from control_rule where hospital = p_hospital);
            if cardinality(held.limits) > 0 then
                for bound in
                    select l.*
                    from (select s.id from spending_limit s
                          where s.hospital = p_hospital and s.id = any (held.limits) order by s.rank, s.id) o
                    -- locks one after the other in the order of the subquery
                    cross join lateral (
                        select s.id, s.planned, s.reserved, s.executed, r.level, r.control, r.basis, r.requires_line,
                               1 + r.tolerance * 0.01 as factor
                        from spending_limit s
                        join control_rule r on r.hospital = p_hospital and r.code = s.rule
                        where s.hospital = p_hospital and s.id = o.id
                        for update of s) l
                loop
                    f_id := f_id || bound.id;
                    f_slot := f_slot || ledger_limit_slot(bound.basis, p_month);
                    continue when not bound.id = any (held.judges);
                    if bound.level = 'LINE' then
                        line_control := 'NONE';
                    end if;
                    continue when bound.control = 'NONE' or p_amount <= 0;
                    room := ledger_limit_room(bound.basis, p_month, 1,
                        array[(select array_agg(amount * bound.factor order by m) from unnest(bound.planned) with ordinality p(amount, m))],
                        array[(select array_agg(taken + kept order by m)
                               from unnest(bound.executed, bound.reserved) with ordinality p(taken, kept, m))]);
                    is_common := is_common and p_amount <= room.budget - room.used
                        and (not bound.requires_line or ledger_has_budget_line(p_hospital, p_centre, p_subject, p_fund, p_project, p_month / 100));
                end loop;
            end if;

            if is_common and (line_control = 'NONE' or p_amount <= 0 or p_amount <= held.room) then
                posted := ledger_take_sequence(array[p_bucket]);
                insert into posting (hospital, sequence, number, kind, source, batch, actor, correlation, booked_at)
                values (p_hospital, posted, number, 'EXECUTION', p_source, p_batch, p_actor, p_correlation, p_booked_at);
                insert into entry (hospital, centre, subject, month, sequence, n, fund, project, figure, delta, effective_date,
                                   cell_version, source, line_id, document, memo)
                values (p_hospital, p_centre, p_subject, p_month, posted, 1, p_fund, p_project, 'EXECUTED', p_amount, p_date,
                        held.version + 1, p_source, p_id, p_document, p_memo);
                update cell set executed = coalesce(executed, 0) + p_amount, version = held.version + 1, sequence = posted
                where hospital = p_hospital and centre = p_centre and subject = p_subject
                  and fund = p_fund and project = p_project and month = p_month;
                for n in 1..cardinality(f_id) loop
                    update spending_limit set executed[f_slot[n]] = executed[f_slot[n]] + p_amount
                    where hospital = p_hospital and id = f_id[n];
                end loop;
                insert into outbox (bucket, sequence, n, kind, key, correlation)
                values (p_bucket, posted, 1, 'CELL',
                        concat_ws('/', p_hospital, p_centre, p_subject, p_fund, p_project, ledger_month_text(p_month)), p_correlation);
                return;
            end if;
            -- to ledger_post the line is as new as it was to us; a cell that was made for it alone is its to take back
            delete from line_key where hospital = p_hospital and source = p_source and id = p_id;
        end if;
    end if;

    select * into posted, o_line, o_status, o_code, o_detail, o_verdict, o_month
    from ledger_post(p_hospital, p_bucket, 'EXECUTION', p_source, p_batch, p_actor, p_correlation, p_booked_at, p_is_office,
        array[p_centre], array[p_subject], array[p_fund], array[p_project], array[p_month],
        array[p_id], array[1], array[p_date], array[p_amount], array[p_document], array[p_memo], array[p_digest], '{}'::text[]);
end $$;
