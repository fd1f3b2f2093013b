-- The advisory locks of the service by class: 1 hospital, 2 chart, 3 watermark of a bucket, 4 lease of a bucket's relay.
-- Everybody takes them in the order hospital, chart, (rows), watermark; a lease belongs to a session of a relay and to nothing else.

create function ledger_lock_hospital(p_hospital text) returns void language sql volatile as $$
    select pg_advisory_xact_lock_shared(1, hashtext(p_hospital));
$$;

create function ledger_lock_chart(p_chart text) returns void language sql volatile as $$
    select pg_advisory_xact_lock_shared(2, hashtext(p_chart));
$$;

-- Waits for the exclusive form at most 100 ms at a time: whoever waits for it makes every poster behind it wait too.
-- Raises lock_not_available when about four seconds were not enough.
create function ledger_lock_exclusive(p_class integer, p_name text) returns void language plpgsql volatile as $$
declare
    before text := current_setting('lock_timeout');
begin
    for attempt in 1..20 loop
        begin
            perform set_config('lock_timeout', '100ms', true);
            perform pg_advisory_xact_lock(p_class, hashtext(p_name));
            perform set_config('lock_timeout', before, true);
            return;
        exception when lock_not_available then
            perform pg_sleep(0.01 * attempt);
        end;
    end loop;
    raise exception 'too busy to be locked: %', p_name using errcode = 'lock_not_available';
end $$;

create function ledger_lock_hospital_exclusive(p_hospital text) returns void language sql volatile as $$
    select ledger_lock_exclusive(1, p_hospital);
$$;

create function ledger_lock_chart_exclusive(p_chart text) returns void language sql volatile as $$
    select ledger_lock_exclusive(2, p_chart);
$$;

-- The shared locks of whoever posts figures; answers the hospital's chart, null for a hospital that does not exist.
create function ledger_lock_references(p_hospital text) returns text language plpgsql volatile as $$
declare
    chart_code text;
begin
    perform ledger_lock_hospital(p_hospital);
    select chart into chart_code from hospital where code = p_hospital;
    if chart_code is not null then
        perform ledger_lock_chart(chart_code);
    end if;
    return chart_code;
end $$;

-- The last step before rows are written that carry the number: the relay waits for the holders of the bucket's lock, so the number
-- must not be drawn before the lock is held. Two statements, because within one the order would be the planner's.
create function ledger_take_sequence(p_buckets integer[]) returns bigint language plpgsql volatile as $$
declare
    bucket integer;
begin
    foreach bucket in array p_buckets loop
        perform pg_advisory_xact_lock_shared(3, bucket);
    end loop;
    return nextval('ledger_sequence');
end $$;
