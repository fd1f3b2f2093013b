-- ledger_post as before, but that it books lines that are divided: what is sent is one line, what is judged and booked are its parts; and that
-- a posting of the kind OVERRIDE passes STRICT limits.

drop function ledger_post(text, integer, text, text, text, text, text, timestamptz, boolean, text[], text[], text[], text[], integer[],
    text[], integer[], date[], numeric[], text[], text[], bytea[], text[]);

alter type ledger_sent add attribute l_amount numeric[];

-- Posts the execution lines of one call in one round trip: locks first, reads afterwards in statements of their own, because a
-- statement that waited for a lock still reads the snapshot it took before it waited. Only rows that are locked here decide.
-- Order of locks: hospital, chart, line keys by id, cells by key, limits by rank, watermark. Arrays as in ledger_check_cells; the c_ arrays are in
-- key order and hold each cell once. An id stands once in a call; ids that are doubled come in further rounds of the same transaction.
--   posted       the sequence of the call; null when the hospital does not exist
--   p_kind       of the posting; what is an OVERRIDE is refused nothing for lack of money
--   p_is_office  whoever posts may post into a softly closed month
--   l_line       null unless lines are divided: the lines of the parts that stand behind them; they are not mapped
--   o_ arrays    the lines that were not simply recorded: position (from 0), RECORDED with a warning | REPLAYED | SUSPENDED | REFUSED, code,
--                detail, verdict, and of a line that came too late the month to which it went
create function ledger_post(
    p_hospital text, p_bucket integer, p_kind text, p_source text, p_batch text, p_actor text, p_correlation text, p_booked_at timestamptz,
    p_is_office boolean,
    c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    l_id text[], l_cell integer[], l_date date[], l_amount numeric[], l_document text[], l_memo text[], l_digest bytea[], p_refused text[],
    l_line integer[] default null,
    out posted bigint, out o_line integer[], out o_status text[], out o_code text[], out o_detail text[], out o_verdict ledger_verdict[],
    out o_month integer[])
-- a custom plan would hold the arrays as constants: planned anew for each call, and each subscript would walk the array from its start
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    lines constant integer := cardinality(l_id) - coalesce(cardinality(l_line), 0);
    number constant bigint := nextval('posting_number');
    chart_code text;
    c_flaw text[];
    c_nature text[];
    c_control text[];
    c_covered boolean[];
    moved record;
    sent ledger_sent;           -- the cells as they were sent; null as long as they are those that are judged
    l_mapped boolean[];         -- lines whose codes are those of their source; null when there are none
    l_late boolean[];           -- lines that are booked in a later month than that of their date; null when there are none
    l_flaw text[];              -- why a line cannot be recorded now
    l_known text[];             -- what its key says: NEW, REPLAYED, LINE_CHANGED, or SUSPENDED by an earlier call
    l_status text[];
    l_code text[];
    l_detail text[];
    l_verdict ledger_verdict[];
    c_wanted boolean[];         -- cells that get a line
    c_budget numeric[];
    c_used numeric[];
    c_executed numeric[];
    c_version bigint[];
    c_stock_date date[];
    c_limits text[];            -- the limits that each cell counts in, an array as text; null for one that is new
    c_judges text[];            -- those of them that judge it
    locked ledger_limits;
    ruled record;
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

    select * into c_flaw, c_nature, c_control, c_covered, l_flaw
    from ledger_check_lines(p_hospital, chart_code, p_is_office, c_centre, c_subject, c_month, l_cell, l_date, null);
    if l_line is null and ('UNKNOWN_CENTRE' = any (l_flaw) or 'UNKNOWN_SUBJECT' = any (l_flaw)) then
        moved := ledger_mapped_cells(p_hospital, chart_code, p_source, c_centre, c_subject, c_fund, c_project, c_month, l_cell, l_date, l_amount,
            l_flaw);
        l_mapped := moved.l_mapped;
        if l_mapped is not null then
            sent := row(c_centre, c_subject, c_fund, c_project, l_cell, l_amount)::ledger_sent;
            c_centre := moved.c_centre;
            c_subject := moved.c_subject;
            c_fund := moved.c_fund;
            c_project := moved.c_project;
            c_month := moved.c_month;
            l_cell := moved.l_cell;
            if moved.l_line is not null then
                l_line := moved.l_line;
                l_amount := moved.l_amount;
                l_id := l_id || array(select l_id[k] from unnest(l_line) with ordinality p(k, n) order by n);
                l_date := l_date || array(select l_date[k] from unnest(l_line) with ordinality p(k, n) order by n);
                l_document := l_document || array(select l_document[k] from unnest(l_line) with ordinality p(k, n) order by n);
                l_memo := l_memo || array(select l_memo[k] from unnest(l_line) with ordinality p(k, n) order by n);
            end if;
            select * into c_flaw, c_nature, c_control, c_covered, l_flaw
            from ledger_check_lines(p_hospital, chart_code, p_is_office, c_centre, c_subject, c_month, l_cell, l_date, null);
        end if;
    end if;
    if 'PERIOD_CLOSED' = any (c_flaw) then
        moved := ledger_late_cells(p_hospital, p_is_office, c_centre, c_subject, c_fund, c_project, c_month, c_flaw, c_nature, l_cell);
        l_late := moved.l_late;
        if l_late is not null then
            sent := coalesce(sent, row(c_centre, c_subject, c_fund, c_project, l_cell, l_amount)::ledger_sent);
            c_centre := moved.c_centre;
            c_subject := moved.c_subject;
            c_fund := moved.c_fund;
            c_project := moved.c_project;
            c_month := moved.c_month;
            l_cell := moved.l_cell;
            select * into c_flaw, c_nature, c_control, c_covered, l_flaw
            from ledger_check_lines(p_hospital, chart_code, p_is_office, c_centre, c_subject, c_month, l_cell, l_date, l_late);
        end if;
    end if;

    if l_line is null then
        l_known := ledger_lock_lines(p_hospital, p_source, number, l_id, l_digest, l_flaw);
    else
        l_flaw := ledger_flaws_of_parts(l_line, l_cell, c_nature, l_flaw);
        l_known := ledger_lock_lines(p_hospital, p_source, number, l_id[1:lines], l_digest[1:lines], l_flaw[1:lines]);
        l_known := l_known || array(select l_known[k] from unnest(l_line) with ordinality p(k, n) order by n);
    end if;
    l_verdict := array_fill(null::ledger_verdict, array[cardinality(l_id)]);

    if 'NEW' = all (l_known) and array_to_string(l_flaw, '') = '' then
        l_status := array_fill('RECORDED'::text, array[cardinality(l_id)]);
        l_code := array_fill(null::text, array[cardinality(l_id)]);
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
        select * into c_budget, c_used, c_executed, c_version, c_stock_date, c_limits, c_judges
        from ledger_lock_cells(p_hospital, c_centre, c_subject, c_fund, c_project, c_month, c_wanted);
        if exists (select from control_rule where hospital = p_hospital) then
            ruled := ledger_lock_limits(p_hospital, chart_code, c_centre, c_subject, c_fund, c_project, c_month, c_wanted, c_control, c_limits, c_judges);
            c_control := ruled.c_control;
            locked := ruled.p_limits;
        end if;
    end if;

    if 'STRICT' = any (c_control) or 'WARN' = any (c_control) or cardinality(locked.edge) > 0 or cardinality(p_refused) > 0 then
        select * into l_status, l_code, l_detail, l_verdict
        from ledger_judge_limits(p_hospital, c_centre, c_subject, c_fund, c_project, c_month, c_nature, c_control, c_budget, c_used, locked,
            l_cell, l_amount, case when l_line is null then l_document else ledger_units_of_parts(l_line, l_document) end, p_refused,
            l_status, l_code, l_detail, l_verdict, p_kind = 'OVERRIDE');
        if l_line is not null then
            select * into l_code, l_detail, l_verdict from ledger_outcomes_of_parts(l_line, l_code, l_detail, l_verdict);
        end if;
        if 'REFUSED' = any (l_status) then
            c_wanted := ledger_forget_refused(p_hospital, p_source, c_centre, c_subject, c_fund, c_project, c_month, c_wanted, c_version,
                l_id, l_cell, l_known, l_status);
        end if;
    end if;

    if 'SUSPENDED' = any (l_status) or 'SUSPENDED' = any (l_known) then
        sent := coalesce(sent, row(c_centre, c_subject, c_fund, c_project, l_cell, l_amount)::ledger_sent);
        perform ledger_keep_suspense(p_hospital, p_source, p_batch, p_actor, p_booked_at, number,
            sent.c_centre, sent.c_subject, sent.c_fund, sent.c_project, l_id[1:lines], sent.l_cell[1:lines], l_date[1:lines],
            sent.l_amount[1:lines], l_document[1:lines], l_memo[1:lines], l_digest[1:lines], l_known[1:lines], l_status[1:lines],
            l_code[1:lines], l_detail[1:lines]);
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
        if l_mapped is not null then
            insert into mapped_line (hospital, source, line_id, centre, subject, fund, project, sequence)
            select p_hospital, p_source, l.id, sent.c_centre[l.cell], sent.c_subject[l.cell], sent.c_fund[l.cell], sent.c_project[l.cell], posted
            from unnest(l_id, sent.l_cell, l_status, l_mapped) l(id, cell, status, mapped)
            where l.status = 'RECORDED' and l.mapped;
        end if;

        perform ledger_write_executed(p_hospital, p_bucket, p_correlation, posted, c_centre, c_subject, c_fund, c_project, c_month,
            c_nature, c_executed, c_version, c_winner, c_stock_date, l_cell, l_amount, l_status);
        if cardinality(locked.edge) > 0 then
            perform ledger_add_to_limits(p_hospital, locked, c_month, 'EXECUTED',
                array_agg(l.cell), array_agg(l.amount))
            from unnest(l_cell, l_amount, l_status) l(cell, amount, status)
            where l.status = 'RECORDED';
        end if;
    else
        insert into outbox values (p_bucket, posted, 1, 'WATERMARK', p_bucket::text, p_correlation);
    end if;

    select array_agg(l.n - 1 order by l.n), array_agg(l.status order by l.n), array_agg(l.code order by l.n), array_agg(l.detail order by l.n),
           array_agg(l_verdict[l.n] order by l.n), array_agg(l.month order by l.n)
    into o_line, o_status, o_code, o_detail, o_verdict, o_month
    from (
        select o.n, o.status,
               case when o.status = 'RECORDED' and l_late[o.n] then coalesce(o.code, 'LATE_POSTING') else o.code end as code,
               case when o.status = 'RECORDED' and o.code is null and l_late[o.n]
                    then format('The month of %s is closed; the line is booked in %s.', l_date[o.n], ledger_month_text(c_month[l_cell[o.n]]))
                    else o.detail end as detail,
               case when l_late[o.n] then c_month[l_cell[o.n]] end as month
        from unnest(l_status, l_code, l_detail) with ordinality o(status, code, detail, n)) l
    where l.n <= lines and (l.status <> 'RECORDED' or l.code is not null);
end $$;
