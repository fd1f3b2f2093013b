-- What decides about lines before anything is written. Naming: c_ arrays have one element for each cell of a call, in key order;
-- l_ arrays have one element for each line, in the order of the call; l_cell is the position of the line's cell in the c_ arrays.

-- A sentence for a person about a line that goes to the suspense queue.
create function ledger_suspense_detail(p_code text, p_centre text, p_subject text, p_date date) returns text language sql immutable as $$
    select case p_code
        when 'UNKNOWN_CENTRE' then format('The centre %s is not known on %s.', p_centre, p_date)
        when 'UNKNOWN_SUBJECT' then format('The subject %s is not in the chart of the hospital.', p_subject)
        when 'PERIOD_CLOSED' then format('The month of %s is closed.', p_date)
        when 'LINE_CHANGED' then 'A line with this id was recorded with other figures; the recorded line stays.'
    end;
$$;

-- The month as the events write it: 202603 -> 2026-03.
create function ledger_month_text(p_month integer) returns text language sql immutable as $$
    select (p_month / 100)::text || '-' || right('0' || (p_month % 100)::text, 2);
$$;

create function ledger_first_day(p_month integer) returns date language sql immutable as $$
    select make_date(p_month / 100, p_month % 100, 1);
$$;

create function ledger_last_day(p_month integer) returns date language sql immutable as $$
    select (make_date(p_month / 100, p_month % 100, 1) + interval '1 month - 1 day')::date;
$$;

-- Checks the references of a call's cells as one set. To be called under the shared locks of the hospital and its chart.
--   c_flaw     UNKNOWN_SUBJECT, PERIOD_CLOSED or null
--   c_covered  the centre is valid on every day of the month, so that no line needs a look of its own
create function ledger_check_cells(
    p_hospital text, p_chart text, c_centre text[], c_subject text[], c_month integer[],
    out c_flaw text[], out c_nature text[], out c_control text[], out c_covered boolean[])
language plpgsql stable as $$
begin
    select
        array_agg(case
            when s.code is null then 'UNKNOWN_SUBJECT'
            when exists (
                select from period p where p.hospital = p_hospital and p.month = c.month and p.state = 'CLOSED') then 'PERIOD_CLOSED'
        end order by c.k),
        array_agg(coalesce(s.nature, '') order by c.k),
        array_agg(coalesce(s.control, '') order by c.k),
        array_agg(exists (
            select from centre_interval i
            where i.hospital = p_hospital and i.centre = c.centre
              and i.valid_from <= ledger_first_day(c.month) and i.valid_to >= ledger_last_day(c.month)) order by c.k)
    into c_flaw, c_nature, c_control, c_covered
    from unnest(c_centre, c_subject, c_month) with ordinality c(centre, subject, month, k)
    -- limit 1 keeps this a look-up by key for each cell, whatever the planner thinks of the size of the arrays
    left join lateral (
        select code, nature, control from subject where chart = p_chart and code = c.subject limit 1) s on true;
end $$;

-- Judges the lines of subjects under control one after the other: executed + reserved + amount must not pass original + adjustment.
-- Lines of one document are judged together, at the place of its first line. STRICT refuses the whole document, WARN tells.
--   c_room     what is left in each cell before the call; c_used what executed and reserved take already (for the sentence only)
--   p_refused  documents that an earlier round of the same call has refused
create function ledger_judge_limits(
    c_centre text[], c_subject text[], c_month integer[], c_nature text[], c_control text[], c_budget numeric[], c_used numeric[],
    l_cell integer[], l_amount numeric[], l_document text[], p_refused text[],
    inout l_status text[], inout l_code text[], inout l_detail text[])
language plpgsql immutable as $$
declare
    c_room numeric[];
    line record;
    unit bigint;                -- position of the first line of the document that is being judged
    members integer[];          -- its lines that were let through so far
    member integer;
    refusal text;               -- why the document is refused
    k integer;
begin
    select array_agg(coalesce(budget, 0) - coalesce(used, 0) order by n) into c_room
    from unnest(c_budget, c_used) with ordinality c(budget, used, n);

    for line in
        select l.n::integer as n, l.cell, l.amount, l.document, l.status,
               min(l.n) over (partition by l.document, case when l.document is null then l.n end) as unit
        from unnest(l_cell, l_amount, l_document, l_status, l_code) with ordinality l(cell, amount, document, status, code, n)
        where l.status = 'RECORDED' or l.status = 'SUSPENDED' and l.code <> 'LINE_CHANGED'
        order by unit, n
    loop
        if unit is distinct from line.unit then
            unit := line.unit;
            members := '{}';
            refusal := case when line.document = any (p_refused) then 'The document was refused.' end;
        end if;
        k := line.cell;
        if refusal is null and line.status = 'RECORDED' and c_nature[k] = 'FLOW' and c_control[k] in ('WARN', 'STRICT')
            and line.amount > 0 and line.amount > c_room[k]
        then
            l_code[line.n] := 'BUDGET_EXCEEDED';
            l_detail[line.n] := format('Line %s: %s %s in %s has a budget of %s, used are %s, asked for are %s.', line.n - 1,
                c_centre[k], c_subject[k], ledger_month_text(c_month[k]), trim_scale(coalesce(c_budget[k], 0)),
                trim_scale(coalesce(c_budget[k], 0) - c_room[k]), trim_scale(line.amount));
            if c_control[k] = 'STRICT' then
                refusal := l_detail[line.n];
                foreach member in array members loop
                    if l_status[member] = 'RECORDED' then
                        c_room[l_cell[member]] := c_room[l_cell[member]] + l_amount[member];
                    end if;
                    l_status[member] := 'REFUSED';
                    l_code[member] := 'BUDGET_INSUFFICIENT';
                    l_detail[member] := refusal;
                end loop;
            end if;
        end if;
        if refusal is not null then
            l_status[line.n] := 'REFUSED';
            l_code[line.n] := 'BUDGET_INSUFFICIENT';
            l_detail[line.n] := refusal;
            continue;
        end if;
        if line.status = 'RECORDED' then
            c_room[k] := c_room[k] - line.amount;
        end if;
        members := members || line.n;
    end loop;
end $$;
