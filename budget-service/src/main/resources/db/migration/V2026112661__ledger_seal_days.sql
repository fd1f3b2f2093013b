-- The seal of a day: up to which posting a hospital's books went when the day was over, and the digest that proves all of them. It is
-- written once and never changed; a hospital that keeps the digest elsewhere finds out when the chain of seals is made anew.

create table day_seal (
    hospital   text         collate "C" not null,
    date       date         not null,
    ends_at    timestamptz  not null,      -- the midnight that ended the day, in the zone of the service
    sequence   bigint       not null,      -- the last posting that belongs to the day or to one before
    digest     bytea        not null,      -- of its seal
    postings   bigint       not null,      -- how many came since the day before
    sealed_at  timestamptz  not null,
    primary key (hospital, date)
);

-- Seals a day of a hospital when it is over; days are sealed one after the other, from that of the first posting on. To a day belongs what
-- stands in the chain before the first posting that was booked after it: a posting whose number comes later than one of the next day
-- belongs to the next day, whatever its booking time, and so does one that was still under way when the day was sealed. What was
-- committed before the end of the day is in it, as everything booked by then has to be sealed. A day without postings repeats the one before.
-- Answers whether it was sealed by this call.
create function ledger_seal_day(p_hospital text, p_date date, p_ends_at timestamptz, p_now timestamptz) returns boolean
language plpgsql volatile as $$
declare
    before day_seal;
    newest bigint;
    beyond bigint;
    last record;
begin
    perform pg_advisory_xact_lock(5, hashtext(p_hospital));
    select * into before from day_seal where hospital = p_hospital order by date desc limit 1;
    if p_now < p_ends_at or p_date <> before.date + 1 then
        return false;
    end if;
    select max(sequence) into newest from seal where hospital = p_hospital;
    if newest is null or exists (select from posting where hospital = p_hospital and sequence > newest and booked_at < p_ends_at) then
        return false;
    end if;
    -- a booking time that is still to come is that of a wrong clock; it must not end every day until then
    select sequence into beyond from posting
    where hospital = p_hospital and sequence > coalesce(before.sequence, 0)
      and booked_at >= p_ends_at and booked_at < p_now + interval '1 hour'
    order by sequence limit 1;
    select sequence, digest into last from seal
    where hospital = p_hospital and sequence > coalesce(before.sequence, 0) and (beyond is null or sequence < beyond)
    order by sequence desc limit 1;
    if last.sequence is null and before.sequence is null then
        return false;
    end if;
    insert into day_seal (hospital, date, ends_at, sequence, digest, postings, sealed_at)
    values (p_hospital, p_date, p_ends_at, coalesce(last.sequence, before.sequence), coalesce(last.digest, before.digest),
            (select count(*) from seal
             where hospital = p_hospital and sequence > coalesce(before.sequence, 0) and sequence <= last.sequence), p_now);
    return true;
end $$;
