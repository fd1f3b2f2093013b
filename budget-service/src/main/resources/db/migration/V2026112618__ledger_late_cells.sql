-- Softly closed months, and postings that come too late for a closed one.

-- A sentence for a person about a line that goes to the suspense queue.
create or replace function ledger_suspense_detail(p_code text, p_centre text, p_subject text, p_date date) returns text language sql immutable as $$
    select case p_code
        when 'UNKNOWN_CENTRE' then format('The centre %s is not known on %s.', p_centre, p_date)
        when 'UNKNOWN_SUBJECT' then format('The subject %s is not in the chart of the hospital.', p_subject)
        when 'PERIOD_CLOSED' then format('The month of %s is closed.', p_date)
        when 'PERIOD_SOFT_CLOSED' then format('The month of %s is softly closed: only the budget office posts into it.', p_date)
        when 'LINE_CHANGED' then 'A line with this id was recorded with other figures; the recorded line stays.'
    end;
$$;

-- Checks the references of a call's cells as one set. To be called under the shared locks of the hospital and its chart.
--   p_is_office  whoever posts may post into a softly closed month
--   c_flaw       UNKNOWN_SUBJECT, PERIOD_CLOSED, PERIOD_SOFT_CLOSED or null
--   c_covered    the centre is valid on every day of the month, so that no line needs a look of its own
drop function ledger_check_cells(text, text, text[], text[], integer[]);

create function ledger_check_cells(
    p_hospital text, p_chart text, c_centre text[], c_subject text[], c_month integer[], p_is_office boolean default false,
    out c_flaw text[], out c_nature text[], out c_control text[], out c_covered boolean[])
language plpgsql stable as $$
begin
    select
        array_agg(case
            when s.code is null then 'UNKNOWN_SUBJECT'
            else (
                select case p.state when 'CLOSED' then 'PERIOD_CLOSED' when 'SOFT_CLOSED' then 'PERIOD_SOFT_CLOSED' end
                from period p
                where p.hospital = p_hospital and p.month = c.month and not (p_is_office and p.state = 'SOFT_CLOSED'))
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

-- Where lines of closed months are booked instead, when the hospital chose so: in the next month of the same year that is open to who posts.
-- A year has a budget of its own, so nothing goes over its end. A balance belongs to its day. In a month in which a centre is not there all
-- the time its amounts would be missing in the sums of the tree. What cannot be moved stays where it is, in a closed month.
-- Arrays as in ledger_check_cells; those that come out stand in the place of those that went in.
--   l_late  the lines that are moved; null, like all others, when there are none
create function ledger_late_cells(
    p_hospital text, p_is_office boolean, p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    p_flaw text[], p_nature text[], p_cell integer[],
    out c_centre text[], out c_subject text[], out c_fund text[], out c_project text[], out c_month integer[], out l_cell integer[],
    out l_late boolean[])
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
    target integer[];
begin
    if not exists (select from closing_policy where hospital = p_hospital and late_postings = 'NEXT_OPEN_MONTH') then
        return;
    end if;
    select array_agg(coalesce(t.month, c.month) order by c.k) into target
    from unnest(p_centre, p_month, p_flaw, p_nature) with ordinality c(centre, month, flaw, nature, k)
    left join lateral (
        select m.month
        from (select min(s.month) as month
              from generate_series(c.month + 1, c.month / 100 * 100 + 12) s(month)
              where not exists (
                  select from period p
                  where p.hospital = p_hospital and p.month = s.month
                    and (p.state = 'CLOSED' or p.state = 'SOFT_CLOSED' and not p_is_office))) m
        where c.flaw = 'PERIOD_CLOSED' and c.nature = 'FLOW'
          and exists (
              select from centre_interval i
              where i.hospital = p_hospital and i.centre = c.centre
                and i.valid_from <= ledger_first_day(m.month) and i.valid_to >= ledger_last_day(m.month))) t on true;
    if target = p_month then
        return;
    end if;
    select array_agg(target[l.k] <> p_month[l.k] order by l.n) into l_late from unnest(p_cell) with ordinality l(k, n);
    select p.c_centre, p.c_subject, p.c_fund, p.c_project, p.c_month, p.l_cell
    into c_centre, c_subject, c_fund, c_project, c_month, l_cell
    from ledger_cells_of_places(
        array(select p_centre[k] from unnest(p_cell) with ordinality l(k, n) order by n),
        array(select p_subject[k] from unnest(p_cell) with ordinality l(k, n) order by n),
        array(select p_fund[k] from unnest(p_cell) with ordinality l(k, n) order by n),
        array(select p_project[k] from unnest(p_cell) with ordinality l(k, n) order by n),
        array(select target[k] from unnest(p_cell) with ordinality l(k, n) order by n)) p;
end $$;
