-- Lines that are divided. The parts of a line but the first stand behind all lines of a call, in the order of lines and parts; l_line tells the
-- line of each of them. So a call without them is what it was, and the first elements of every array are its lines.

-- Divides an amount by ratios that add up to 1, at its own decimals but at least at 2: each part is cut there, and the units that are left over
-- go one each to the parts that lost most (largest remainder), of equal ones to the largest, then to the first. The parts add up to the amount.
create function ledger_split(p_amount numeric, p_ratio numeric[]) returns numeric[] language sql immutable as $$
    with part as (
        select n, ratio, trunc(abs(p_amount) * ratio, decimals) as cut, abs(p_amount) * ratio - trunc(abs(p_amount) * ratio, decimals) as lost,
               power(0.1, decimals) as unit
        from unnest(p_ratio) with ordinality r(ratio, n)
        cross join (select greatest(scale(trim_scale(p_amount)), 2) as decimals) d),
    ranked as (
        select n, cut, unit, row_number() over (order by lost desc, ratio desc, n) as rank, abs(p_amount) - sum(cut) over () as rest from part)
    select array_agg(trim_scale(sign(p_amount) * (cut + case when rank * unit <= rest then unit else 0 end)) order by n) from ranked
$$;

create or replace function ledger_suspense_detail(p_code text, p_centre text, p_subject text, p_date date) returns text language sql immutable as $$
    select case p_code
        when 'UNKNOWN_CENTRE' then format('The centre %s is not known on %s.', p_centre, p_date)
        when 'UNKNOWN_SUBJECT' then format('The subject %s is not in the chart of the hospital.', p_subject)
        when 'PERIOD_CLOSED' then format('The month of %s is closed.', p_date)
        when 'PERIOD_SOFT_CLOSED' then format('The month of %s is softly closed: only the budget office posts into it.', p_date)
        when 'LINE_CHANGED' then 'A line with this id was recorded with other figures; the recorded line stays.'
        when 'BALANCE_SPLIT' then 'A mapping rule divides the line, and a balance (STOCK) cannot be divided.'
    end;
$$;

-- What the codes of a line mean, by the rules of its day: of those that fit, for each of centre, subject, fund and project the narrowest that
-- gives it. Narrower is a rule that names the source, then one that names the project, the centre, the subject, the fund. The narrowest rule that
-- divides makes the parts; a rule that is narrower still gives its codes to each of them.
--   n       of the part, from 1
--   centre  null, as all others, in the only row where the codes mean nothing that is known
--   ratio   of the part; null when lines are not divided
create function ledger_meaning(
    p_hospital text, p_chart text, p_source text, p_centre text, p_subject text, p_fund text, p_project text, p_date date)
returns table (n bigint, centre text, subject text, fund text, project text, ratio numeric)
language sql stable set enable_seqscan = off as $$
    with fitting as (
        select m.centre, m.subject, m.fund, m.project, m.part_centre, m.part_subject, m.part_fund, m.part_project, m.part_ratio,
               num_nonnulls(m.source) * 16 + num_nonnulls(m.sent_project) * 8 + num_nonnulls(m.sent_centre) * 4
                   + num_nonnulls(m.sent_subject) * 2 + num_nonnulls(m.sent_fund) as weight
        from mapping_rule m
        where m.hospital = p_hospital and (m.source is null or m.source = p_source)
          and p_date between m.valid_from and m.valid_to
          and (m.sent_centre is null or m.sent_centre = p_centre)
          and (m.sent_subject is null or m.sent_subject = p_subject)
          and (m.sent_fund is null or m.sent_fund = p_fund)
          and (m.sent_project is null or m.sent_project = p_project)),
    divider as (select * from fitting f where f.part_ratio is not null order by f.weight desc limit 1),
    part as (
        select p.n, p.centre, p.subject, p.fund, p.project, p.ratio, d.weight
        from divider d
        cross join lateral unnest(d.part_centre, d.part_subject, d.part_fund, d.part_project, d.part_ratio)
            with ordinality p(centre, subject, fund, project, ratio, n)
        union all
        select 1, null, null, null, null, null, 0 where not exists (select from divider)),
    meant as (
        select part.n, coalesce(r.centre, p_centre) as centre, coalesce(r.subject, p_subject) as subject,
               coalesce(r.fund, p_fund) as fund, coalesce(r.project, p_project) as project, part.ratio
        from part
        cross join lateral (
            select (array_agg(g.centre order by g.weight desc) filter (where g.centre is not null))[1] as centre,
                   (array_agg(g.subject order by g.weight desc) filter (where g.subject is not null))[1] as subject,
                   (array_agg(g.fund order by g.weight desc) filter (where g.fund is not null))[1] as fund,
                   (array_agg(g.project order by g.weight desc) filter (where g.project is not null))[1] as project
            from (
                select f.centre, f.subject, f.fund, f.project, f.weight from fitting f
                union all
                select part.centre, part.subject, part.fund, part.project, part.weight) g) r),
    lost as (
        select from meant k
        where not exists (
                select from centre_interval i
                where i.hospital = p_hospital and i.centre = k.centre and p_date between i.valid_from and i.valid_to)
            or not exists (select from subject s where s.chart = p_chart and s.code = k.subject))
    select k.n, k.centre, k.subject, k.fund, k.project, k.ratio from meant k where not exists (select from lost)
    union all
    select 1, null, null, null, null, null where exists (select from lost)
$$;

drop function ledger_mapped_cells(text, text, text, text[], text[], text[], text[], integer[], integer[], date[], text[]);

-- The cells of lines whose centre or subject is unknown, by the rules of the hospital. A line is mapped only where centre and subject are known
-- then, of each of its parts, on its own day; any other stays as it was sent. Arrays as in ledger_late_cells.
--   p_flaw    of each line
--   l_mapped  the lines that are mapped; null, like all others, when there are none
--   l_line    null, like l_amount, when no line is divided
--   l_amount  of the lines and of the further parts
create function ledger_mapped_cells(
    p_hospital text, p_chart text, p_source text, p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    p_cell integer[], p_date date[], p_amount numeric[], p_flaw text[],
    out c_centre text[], out c_subject text[], out c_fund text[], out c_project text[], out c_month integer[], out l_cell integer[],
    out l_mapped boolean[], out l_line integer[], out l_amount numeric[])
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
    l_asked integer[];          -- which question about a meaning a line asks: lines of one cell and day ask the same; null: none
    m_first integer[];          -- where the parts of the answer to each question begin, and behind the last one
    m_centre text[];            -- the parts of all answers
    m_subject text[];
    m_fund text[];
    m_project text[];
    m_ratio numeric[];
    l_centre text[];
    l_subject text[];
    l_fund text[];
    l_project text[];
    l_month integer[];
begin
    if not exists (select from mapping_rule where hospital = p_hospital and (source is null or source = p_source)) then
        return;
    end if;
    select array_agg(case when l.is_unknown then l.asked end order by l.n) into l_asked
    from (select n, is_unknown, dense_rank() over (order by is_unknown desc, cell, date) as asked
          from (select n, cell, date, coalesce(flaw in ('UNKNOWN_CENTRE', 'UNKNOWN_SUBJECT'), false) as is_unknown
                from unnest(p_cell, p_date, p_flaw) with ordinality u(cell, date, flaw, n)) u) l;
    select array_agg(m.at order by m.at) filter (where m.n = 1) || (count(*) + 1)::integer,
           array_agg(m.centre order by m.at), array_agg(m.subject order by m.at), array_agg(m.fund order by m.at),
           array_agg(m.project order by m.at), array_agg(m.ratio order by m.at)
    into m_first, m_centre, m_subject, m_fund, m_project, m_ratio
    from (select r.*, (row_number() over (order by q.asked, r.n))::integer as at
          from (select distinct on (asked) asked, cell, date from unnest(l_asked, p_cell, p_date) u(asked, cell, date)
                where asked is not null order by asked) q
          cross join lateral ledger_meaning(
              p_hospital, p_chart, p_source, p_centre[q.cell], p_subject[q.cell], p_fund[q.cell], p_project[q.cell], q.date) r) m;
    -- by subscript: a join of arrays, whose length nobody knows, could compare each with each
    select array_agg(coalesce(m_centre[m.at], p_centre[l.cell]) order by m.n > 1, l.n, m.n),
           array_agg(coalesce(m_subject[m.at], p_subject[l.cell]) order by m.n > 1, l.n, m.n),
           array_agg(coalesce(m_fund[m.at], p_fund[l.cell]) order by m.n > 1, l.n, m.n),
           array_agg(coalesce(m_project[m.at], p_project[l.cell]) order by m.n > 1, l.n, m.n),
           array_agg(p_month[l.cell] order by m.n > 1, l.n, m.n),
           array_agg(m_centre[m.at] is not null order by l.n) filter (where m.n = 1),
           array_agg(l.n order by l.n, m.n) filter (where m.n > 1),
           array_agg(coalesce(s.amounts[m.n], l.amount) order by m.n > 1, l.n, m.n)
    into l_centre, l_subject, l_fund, l_project, l_month, l_mapped, l_line, l_amount
    from unnest(l_asked, p_cell, p_amount) with ordinality l(asked, cell, amount, n)
    cross join lateral (
        select case when m_ratio[m_first[l.asked]] is not null
                    then ledger_split(l.amount, m_ratio[m_first[l.asked]:m_first[l.asked + 1] - 1]) end as amounts) s
    cross join lateral (
        select n, m_first[l.asked] + n - 1 as at
        from generate_series(1, coalesce(m_first[l.asked + 1] - m_first[l.asked], 1)) n) m;
    if not true = any (l_mapped) then
        l_mapped := null;
        l_line := null;
        l_amount := null;
        return;
    end if;
    if l_line is null then
        l_amount := null;
    end if;
    select p.c_centre, p.c_subject, p.c_fund, p.c_project, p.c_month, p.l_cell
    into c_centre, c_subject, c_fund, c_project, c_month, l_cell
    from ledger_cells_of_places(l_centre, l_subject, l_fund, l_project, l_month) p;
end $$;

-- Why lines with parts cannot be recorded now: what is wrong with a part is wrong with the line and with each of its parts.
create function ledger_flaws_of_parts(l_line integer[], l_cell integer[], c_nature text[], l_flaw text[]) returns text[]
language plpgsql immutable as $$
declare
    lines constant integer := cardinality(l_cell) - cardinality(l_line);
    k integer;
begin
    for n in 1..cardinality(l_line) loop
        k := l_line[n];
        l_flaw[k] := case
            when 'STOCK' in (c_nature[l_cell[k]], c_nature[l_cell[lines + n]]) then 'BALANCE_SPLIT'
            else coalesce(l_flaw[k], l_flaw[lines + n]) end;
    end loop;
    for n in 1..cardinality(l_line) loop
        l_flaw[lines + n] := l_flaw[l_line[n]];
    end loop;
    return l_flaw;
end $$;

-- By what lines are judged together: their document, or of a line with parts that has none the line itself. No document begins with a control
-- character.
create function ledger_units_of_parts(l_line integer[], l_document text[]) returns text[] language plpgsql immutable as $$
declare
    lines constant integer := cardinality(l_document) - cardinality(l_line);
begin
    for n in 1..cardinality(l_line) loop
        l_document[l_line[n]] := coalesce(l_document[l_line[n]], chr(1) || l_line[n]);
        l_document[lines + n] := l_document[l_line[n]];
    end loop;
    return l_document;
end $$;

-- What is told of lines with parts: what is told of a part is told of its line, and a sentence that names a part by its position names the line.
create function ledger_outcomes_of_parts(
    l_line integer[], inout l_code text[], inout l_detail text[], inout l_verdict ledger_verdict[])
language plpgsql immutable as $$
declare
    lines constant integer := cardinality(l_code) - cardinality(l_line);
    k integer;
begin
    for n in 1..cardinality(l_line) loop
        k := l_line[n];
        if l_code[k] is null then
            l_code[k] := l_code[lines + n];
            l_detail[k] := l_detail[lines + n];
            l_verdict[k] := l_verdict[lines + n];
        end if;
    end loop;
    for n in 1..lines loop
        k := substring(l_detail[n] from '^Line (\d+):')::integer - lines + 1;
        if k > 0 then
            l_detail[n] := regexp_replace(l_detail[n], '\d+', (l_line[k] - 1)::text);
        end if;
    end loop;
end $$;
