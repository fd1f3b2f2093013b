-- Posts the execution lines of one call in one round trip: locks first, reads afterwards in statements of their own, because a
-- statement that waited for a lock still reads the snapshot it took before it waited. Only rows that are locked here decide.
-- Order of locks: hospital, chart, line keys by id, cells by key, watermark. Arrays as in ledger_check_cells; the c_ arrays are in key
-- order and hold each cell once. An id stands once in a call; ids that are doubled come in further rounds of the same transaction.
--   posted    the sequence of the call; null when the hospital does not exist
--   o_ arrays the lines that were not simply recorded: position (from 0), RECORDED with a warning | REPLAYED | SUSPENDED | REFUSED, code, detail
create function ledger_post(
    p_hospital text, p_bucket integer, p_kind text, p_source text, p_batch text, p_actor text, p_correlation text, p_booked_at timestamptz,
    c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    l_id text[], l_cell integer[], l_date date[], l_amount numeric[], l_document text[], l_memo text[], l_digest bytea[], p_refused text[],
    out posted bigint, out o_line integer[], out o_status text[], out o_code text[], out o_detail text[])
-- a custom plan would hold the arrays as constants: planned anew for each call, and each subscript would walk the array from its start
language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
declare
    lines constant integer := cardinality(l_id);
    number constant bigint := nextval('posting_number');
    chart_code text;
    c_flaw text[];
    c_nature text[];
    c_control text[];
    c_covered boolean[];
    l_flaw text[];              -- why a line cannot be recorded now
    l_known text[];             -- what its key says: NEW, REPLAYED, LINE_CHANGED, or SUSPENDED by an earlier call
    l_status text[];
    l_code text[];
    l_detail text[];
    c_wanted boolean[];         -- cells that get a line
    c_budget numeric[];
    c_used numeric[];
    c_executed numeric[];
    c_version bigint[];
    c_stock_date date[];
    c_winner integer[];         -- STOCK: the line whose balance becomes the cell's
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        return;
    end if;
    if lines = 0 then
        posted := ledger_take_sequence(array[p_bucket]);
        insert into outbox values (p_bucket, posted, 1, 'WATERMARK', p_bucket::text, p_correlation);
        return;
    end if;

    select * into c_flaw, c_nature, c_control, c_covered
    from ledger_check_cells(p_hospital, chart_code, c_centre, c_subject, c_month);
    select array_agg(
        case when not c_covered[l.cell] and not exists (
                 select from centre_interval i
                 where i.hospital = p_hospital and i.centre = c_centre[l.cell] and l.date between i.valid_from and i.valid_to)
             then 'UNKNOWN_CENTRE' else c_flaw[l.cell] end order by l.n)
    into l_flaw
    from unnest(l_cell, l_date) with ordinality l(cell, date, n);

    l_known := ledger_lock_lines(p_hospital, p_source, number, l_id, l_digest, l_flaw);

    if 'NEW' = all (l_known) and array_to_string(l_flaw, '') = '' then
        l_status := array_fill('RECORDED'::text, array[lines]);
        l_code := array_fill(null::text, array[lines]);
        l_detail := l_code;
        c_wanted := array_fill(true, array[cardinality(c_centre)]);
    else
        select array_agg(v.status order by v.n), array_agg(v.code order by v.n),
               array_agg(ledger_suspense_detail(v.code, c_centre[v.cell], c_subject[v.cell], v.date) order by v.n)
        into l_status, l_code, l_detail
        from (
            select l.n, l.cell, l.date,
                   case when l.known = 'REPLAYED' then 'REPLAYED'
                        when l.known = 'LINE_CHANGED' or l.flaw is not null then 'SUSPENDED'
                        else 'RECORDED' end as status,
                   case when l.known = 'LINE_CHANGED' then 'LINE_CHANGED'
                        when l.known <> 'REPLAYED' then l.flaw end as code
            from unnest(l_known, l_flaw, l_cell, l_date) with ordinality l(known, flaw, cell, date, n)) v;
        c_wanted := ledger_wanted_cells(cardinality(c_centre), l_cell, l_status);
    end if;
    if true = any (c_wanted) then
        select * into c_budget, c_used, c_executed, c_version, c_stock_date
        from ledger_lock_cells(p_hospital, c_centre, c_subject, c_fund, c_project, c_month, c_wanted);
    end if;

    if 'STRICT' = any (c_control) or 'WARN' = any (c_control) or cardinality(p_refused) > 0 then
        select * into l_status, l_code, l_detail
        from ledger_judge_limits(c_centre, c_subject, c_month, c_nature, c_control, c_budget, c_used,
            l_cell, l_amount, l_document, p_refused, l_status, l_code, l_detail);
        if 'REFUSED' = any (l_status) then
            c_wanted := ledger_forget_refused(p_hospital, p_source, c_centre, c_subject, c_fund, c_project, c_month, c_wanted, c_version,
                l_id, l_cell, l_known, l_status);
        end if;
    end if;

    if 'SUSPENDED' = any (l_status) or 'SUSPENDED' = any (l_known) then
        perform ledger_keep_suspense(p_hospital, p_source, p_batch, p_actor, p_booked_at, number, c_centre, c_subject, c_fund, c_project,
            l_id, l_cell, l_date, l_amount, l_document, l_memo, l_digest, l_known, l_status, l_code, l_detail);
    end if;

    if 'STOCK' = any (c_nature) then
        select * into c_stock_date, c_winner from ledger_elect_balances(c_nature, c_stock_date, l_cell, l_date, l_status);
    end if;

    posted := ledger_take_sequence(array[p_bucket]);
    if 'RECORDED' = any (l_status) or 'SUSPENDED' = any (l_status) then
        insert into posting (hospital, sequence, number, kind, source, batch, actor, correlation, booked_at)
        values (p_hospital, posted, number, p_kind, p_source, p_batch, p_actor, p_correlation, p_booked_at);
    end if;
    if 'RECORDED' = any (l_status) then
        insert into entry (hospital, centre, subject, month, sequence, n, fund, project, figure, delta, balance, effective_date,
                           cell_version, source, line_id, document, memo)
        select p_hospital, c_centre[l.cell], c_subject[l.cell], c_month[l.cell], posted, l.n, c_fund[l.cell], c_project[l.cell], 'EXECUTED',
               case when c_nature[l.cell] = 'FLOW' then l.amount
                    when c_winner[l.cell] = l.n then l.amount - coalesce(c_executed[l.cell], 0)
                    else 0 end,
               case when c_nature[l.cell] = 'STOCK' then l.amount end,
               l.date, c_version[l.cell] + 1, p_source, l.id, l.document, l.memo
        from unnest(l_id, l_cell, l_date, l_amount, l_document, l_memo, l_status) with ordinality
             l(id, cell, date, amount, document, memo, status, n)
        where l.status = 'RECORDED';

        perform ledger_write_executed(p_hospital, p_bucket, p_correlation, posted, c_centre, c_subject, c_fund, c_project, c_month,
            c_nature, c_executed, c_version, c_winner, c_stock_date, l_cell, l_amount, l_status);
    else
        insert into outbox values (p_bucket, posted, 1, 'WATERMARK', p_bucket::text, p_correlation);
    end if;

    select array_agg(l.n - 1 order by l.n), array_agg(l.status order by l.n), array_agg(l.code order by l.n), array_agg(l.detail order by l.n)
    into o_line, o_status, o_code, o_detail
    from unnest(l_status, l_code, l_detail) with ordinality l(status, code, detail, n)
    where l.status <> 'RECORDED' or l.code is not null;
end $$;

-- Stores the keys of new lines and locks those that were there, in the order of the ids. A line is RECORDED once and for ever; its
-- digest is the one of the figures that count.
create function ledger_lock_lines(p_hospital text, p_source text, p_number bigint, l_id text[], l_digest bytea[], l_flaw text[])
returns text[] language plpgsql volatile as $$
declare
    inserted integer;
    l_known text[];
begin
    insert into line_key (hospital, source, id, digest, state, posting)
    select p_hospital, p_source, l.id, l.digest, case when l.flaw is null then 'RECORDED' else 'SUSPENDED' end, p_number
    from unnest(l_id, l_digest, l_flaw) l(id, digest, flaw)
    order by l.id collate "C"
    on conflict do nothing;
    get diagnostics inserted = row_count;
    if inserted = cardinality(l_id) then
        return array_fill('NEW'::text, array[inserted]);
    end if;
    select array_agg(
        case when key.posting = p_number then 'NEW'
             when key.state = 'SUSPENDED' then 'SUSPENDED'
             when key.digest = l.digest then 'REPLAYED'
             else 'LINE_CHANGED' end order by l.n)
    into l_known
    from (select * from unnest(l_id, l_digest) with ordinality i(id, digest, n) order by i.id collate "C") l,
         -- locks one key after the other in the order of the subquery; a plain join could lock in any order
         lateral (select posting, state, digest from line_key
                  where hospital = p_hospital and source = p_source and id = l.id for update) key;
    return l_known;
end $$;

-- Which cells get a line.
create function ledger_wanted_cells(p_cells integer, l_cell integer[], l_status text[]) returns boolean[] language plpgsql immutable as $$
declare
    c_wanted boolean[] := array_fill(false, array[p_cells]);
begin
    for n in 1..cardinality(l_cell) loop
        if l_status[n] = 'RECORDED' then
            c_wanted[l_cell[n]] := true;
        end if;
    end loop;
    return c_wanted;
end $$;

-- Creates the cells that are missing, locks all that are wanted in key order and reads what they hold. A new cell has version 0.
create function ledger_lock_cells(
    p_hospital text, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[], c_wanted boolean[],
    out c_budget numeric[], out c_used numeric[], out c_executed numeric[], out c_version bigint[], out c_stock_date date[])
language plpgsql volatile as $$
begin
    insert into cell (hospital, centre, subject, fund, project, month)
    select p_hospital, c.centre, c.subject, c.fund, c.project, c.month
    from unnest(c_centre, c_subject, c_fund, c_project, c_month, c_wanted) with ordinality c(centre, subject, fund, project, month, wanted, k)
    where c.wanted
    order by c.k
    on conflict do nothing;

    select array_agg(coalesce(x.original, 0) + coalesce(x.adjustment, 0) order by c.k),
           array_agg(coalesce(x.executed, 0) + coalesce(x.reserved, 0) order by c.k),
           array_agg(x.executed order by c.k), array_agg(x.version order by c.k), array_agg(x.stock_date order by c.k)
    into c_budget, c_used, c_executed, c_version, c_stock_date
    from (select * from unnest(c_centre, c_subject, c_fund, c_project, c_month, c_wanted) with ordinality
                i(centre, subject, fund, project, month, wanted, k) order by i.k) c
    left join lateral (
        select original, adjustment, executed, reserved, version, stock_date from cell
        where c.wanted and hospital = p_hospital and centre = c.centre and subject = c.subject
          and fund = c.fund and project = c.project and month = c.month
        for update) x on true;
end $$;

-- A refused line leaves nothing behind: neither its key, unless an earlier call keeps it in suspense, nor a cell made for it alone.
create function ledger_forget_refused(
    p_hospital text, p_source text, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    c_wanted boolean[], c_version bigint[], l_id text[], l_cell integer[], l_known text[], l_status text[])
returns boolean[] language plpgsql volatile as $$
declare
    c_kept constant boolean[] := ledger_wanted_cells(cardinality(c_centre), l_cell, l_status);
begin
    delete from line_key where hospital = p_hospital and source = p_source and id = any (array(
        select l.id from unnest(l_id, l_known, l_status) l(id, known, status) where l.status = 'REFUSED' and l.known = 'NEW'));
    for k in 1..cardinality(c_centre) loop
        if c_wanted[k] and not c_kept[k] and c_version[k] = 0 then
            delete from cell where hospital = p_hospital and centre = c_centre[k] and subject = c_subject[k]
                and fund = c_fund[k] and project = c_project[k] and month = c_month[k];
        end if;
    end loop;
    return c_kept;
end $$;

-- Keeps each suspended line once, with its newest content, and closes the queue's row of a line that can be recorded now.
create function ledger_keep_suspense(
    p_hospital text, p_source text, p_batch text, p_actor text, p_booked_at timestamptz, p_number bigint,
    c_centre text[], c_subject text[], c_fund text[], c_project text[],
    l_id text[], l_cell integer[], l_date date[], l_amount numeric[], l_document text[], l_memo text[], l_digest bytea[],
    l_known text[], l_status text[], l_code text[], l_detail text[])
returns void language plpgsql volatile as $$
begin
    insert into suspense (hospital, source, line_id, batch, centre, subject, fund, project, date, amount, document, memo, digest,
                          code, detail, first_seen, last_seen)
    select p_hospital, p_source, l.id, p_batch, c_centre[l.cell], c_subject[l.cell], c_fund[l.cell], c_project[l.cell],
           l.date, l.amount, l.document, l.memo, l.digest, l.code, l.detail, p_booked_at, p_booked_at
    from unnest(l_id, l_cell, l_date, l_amount, l_document, l_memo, l_digest, l_status, l_code, l_detail)
         l(id, cell, date, amount, document, memo, digest, status, code, detail)
    where l.status = 'SUSPENDED'
    order by l.id collate "C"
    on conflict (hospital, source, line_id) where state = 'OPEN' do update set
        batch = excluded.batch, centre = excluded.centre, subject = excluded.subject, fund = excluded.fund, project = excluded.project,
        date = excluded.date, amount = excluded.amount, document = excluded.document, memo = excluded.memo, digest = excluded.digest,
        code = excluded.code, detail = excluded.detail, last_seen = excluded.last_seen, times = suspense.times + 1;

    for n in 1..cardinality(l_id) loop
        if l_known[n] = 'SUSPENDED' and l_status[n] in ('RECORDED', 'SUSPENDED') then
            update line_key set digest = l_digest[n], state = l_status[n], posting = p_number
            where hospital = p_hospital and source = p_source and id = l_id[n];
        end if;
        if l_known[n] = 'SUSPENDED' and l_status[n] = 'RECORDED' then
            update suspense set state = 'RESOLVED', resolved_at = p_booked_at, resolved_by = p_actor, last_seen = p_booked_at
            where hospital = p_hospital and source = p_source and line_id = l_id[n] and state = 'OPEN';
        end if;
    end loop;
end $$;

-- STOCK: of the lines of a cell the newest date wins, on equal dates the later booking; an older date than the cell's wins nothing.
create function ledger_elect_balances(
    c_nature text[], inout c_stock_date date[], l_cell integer[], l_date date[], l_status text[], out c_winner integer[])
language plpgsql immutable as $$
declare
    k integer;
begin
    c_winner := array_fill(null::integer, array[cardinality(c_nature)]);
    for n in 1..cardinality(l_cell) loop
        k := l_cell[n];
        if l_status[n] = 'RECORDED' and c_nature[k] = 'STOCK' and l_date[n] >= coalesce(c_stock_date[k], '-infinity') then
            c_stock_date[k] := l_date[n];
            c_winner[k] := n;
        end if;
    end loop;
end $$;

-- Writes the executed figure of every cell that got a line and tells the outbox. An upsert, because the rows exist and are locked: the
-- conflict always finds its row by the key, where an update joined with the arrays may be planned as a scan of the whole table.
create function ledger_write_executed(
    p_hospital text, p_bucket integer, p_correlation text, p_sequence bigint,
    c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[], c_nature text[],
    c_executed numeric[], c_version bigint[], c_winner integer[], c_stock_date date[], l_cell integer[], l_amount numeric[], l_status text[])
returns void language plpgsql volatile as $$
begin
    with total as (
        select l.cell as k, sum(l.amount) as amount
        from unnest(l_cell, l_amount, l_status) l(cell, amount, status)
        where l.status = 'RECORDED'
        group by l.cell
        order by l.cell),
    written as (
        insert into cell (hospital, centre, subject, fund, project, month, executed, version, sequence,
                          stock_date, stock_sequence, stock_index)
        select p_hospital, c_centre[k], c_subject[k], c_fund[k], c_project[k], c_month[k],
               case when c_nature[k] = 'FLOW' then coalesce(c_executed[k], 0) + amount
                    when c_winner[k] is not null then l_amount[c_winner[k]]
                    else c_executed[k] end,
               c_version[k] + 1, p_sequence,
               case when c_winner[k] is not null then c_stock_date[k] end,
               case when c_winner[k] is not null then p_sequence end,
               c_winner[k]
        from total
        on conflict (hospital, centre, subject, fund, project, month) do update set
            executed = excluded.executed, version = excluded.version, sequence = excluded.sequence,
            stock_date = coalesce(excluded.stock_date, cell.stock_date),
            stock_sequence = coalesce(excluded.stock_sequence, cell.stock_sequence),
            stock_index = coalesce(excluded.stock_index, cell.stock_index)
    )
    insert into outbox (bucket, sequence, n, kind, key, correlation)
    select p_bucket, p_sequence, k, 'CELL',
           concat_ws('/', p_hospital, c_centre[k], c_subject[k], c_fund[k], c_project[k], ledger_month_text(c_month[k])), p_correlation
    from total;
end $$;
