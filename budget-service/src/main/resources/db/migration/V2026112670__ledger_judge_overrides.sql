-- An override (特批): execution lines that a STRICT limit would refuse are recorded all the same, by a role, with a reason, and told apart for
-- ever. They go the way of every other line; only what would be the refusal becomes a line that says which limit was passed.

-- Judges the lines of a call one after the other, by the control that the chart gives a subject and by the limits of the hospital's rules:
-- what is used and the amount must not pass what is allowed. Lines of one document are judged together, at the place of its first line.
-- STRICT refuses the whole document, WARN tells; of several that speak the first STRICT one is named, the narrowest first.
--   c_room         what is left in each cell before the call; c_used what executed and reserved take already (for the sentence only)
--   p_refused      documents that an earlier round of the same call has refused
--   p_is_override  STRICT refuses nothing: the line is recorded with BUDGET_OVERRIDDEN
drop function ledger_judge_limits(text, text[], text[], text[], text[], integer[], text[], text[], numeric[], numeric[], ledger_limits,
    integer[], numeric[], text[], text[], text[], text[], text[], ledger_verdict[]);

create function ledger_judge_limits(
    p_hospital text, c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[], c_nature text[],
    c_control text[], c_budget numeric[], c_used numeric[], p_limits ledger_limits,
    l_cell integer[], l_amount numeric[], l_document text[], p_refused text[],
    inout l_status text[], inout l_code text[], inout l_detail text[], inout l_verdict ledger_verdict[],
    p_is_override boolean default false)
language plpgsql volatile as $$
declare
    f_control constant text[] := p_limits.control;
    f_basis constant text[] := p_limits.basis;
    f_allowed constant numeric[] := p_limits.allowed;
    f_used numeric[] := p_limits.used;
    e_first constant integer[] := p_limits.first;
    e_last constant integer[] := p_limits.last;
    edges constant integer[] := p_limits.edge;
    e_judges constant boolean[] := p_limits.judges;
    c_room numeric[];
    line record;
    unit bigint;                -- position of the first line of the document that is being judged
    members integer[];          -- its lines that were let through so far
    member integer;
    refusal text;               -- why the document is refused
    verdict ledger_verdict;     -- by which rule
    told text;
    k integer;
    f integer;
    room record;
    is_strict boolean;
    is_homeless boolean;        -- the rule asks for a budget of the line itself, and there is none
begin
    select array_agg(coalesce(budget, 0) - coalesce(used, 0) order by n) into c_room
    from unnest(c_budget, c_used) with ordinality c(budget, used, n);

    -- by subscript, which is one step here; a join of arrays, whose length nobody knows, would compare each with each
    if cardinality(p_refused) = 0 and coalesce(cardinality(edges), 0) = 0 and not exists (
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
            verdict := null;
        end if;
        k := line.cell;
        if refusal is null and line.status = 'RECORDED' and c_nature[k] = 'FLOW' and line.amount > 0 then
            told := null;
            is_strict := false;
            if c_control[k] in ('WARN', 'STRICT') and line.amount > c_room[k] then
                is_strict := c_control[k] = 'STRICT';
                verdict := (null, 'LINE', 'MONTH', concat_ws('/', c_centre[k], c_subject[k], c_fund[k], c_project[k]),
                    coalesce(c_budget[k], 0), coalesce(c_budget[k], 0) - c_room[k], line.amount);
                told := format('Line %s: %s %s in %s has a budget of %s, used are %s, asked for are %s.', line.n - 1,
                    c_centre[k], c_subject[k], ledger_month_text(c_month[k]), trim_scale(verdict.budget),
                    trim_scale(verdict.used), trim_scale(line.amount));
            end if;
            for e in coalesce(e_first[k], 1)..coalesce(e_last[k], 0) loop
                exit when is_strict;
                f := edges[e];
                continue when not e_judges[e] or f_control[f] = 'NONE'
                    or told is not null and f_control[f] <> 'STRICT';
                room := ledger_limit_room(f_basis[f], c_month[k], f, f_allowed, f_used);
                is_homeless := p_limits.requires_line[f] and coalesce(c_budget[k], 0) = 0
                    and not ledger_has_budget_line(p_hospital, c_centre[k], c_subject[k], c_fund[k], c_project[k], c_month[k] / 100);
                continue when not is_homeless and line.amount <= room.budget - room.used;
                is_strict := f_control[f] = 'STRICT';
                verdict := (p_limits.rule[f], p_limits.level[f], f_basis[f], p_limits.scope[f],
                    case when is_homeless then 0 else trim_scale(room.budget) end,
                    case when is_homeless then 0 else trim_scale(room.used) end, line.amount);
                told := case when is_homeless
                    then format('Line %s: %s %s has no budget in %s, which the rule %s asks for.', line.n - 1,
                        c_centre[k], c_subject[k], c_month[k] / 100, verdict.rule)
                    else format('Line %s: the rule %s allows %s for %s in %s, used are %s, asked for are %s.', line.n - 1,
                        verdict.rule, verdict.budget, concat_ws(' ', verdict.level, nullif(verdict.scope, '')),
                        case f_basis[f]
                            when 'MONTH' then ledger_month_text(c_month[k])
                            when 'PROJECT' then 'all years'
                            when 'YEAR' then (c_month[k] / 100)::text
                            else (c_month[k] / 100)::text || ' to date' end,
                        verdict.used, trim_scale(line.amount)) end;
            end loop;
            if told is not null then
                l_code[line.n] := case when is_strict and p_is_override then 'BUDGET_OVERRIDDEN' else 'BUDGET_EXCEEDED' end;
                l_detail[line.n] := told;
                l_verdict[line.n] := verdict;
            end if;
            if is_strict and not p_is_override then
                refusal := told;
                foreach member in array members loop
                    if l_status[member] = 'RECORDED' then
                        c_room[l_cell[member]] := c_room[l_cell[member]] + l_amount[member];
                        for e in coalesce(e_first[l_cell[member]], 1)..coalesce(e_last[l_cell[member]], 0) loop
                            f := edges[e];
                            f_used[f][ledger_limit_slot(f_basis[f], c_month[l_cell[member]])] :=
                                f_used[f][ledger_limit_slot(f_basis[f], c_month[l_cell[member]])] - l_amount[member];
                        end loop;
                    end if;
                    l_status[member] := 'REFUSED';
                    l_code[member] := 'BUDGET_INSUFFICIENT';
                    l_detail[member] := refusal;
                    l_verdict[member] := verdict;
                end loop;
            end if;
        end if;
        if refusal is not null then
            l_status[line.n] := 'REFUSED';
            l_code[line.n] := 'BUDGET_INSUFFICIENT';
            l_detail[line.n] := refusal;
            l_verdict[line.n] := verdict;
            continue;
        end if;
        if line.status = 'RECORDED' then
            c_room[k] := c_room[k] - line.amount;
            for e in coalesce(e_first[k], 1)..coalesce(e_last[k], 0) loop
                f := edges[e];
                f_used[f][ledger_limit_slot(f_basis[f], c_month[k])] := f_used[f][ledger_limit_slot(f_basis[f], c_month[k])] + line.amount;
            end loop;
        end if;
        members := members || line.n;
    end loop;
end $$;
