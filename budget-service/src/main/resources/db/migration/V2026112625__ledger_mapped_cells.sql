-- Lines that name codes of their source.

-- The cells of lines whose centre or subject is unknown, by the rules of the hospital. A line is mapped only where centre and subject are known
-- then, on its own day; any other stays as it was sent. Arrays as in ledger_late_cells.
--   p_flaw    of each line
--   l_mapped  the lines that are mapped; null, like all others, when there are none
create function ledger_mapped_cells(
    p_hospital text, p_chart text, p_source text, p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    p_cell integer[], p_date date[], p_flaw text[],
    out c_centre text[], out c_subject text[], out c_fund text[], out c_project text[], out c_month integer[], out l_cell integer[],
    out l_mapped boolean[])
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
    l_centre text[];
    l_subject text[];
    l_fund text[];
    l_project text[];
begin
    if not exists (select from mapping_rule where hospital = p_hospital and (source is null or source = p_source)) then
        return;
    end if;
    select array_agg(coalesce(m.centre, p_centre[l.cell]) order by l.n), array_agg(coalesce(m.subject, p_subject[l.cell]) order by l.n),
           array_agg(coalesce(m.fund, p_fund[l.cell]) order by l.n), array_agg(coalesce(m.project, p_project[l.cell]) order by l.n),
           array_agg(m.centre is not null order by l.n)
    into l_centre, l_subject, l_fund, l_project, l_mapped
    from unnest(p_cell, p_date, p_flaw) with ordinality l(cell, date, flaw, n)
    left join lateral (
        select coalesce(r.centre, p_centre[l.cell]) as centre, coalesce(r.subject, p_subject[l.cell]) as subject,
               coalesce(r.fund, p_fund[l.cell]) as fund, coalesce(r.project, p_project[l.cell]) as project
        from (
            -- narrower is a rule that names the source, then one that names the project, the centre, the subject, the fund
            select (array_agg(f.centre order by f.weight desc) filter (where f.centre is not null))[1] as centre,
                   (array_agg(f.subject order by f.weight desc) filter (where f.subject is not null))[1] as subject,
                   (array_agg(f.fund order by f.weight desc) filter (where f.fund is not null))[1] as fund,
                   (array_agg(f.project order by f.weight desc) filter (where f.project is not null))[1] as project
            from (
                select m.centre, m.subject, m.fund, m.project,
                       num_nonnulls(m.source) * 16 + num_nonnulls(m.sent_project) * 8 + num_nonnulls(m.sent_centre) * 4
                           + num_nonnulls(m.sent_subject) * 2 + num_nonnulls(m.sent_fund) as weight
                from mapping_rule m
                where m.hospital = p_hospital and (m.source is null or m.source = p_source)
                  and l.date between m.valid_from and m.valid_to
                  and (m.sent_centre is null or m.sent_centre = p_centre[l.cell])
                  and (m.sent_subject is null or m.sent_subject = p_subject[l.cell])
                  and (m.sent_fund is null or m.sent_fund = p_fund[l.cell])
                  and (m.sent_project is null or m.sent_project = p_project[l.cell])) f) r
        where l.flaw in ('UNKNOWN_CENTRE', 'UNKNOWN_SUBJECT')) m
        on exists (
            select from centre_interval i
            where i.hospital = p_hospital and i.centre = m.centre and l.date between i.valid_from and i.valid_to)
        and exists (select from subject s where s.chart = p_chart and s.code = m.subject);
    if not true = any (l_mapped) then
        l_mapped := null;
        return;
    end if;
    select p.c_centre, p.c_subject, p.c_fund, p.c_project, p.c_month, p.l_cell
    into c_centre, c_subject, c_fund, c_project, c_month, l_cell
    from ledger_cells_of_places(l_centre, l_subject, l_fund, l_project,
        array(select p_month[k] from unnest(p_cell) with ordinality l(k, n) order by n)) p;
end $$;

-- Checks the references of a call's cells, and of each line that its centre is there on its day.
--   l_late   lines that are booked in another month than that of their date
--   c_ out   as of ledger_check_cells
--   l_flaw   why a line cannot be recorded now; UNKNOWN_CENTRE before what is wrong with its cell
create function ledger_check_lines(
    p_hospital text, p_chart text, p_is_office boolean, p_centre text[], p_subject text[], p_month integer[], l_cell integer[], l_date date[],
    l_late boolean[],
    out c_flaw text[], out c_nature text[], out c_control text[], out c_covered boolean[], out l_flaw text[])
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
    select k.c_flaw, k.c_nature, k.c_control, k.c_covered into c_flaw, c_nature, c_control, c_covered
    from ledger_check_cells(p_hospital, p_chart, p_centre, p_subject, p_month, p_is_office) k;
    select array_agg(
        case when (not c_covered[l.cell] or l_late[l.n]) and not exists (
                 select from centre_interval i
                 where i.hospital = p_hospital and i.centre = p_centre[l.cell] and l.date between i.valid_from and i.valid_to)
             then 'UNKNOWN_CENTRE' else c_flaw[l.cell] end order by l.n)
    into l_flaw
    from unnest(l_cell, l_date) with ordinality l(cell, date, n);
end $$;
