-- What an adjustment gives away is held from its submission on, as a reservation of the source 'adjustment', so that its approval cannot fail
-- for lack of money. Nobody else uses or releases such a reservation, and it never expires.

alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check
    check (kind in ('EXECUTION', 'REPLAY', 'OPENING', 'RESERVATION', 'USE', 'RELEASE', 'EXPIRY', 'REVERSAL', 'OVERRIDE',
                    'HOLD', 'ADJUSTMENT', 'GIVE_BACK'));

-- Why the plan of each of some places cannot be changed: UNKNOWN_CENTRE: it is on no day of the month, UNKNOWN_SUBJECT, PERIOD_CLOSED, else null.
-- A plan is the budget office's, so it may be changed in a softly closed month.
create function ledger_flaws_of_plan(p_hospital text, p_chart text, p_centre text[], p_subject text[], p_month integer[])
returns text[] language plpgsql stable as $$
declare
    checked record;
    flaws text[];
begin
    checked := ledger_check_cells(p_hospital, p_chart, p_centre, p_subject, p_month, true);
    select array_agg(
        case when not c.covered and not exists (
                 select from centre_interval i
                 where i.hospital = p_hospital and i.centre = c.centre
                   and i.valid_from <= ledger_last_day(c.month) and i.valid_to >= ledger_first_day(c.month))
             then 'UNKNOWN_CENTRE' else c.flaw end order by c.k)
    into flaws
    from unnest(p_centre, p_month, checked.c_flaw, checked.c_covered) with ordinality c(centre, month, flaw, covered, k);
    return flaws;
end $$;

-- Which subjects are money that is spent.
create function ledger_spending_subjects(p_chart text, p_subject text[]) returns boolean[] language sql stable as $$
    select array_agg(coalesce(s.is_spending, false) order by p.k)
    from unnest(p_subject) with ordinality p(subject, k)
    left join lateral (
        select nature = 'FLOW' and unit = 'MONEY' and category in ('EXPENSE', 'CAPITAL') as is_spending
        from subject where chart = p_chart and code = p.subject limit 1) s on true;
$$;

-- Holds what the lines of an adjustment take from money to be spent, and from whatever else is under control: all of it or nothing. Each
-- line must be there in its own cell, whatever control the chart gives the subject: what is not there cannot be given away. Limits over
-- several cells judge it like spending. A line that adds, one of a balance (STOCK) or of a plan that nobody controls holds nothing.
-- p_ and l_ arrays have one element for each line; l_delta is signed.
-- Order of locks: hospital, chart, the reservation, cells by key, limits by rank, watermark.
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | TAKEN: the id stands for an earlier hold | REFUSED | HELD, also when nothing has to be held
--   o_held   how many lines hold something; without any there is no reservation
--   o_ arrays the lines that were refused or warned about: position (from 0), REFUSED or RECORDED, code, detail, verdict
create function ledger_hold(
    p_hospital text, p_bucket integer, p_id text, p_document text, p_actor text, p_correlation text, p_booked_at timestamptz, p_today date,
    p_centre text[], p_subject text[], p_fund text[], p_project text[], p_month integer[],
    l_line text[], l_delta numeric[], l_memo text[],
    out posted bigint, out o_state text, out o_held integer,
    out o_line integer[], out o_status text[], out o_code text[], out o_detail text[], out o_verdict ledger_verdict[])
language plpgsql volatile set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
    lines constant integer := cardinality(l_line);
    number constant bigint := nextval('posting_number');
    chart_code text;
    cells record;
    checked record;
    held record;
    ruled record;
    judged record;
    locked ledger_limits;
    c_spending boolean[];
    c_ruled boolean[];          -- a rule counts the cell
    c_wanted boolean[];         -- something is held in the cell
    l_held numeric[];           -- what each line holds
    l_code text[];
    moves ledger_movements;
begin
    o_held := 0;
    chart_code := ledger_lock_references(p_hospital);
    if chart_code is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    l_code := ledger_flaws_of_plan(p_hospital, chart_code, p_centre, p_subject, p_month);
    if array_to_string(l_code, '') <> '' then
        o_state := 'REFUSED';
        select array_agg(l.n - 1 order by l.n), array_agg('REFUSED'::text), array_agg(l.code order by l.n),
               array_agg(ledger_suspense_detail(l.code, p_centre[l.n], p_subject[l.n], ledger_first_day(p_month[l.n])) order by l.n),
               array_agg(null::ledger_verdict)
        into o_line, o_status, o_code, o_detail, o_verdict
        from unnest(l_code) with ordinality l(code, n)
        where l.code is not null;
        return;
    end if;

    cells := ledger_cells_of_places(p_centre, p_subject, p_fund, p_project, p_month);
    checked := ledger_check_cells(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_month, true);
    c_spending := ledger_spending_subjects(chart_code, cells.c_subject);
    c_ruled := array_fill(false, array[cardinality(cells.c_centre)]);
    if exists (select from control_rule where hospital = p_hospital) then
        select array_agg(m.k is not null order by c.k) into c_ruled
        from generate_series(1, cardinality(cells.c_centre)) c(k)
        left join (
            select distinct r.k
            from ledger_match_rules(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project,
                array(select month / 100 from unnest(cells.c_month) month)) r) m on m.k = c.k;
    end if;
    l_held := array_fill(0::numeric, array[lines]);
    c_wanted := array_fill(false, array[cardinality(cells.c_centre)]);
    for n in 1..lines loop
        continue when l_delta[n] >= 0 or checked.c_nature[cells.l_cell[n]] <> 'FLOW';
        continue when not c_spending[cells.l_cell[n]] and not c_ruled[cells.l_cell[n]] and checked.c_control[cells.l_cell[n]] = 'NONE';
        l_held[n] := -l_delta[n];
        c_wanted[cells.l_cell[n]] := true;
        o_held := o_held + 1;
    end loop;
    o_state := 'HELD';
    if o_held = 0 then
        posted := ledger_move_watermark(p_bucket, p_correlation);
        return;
    end if;

    insert into reservation (hospital, source, id, digest, document, expires_on, state, actor, booked_at, version, sequence)
    values (p_hospital, 'adjustment', p_id, sha256(convert_to(jsonb_build_array(p_id, l_line, l_held)::text, 'UTF8')), p_document, null,
            'OPEN', p_actor, p_booked_at, 1, 0)
    on conflict do nothing;
    if not found then
        o_state := 'TAKEN';
        return;
    end if;
    held := ledger_lock_cells(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, c_wanted);
    if exists (select from control_rule where hospital = p_hospital) then
        ruled := ledger_lock_limits(p_hospital, chart_code, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
            c_wanted, checked.c_control, held.c_limits, held.c_judges);
        locked := ruled.p_limits;
    end if;
    judged := ledger_judge_limits(p_hospital, cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month,
        checked.c_nature, array_fill('STRICT'::text, array[cardinality(cells.c_centre)]), held.c_budget, held.c_used, locked,
        cells.l_cell, l_held, array_fill(p_id, array[lines]), '{}'::text[],
        array_fill('RECORDED'::text, array[lines]), l_code, l_code, array_fill(null::ledger_verdict, array[lines]));
    select array_agg(l.n - 1 order by l.n), array_agg(l.status order by l.n), array_agg(l.code order by l.n),
           array_agg(judged.l_detail[l.n] order by l.n), array_agg(judged.l_verdict[l.n] order by l.n)
    into o_line, o_status, o_code, o_detail, o_verdict
    from unnest(judged.l_status, judged.l_code) with ordinality l(status, code, n)
    where l.code is not null;
    if 'REFUSED' = any (judged.l_status) then
        o_state := 'REFUSED';
        return;
    end if;

    insert into reservation_line (hospital, source, reservation, line, place, centre, subject, fund, project, month, amount, state, memo)
    select p_hospital, 'adjustment', p_id, l.line, l.n, p_centre[l.n], p_subject[l.n], p_fund[l.n], p_project[l.n], p_month[l.n], l.held, 'OPEN', l.memo
    from unnest(l_line, l_held, l_memo) with ordinality l(line, held, memo, n)
    where l.held > 0;
    select array_agg(cells.l_cell[l.n] order by l.n), array_agg('RESERVED'::text), array_agg(l.held order by l.n), array_agg(p_today),
           array_agg(p_id || '/' || l.line order by l.n), array_agg(p_document), array_agg(l.memo order by l.n)
    into moves
    from unnest(l_line, l_held, l_memo) with ordinality l(line, held, memo, n)
    where l.held > 0;
    posted := ledger_write_movements(p_hospital, p_bucket, 'HOLD', number, 'adjustment', p_document, p_actor, p_correlation, p_booked_at,
        cells.c_centre, cells.c_subject, cells.c_fund, cells.c_project, cells.c_month, held.c_version, locked, moves);
    update reservation set sequence = posted where hospital = p_hospital and source = 'adjustment' and id = p_id;
end $$;
