-- A call that asks no cell for more than its budget has left is not judged line by line: in whatever order its lines come, none of them
-- can find too little, since lines that give back only make room. The rest is as before.

-- Judges the lines of subjects under control one after the other: executed + reserved + amount must not pass original + adjustment.
-- Lines of one document are judged together, at the place of its first line. STRICT refuses the whole document, WARN tells.
--   c_room     what is left in each cell before the call; c_used what executed and reserved take already (for the sentence only)
--   p_refused  documents that an earlier round of the same call has refused
create or replace function ledger_judge_limits(
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

    -- by subscript, which is one step here; a join of arrays, whose length nobody knows, would compare each with each
    if cardinality(p_refused) = 0 and not exists (
        select from unnest(l_cell, l_amount, l_status) l(cell, amount, status)
        where l.status = 'RECORDED' and l.amount > 0
        group by l.cell
        having c_nature[l.cell] = 'FLOW' and c_control[l.cell] in ('WARN', 'STRICT') and sum(l.amount) > c_room[l.cell])
    then
        return;
    end if;

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
