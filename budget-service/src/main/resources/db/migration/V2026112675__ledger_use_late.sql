-- ledger_use as before, but that it knows softly closed months, and what comes too late for a closed one goes where the hospital sends lines that
-- come too late.

drop function ledger_use(text, integer, text, text, text, text, text, timestamptz,
    text[], text[], date[], numeric[], boolean[], text[], text[], bytea[]);

-- Spends what was set aside: all lines of the call or none. What is open of a reservation's line is taken without being judged again, in a
-- later month too: the budget then moves along, as a pair of adjustments that add up to nothing. What a use spends beyond it is asked of the
-- budget like any posting. A final use gives back the rest.
-- u_ arrays have one element for each use; its source and id are those of an execution line and count once for ever.
-- p_is_office: whoever uses may post into a softly closed month.
-- Order of locks: hospital, chart, line keys by id, the reservation, cells by key, limits by rank, watermark.
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | NO_RESERVATION | USED | REFUSED
--   o_ arrays the uses that were refused, warned about or known already: position (from 0), REPLAYED or REFUSED or RECORDED, code, detail, verdict,
--            and of one that came too late the month to which it went
create function ledger_use(
    p_hospital text, p_bucket integer, p_reservation_source text, p_reservation text,
    p_source text, p_actor text, p_correlation text, p_booked_at timestamptz, p_is_office boolean,
    u_id text[], u_line text[], u_date date[], u_amount numeric[], u_final boolean[], u_document text[], u_memo text[], u_digest bytea[],
    out posted bigint, out o_state text, out o_line integer[], out o_status text[], out o_code text[], out o_detail text[],
    out o_verdict ledger_verdict[], out o_month integer[])
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    uses constant integer := cardinality(u_id);
    number constant bigint := nextval('posting_number');
    chart_code text;
    u_known text[];
    r_lines reservation_line[];             -- all lines of the reservation
    r_line text[];
    r_open numeric[];
    u_place integer[];                      -- the line of the reservation that each use takes from
    u_taken numeric[] := array_fill(0::numeric, array[uses]);
    u_rest numeric[] := array_fill(0::numeric, array[uses]);
    u_code text[];
    u_month integer[];                      -- where each use is booked: in the month of its date, or in a later one because that is closed
    u_late boolean[];                       -- null when none is booked later
    moved record;
    cells record;                           -- first the cells of the reservation's lines, then those in which is spent
    checked record;
    held record;
    ruled record;
    judged record;
    locked ledger_limits;
    c_control text[];
    c_wanted boolean[];                     -- cells that the new uses touch
    moves ledger_movements;
begin
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    u_known := ledger_lock_lines(p_hospital, p_source, number, u_id, u_digest, array_fill(null::text, array[uses]));
    perform from reservation where hospital = p_hospital and source = p_reservation_source and id = p_reservation for update;
    if not found then
        o_state := 'NO_RESERVATION';
        return;
    end if;
    select array_agg(l order by l.place), array_agg(l.line order by l.place), array_agg(l.amount - l.used - l.released order by l.place)
    into r_lines, r_line, r_open
    from reservation_line l
    where l.hospital = p_hospital and l.source = p_reservation_source and l.reservation = p_reservation;
    select array_agg(array_position(r_line, u.line) order by u.n) into u_place from unnest(u_line) with ordinality u(line, n);

    select array_agg(extract(year from u.date)::integer * 100 + extract(month from u.date)::integer order by u.n)
    into u_month from unnest(u_date) with ordinality u(date, n);
    cells := ledger_places_of_uses(r_lines, u_place, u_month);
    checked := ledger_check_cells(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_month, p_is_office);
    if 'PERIOD_CLOSED' = any (checked.c_flaw) then
        moved := ledger_late_cells(p_hospital, p_is_office, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            checked.c_flaw, checked.c_nature, cells.l_cell[cardinality(r_lines) + 1:]);
        u_late := moved.l_late;
        if true = any (u_late) then
            select array_agg(moved.c_month[l.k] order by l.n) into u_month from unnest(moved.l_cell) with ordinality l(k, n);
            cells := ledger_places_of_uses(r_lines, u_place, u_month);
            checked := ledger_check_cells(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_month, p_is_office);
        end if;
    end if;
    c_control := checked.c_control;
    select array_agg(
        case when u_known[u.n] = 'REPLAYED' then null
             when u_known[u.n] = 'SUSPENDED' then 'LINE_SUSPENDED'
             when u_known[u.n] = 'LINE_CHANGED' then 'LINE_CHANGED'
             when u_place[u.n] is null then 'UNKNOWN_RESERVATION_LINE'
             when checked.c_flaw[u.cell] is not null then checked.c_flaw[u.cell]
             when not checked.c_covered[u.cell] and not exists (
                 select from centre_interval i
                 where i.hospital = p_hospital and i.centre = cells.c_centre[u.cell] and u_date[u.n] between i.valid_from and i.valid_to)
             then 'UNKNOWN_CENTRE' end order by u.n)
    into u_code
    from unnest(cells.l_cell[cardinality(r_lines) + 1:]) with ordinality u(cell, n);
    for n in 1..uses loop
        continue when u_known[n] <> 'NEW' or u_code[n] is not null;
        if r_open[u_place[n]] = 0 then
            u_code[n] := 'RESERVATION_LINE_ENDED';
            continue;
        end if;
        u_taken[n] := least(u_amount[n], r_open[u_place[n]]);
        r_open[u_place[n]] := r_open[u_place[n]] - u_taken[n];
        if u_final[n] then
            u_rest[n] := r_open[u_place[n]];
            r_open[u_place[n]] := 0;
        end if;
    end loop;
    if array_to_string(u_code, '') <> '' then
        o_state := 'REFUSED';
        select array_agg(u.n - 1 order by u.n), array_agg('REFUSED'::text), array_agg(u.code order by u.n), array_agg(case u.code
                   when 'LINE_SUSPENDED' then 'A line with this id waits in the suspense queue.'
                   when 'UNKNOWN_RESERVATION_LINE' then format('The reservation has no line %s.', u_line[u.n])
                   when 'RESERVATION_LINE_ENDED' then format('Nothing is open of the line %s any more.', u_line[u.n])
                   else ledger_suspense_detail(u.code, r_lines[coalesce(u_place[u.n], 1)].centre, r_lines[coalesce(u_place[u.n], 1)].subject, u_date[u.n]) end
                   order by u.n),
               array_agg(null::ledger_verdict), array_agg(case when u_late[u.n] then u_month[u.n] end order by u.n)
        into o_line, o_status, o_code, o_detail, o_verdict, o_month
        from unnest(u_code) with ordinality u(code, n)
        where u.code is not null;
        return;
    end if;
    o_state := 'USED';
    if not 'NEW' = any (u_known) then
        posted := ledger_move_watermark(p_bucket, p_correlation);
        select array_agg(u.n - 1 order by u.n), array_agg('REPLAYED'::text), array_agg(null::text), array_agg(null::text), array_agg(null::ledger_verdict)
        into o_line, o_status, o_code, o_detail, o_verdict
        from generate_series(1, uses) u(n);
        return;
    end if;

    c_wanted := ledger_cells_of_uses(cells.l_cell, cardinality(r_lines), cardinality(cells.c_centre), u_known, u_place);
    held := ledger_lock_cells(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, c_wanted);
    if exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            c_wanted, c_control, held.c_limits, held.c_judges);
        c_control := ruled.c_control;
        locked := ruled.p_limits;
    end if;
    judged := ledger_judge_limits(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        checked.c_nature, c_control, held.c_budget, held.c_used, locked,
        cells.l_cell[cardinality(r_lines) + 1:],
        array(select case when u_known[n] = 'NEW' then u_amount[n] - u_taken[n] else 0 end from generate_series(1, uses) n order by n),
        array_fill(p_reservation, array[uses]), '{}'::text[],
        array(select case when u_known[n] = 'NEW' then 'RECORDED' else 'REPLAYED' end from generate_series(1, uses) n order by n),
        u_code, u_code, array_fill(null::ledger_verdict, array[uses]));
    select array_agg(u.n - 1 order by u.n), array_agg(u.status order by u.n), array_agg(u.code order by u.n), array_agg(u.detail order by u.n),
           array_agg(judged.l_verdict[u.n] order by u.n), array_agg(u.month order by u.n)
    into o_line, o_status, o_code, o_detail, o_verdict, o_month
    from (
        select j.n, j.status,
               case when j.status = 'RECORDED' and u_late[j.n] then coalesce(j.code, 'LATE_POSTING') else j.code end as code,
               case when j.status = 'RECORDED' and j.code is null and u_late[j.n]
                    then format('The month of %s is closed; the line is booked in %s.', u_date[j.n], ledger_month_text(u_month[j.n]))
                    else j.detail end as detail,
               case when j.status <> 'REPLAYED' and u_late[j.n] then u_month[j.n] end as month
        from unnest(judged.l_status, judged.l_code, judged.l_detail) with ordinality j(status, code, detail, n)) u
    where u.status <> 'RECORDED' or u.code is not null;
    if 'REFUSED' = any (judged.l_status) then
        o_state := 'REFUSED';
        return;
    end if;

    select array_agg(m.cell order by m.n, m.part), array_agg(m.figure order by m.n, m.part), array_agg(m.delta order by m.n, m.part),
           array_agg(u_date[m.n] order by m.n, m.part),
           array_agg(case m.figure when 'EXECUTED' then u_id[m.n] else p_reservation || '/' || u_line[m.n] end order by m.n, m.part),
           array_agg(u_document[m.n] order by m.n, m.part),
           array_agg(u_memo[m.n] order by m.n, m.part)
    into moves
    from (
        select n.n, part.*
        from generate_series(1, uses) n(n)
        cross join lateral (
            select cells.l_cell[u_place[n.n]] as from_cell, cells.l_cell[cardinality(r_lines) + n.n] as to_cell,
                   u_taken[n.n] as taken, u_rest[n.n] as rest) u
        cross join lateral (values
            (1, u.from_cell, 'RESERVED', -u.taken),
            (2, u.from_cell, 'RESERVED', -u.rest),
            (3, u.from_cell, 'ADJUSTMENT', case when u.from_cell <> u.to_cell then -u.taken else 0 end),
            (4, u.to_cell, 'ADJUSTMENT', case when u.from_cell <> u.to_cell then u.taken else 0 end),
            (5, u.to_cell, 'EXECUTED', u_amount[n.n])) part(part, cell, figure, delta)
        where u_known[n.n] = 'NEW' and part.delta <> 0) m;
    posted := ledger_write_movements(p_hospital, p_bucket, 'USE', number, p_source, p_reservation, p_actor, p_correlation, p_booked_at,
        cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, held.c_version, locked, moves);
    insert into reservation_use (hospital, source, id, reservation_source, reservation, line, date, amount, taken, is_final, sequence)
    select p_hospital, p_source, u_id[n], p_reservation_source, p_reservation, u_line[n], u_date[n], u_amount[n], u_taken[n], u_final[n], posted
    from generate_series(1, uses) n
    where u_known[n] = 'NEW';
    update reservation_line l set
        used = l.used + total.taken, released = l.released + total.rest, exceeded = l.exceeded + total.beyond,
        state = case when r_open[total.place] = 0 then 'USED' else l.state end
    from (
        select u_place[u.n] as place, sum(u_taken[u.n]) as taken, sum(u_rest[u.n]) as rest, sum(u_amount[u.n] - u_taken[u.n]) as beyond
        from generate_series(1, uses) u(n)
        where u_known[u.n] = 'NEW'
        group by 1) total
    where l.hospital = p_hospital and l.source = p_reservation_source and l.reservation = p_reservation and l.line = r_line[total.place];
    perform ledger_end_reservation(p_hospital, p_reservation_source, p_reservation, posted);
end $$;

-- The cells of a reservation's lines, then those in which its uses are booked.
create function ledger_places_of_uses(
    r_lines reservation_line[], u_place integer[], u_month integer[],
    out c_centre text[], out c_subject text[], out c_fund text[], out c_project text[], out c_month integer[], out l_cell integer[])
language sql stable as $$
    select p.c_centre, p.c_subject, p.c_fund, p.c_project, p.c_month, p.l_cell
    from ledger_cells_of_places(
        array(select l.centre from unnest(r_lines) l) || array(select r_lines[coalesce(p, 1)].centre from unnest(u_place) p),
        array(select l.subject from unnest(r_lines) l) || array(select r_lines[coalesce(p, 1)].subject from unnest(u_place) p),
        array(select l.fund from unnest(r_lines) l) || array(select r_lines[coalesce(p, 1)].fund from unnest(u_place) p),
        array(select l.project from unnest(r_lines) l) || array(select r_lines[coalesce(p, 1)].project from unnest(u_place) p),
        array(select l.month from unnest(r_lines) l) || u_month) p;
$$;
