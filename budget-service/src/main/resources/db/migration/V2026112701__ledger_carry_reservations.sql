-- Reservations that are open at the end of a year go on in the next one: with the same name, and with as much budget, so that nobody has to
-- approve them again. The callers hold the hospital's exclusive lock, so nobody posts meanwhile.

-- Lets the open lines of reservations in some budget lines of a year go on in another month. In its old cell each is followed by a line of a
-- hold, a reservation of the source 'adjustment' that only ledger_bring_reservations_back ends: no figure of the old cell changes. The new cell
-- gets the budget and the reservation, so no limit has less room than before.
-- c_ arrays have one element for each budget line. What adjustments hold does not go on.
--   p_month  where they go on, as 202701
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | REFUSED | CARRIED, also when nothing was open
--   o_ arrays each line of a reservation that goes on, or that cannot: where it was, what was open, and why not (else null)
create function ledger_carry_reservations(
    p_hospital text, p_bucket integer, p_hold text, p_transfer text, p_document text, p_actor text, p_correlation text,
    p_booked_at timestamptz, p_today date, p_year integer, p_month integer,
    c_centre text[], c_subject text[], c_fund text[], c_project text[],
    out posted bigint, out o_state text, out o_source text[], out o_reservation text[], out o_line text[],
    out o_centre text[], out o_subject text[], out o_fund text[], out o_project text[], out o_month integer[], out o_amount numeric[], out o_code text[])
language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
declare
    number constant bigint := nextval('posting_number');
    chart_code text;
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    o_state := 'CARRIED';
    select array_agg(l.source order by l.source, l.reservation, l.place), array_agg(l.reservation order by l.source, l.reservation, l.place),
           array_agg(l.line order by l.source, l.reservation, l.place), array_agg(l.centre order by l.source, l.reservation, l.place),
           array_agg(l.subject order by l.source, l.reservation, l.place), array_agg(l.fund order by l.source, l.reservation, l.place),
           array_agg(l.project order by l.source, l.reservation, l.place), array_agg(l.month order by l.source, l.reservation, l.place),
           array_agg(l.amount - l.used - l.released order by l.source, l.reservation, l.place)
    into o_source, o_reservation, o_line, o_centre, o_subject, o_fund, o_project, o_month, o_amount
    from (
        select r.*
        from reservation_line r
        join unnest(c_centre, c_subject, c_fund, c_project) c(centre, subject, fund, project) using (centre, subject, fund, project)
        where r.hospital = p_hospital and r.state = 'OPEN' and r.source <> 'adjustment' and r.month / 100 = p_year
        for update of r) l;
    if o_line is null then
        posted := ledger_move_watermark(p_bucket, p_correlation);
        return;
    end if;
    o_code := ledger_flaws_of_plan(
        p_hospital, chart_code, o_centre, o_subject, array_fill(p_month, array[cardinality(o_line)]));
    if array_to_string(o_code, '') <> '' then
        o_state := 'REFUSED';
        return;
    end if;

    insert into reservation (hospital, source, id, digest, document, expires_on, state, actor, booked_at, version, sequence)
    values (p_hospital, 'adjustment', p_hold, sha256(convert_to(jsonb_build_array(p_hold, o_line, o_amount)::text, 'UTF8')), p_document, null,
            'OPEN', p_actor, p_booked_at, 1, 0);
    insert into reservation_line (hospital, source, reservation, line, place, centre, subject, fund, project, month, amount, state)
    select p_hospital, 'adjustment', p_hold, concat_ws('/', l.source, l.reservation, l.line), l.n, l.centre, l.subject, l.fund, l.project, l.month,
           l.amount, 'OPEN'
    from unnest(o_source, o_reservation, o_line, o_centre, o_subject, o_fund, o_project, o_month, o_amount) with ordinality
         l(source, reservation, line, centre, subject, fund, project, month, amount, n);
    posted := ledger_move_reserved_budget(p_hospital, p_bucket, number, chart_code, p_transfer, p_document, p_actor, p_correlation, p_booked_at,
        p_today, o_source, o_reservation, o_line, o_centre, o_subject, o_fund, o_project, p_month, o_amount);
    update reservation_line r set month = p_month
    from unnest(o_source, o_reservation, o_line) l(source, reservation, line)
    where r.hospital = p_hospital and r.source = l.source and r.reservation = l.reservation and r.line = l.line;
    update reservation r set version = r.version + 1, sequence = posted
    from (select distinct source, reservation from unnest(o_source, o_reservation) l(source, reservation)) l
    where r.hospital = p_hospital and r.source = l.source and r.id = l.reservation;
    update reservation set sequence = posted where hospital = p_hospital and source = 'adjustment' and id = p_hold;
end $$;

-- Takes back what ledger_carry_reservations did, all of it or nothing: what was used or released of a reservation since is not open any more.
-- l_ arrays are those that it answered; p_month is where they went on.
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | REFUSED | BACK
--   o_code   for each line RESERVATION_USED, PERIOD_CLOSED, UNKNOWN_CENTRE, UNKNOWN_SUBJECT; null when nothing is wrong with it
create function ledger_bring_reservations_back(
    p_hospital text, p_bucket integer, p_hold text, p_transfer text, p_document text, p_actor text, p_correlation text,
    p_booked_at timestamptz, p_today date, p_month integer, l_source text[], l_reservation text[], l_line text[],
    l_centre text[], l_subject text[], l_fund text[], l_project text[], l_month integer[], l_amount numeric[],
    out posted bigint, out o_state text, out o_code text[])
language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
declare
    number constant bigint := nextval('posting_number');
    chart_code text;
    l_flaw text[];
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    l_flaw := ledger_flaws_of_plan(p_hospital, chart_code, l_centre, l_subject, array_fill(p_month, array[cardinality(l_line)]));
    select array_agg(case when r.state = 'OPEN' and r.month = p_month and r.amount - r.used - r.released = l.amount
                          then l.flaw else 'RESERVATION_USED' end order by l.n)
    into o_code
    from unnest(l_source, l_reservation, l_line, l_amount, l_flaw) with ordinality l(source, reservation, line, amount, flaw, n)
    left join reservation_line r
        on r.hospital = p_hospital and r.source = l.source and r.reservation = l.reservation and r.line = l.line;
    if array_to_string(o_code, '') <> '' then
        o_state := 'REFUSED';
        return;
    end if;
    o_state := 'BACK';
    posted := ledger_move_reserved_budget(p_hospital, p_bucket, number, chart_code, p_transfer, p_document, p_actor, p_correlation, p_booked_at,
        p_today, l_source, l_reservation, l_line, l_centre, l_subject, l_fund, l_project, p_month, array(select -a.amount from unnest(l_amount) with ordinality a(amount, n) order by a.n));
    update reservation_line set released = amount, state = 'RELEASED'
    where hospital = p_hospital and source = 'adjustment' and reservation = p_hold and state = 'OPEN';
    perform ledger_end_reservation(p_hospital, 'adjustment', p_hold, posted);
    update reservation_line r set month = l.month
    from unnest(l_source, l_reservation, l_line, l_month) l(source, reservation, line, month)
    where r.hospital = p_hospital and r.source = l.source and r.reservation = l.reservation and r.line = l.line;
    update reservation r set version = r.version + 1, sequence = posted
    from (select distinct source, reservation from unnest(l_source, l_reservation) l(source, reservation)) l
    where r.hospital = p_hospital and r.source = l.source and r.id = l.reservation;
end $$;

-- Adds budget and as much that is set aside to the cells of some lines in a month, or takes both away.
create function ledger_move_reserved_budget(
    p_hospital text, p_bucket integer, p_number bigint, p_chart text, p_transfer text, p_document text, p_actor text, p_correlation text,
    p_booked_at timestamptz, p_today date, l_source text[], l_reservation text[], l_line text[],
    l_centre text[], l_subject text[], l_fund text[], l_project text[], p_month integer, l_amount numeric[])
returns bigint language plpgsql volatile as $$
declare
    cells record;
    checked record;
    held record;
    ruled record;
    locked ledger_limits;
    c_wanted boolean[];
    moves ledger_movements;
begin
    cells := ledger_cells_of_places(l_centre, l_subject, l_fund, l_project, array_fill(p_month, array[cardinality(l_line)]));
    checked := ledger_check_cells(p_hospital, p_chart, cells.c_centre, cells.c_subject, cells.c_month, true);
    c_wanted := array_fill(true, array[cardinality(cells.c_centre)]);
    held := ledger_lock_cells(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, c_wanted);
    if exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, p_chart, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            c_wanted, checked.c_control, held.c_limits, held.c_judges);
        locked := ruled.p_limits;
    end if;
    select array_agg(m.cell order by m.n, m.figure), array_agg(m.figure order by m.n, m.figure), array_agg(m.amount order by m.n, m.figure),
           array_agg(p_today), array_agg(m.name order by m.n, m.figure), array_agg(p_document), array_agg(null::text)
    into moves
    from (
        select l.n, cells.l_cell[l.n] as cell, f.figure, l.amount, concat_ws('/', p_transfer, l.source, l.reservation, l.line) as name
        from unnest(l_source, l_reservation, l_line, l_amount) with ordinality l(source, reservation, line, amount, n)
        cross join (values ('ADJUSTMENT'), ('RESERVED')) f(figure)) m;
    return ledger_write_movements(p_hospital, p_bucket, 'ADJUSTMENT', p_number, 'adjustment', p_document, p_actor, p_correlation, p_booked_at,
        cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, held.c_version, locked, moves);
end $$;

-- The lines of reservations that a run lets go on, where they were.
create table carry_reservation (
    hospital     text            collate "C" not null,
    year         integer         not null,
    run          integer         not null,
    source       text            collate "C" not null,
    reservation  text            collate "C" not null,
    line         text            collate "C" not null,
    centre       text            collate "C" not null,
    subject      text            collate "C" not null,
    fund         text            collate "C" not null,
    project      text            collate "C" not null,
    month        integer         not null,
    amount       numeric(24, 4)  not null check (amount > 0),
    primary key (hospital, year, run, source, reservation, line),
    foreign key (hospital, year, run) references carry_run (hospital, year, run)
);
