-- The floors' own tables: the same row, the same two ways to it and the same balance as in the suite, and nothing else.

create sequence line_sequence;

-- The columns of an entry of the ledger, with the two unique indexes that a line has in the suite: the entry's key and the line's identity.
create table line (
    hospital        text           collate "C" not null,
    centre          text           collate "C" not null,
    subject         text           collate "C" not null,
    month           integer        not null,
    sequence        bigint         not null default nextval('line_sequence'),
    n               integer        not null default 1,
    fund            text           collate "C" not null default 'OWN',
    project         text           collate "C" not null default '-',
    figure          text           not null default 'EXECUTED',
    delta           numeric(24, 4) not null,
    effective_date  date           not null,
    cell_version    bigint         not null default 1,
    source          text           collate "C" not null,
    line_id         text           collate "C" not null,
    primary key (hospital, centre, subject, month, sequence, n),
    unique (hospital, source, line_id)
);

create table cell (
    hospital    text           collate "C" not null,
    centre      text           collate "C" not null,
    subject     text           collate "C" not null,
    month       integer        not null,
    original    numeric(24, 4),
    adjustment  numeric(24, 4),
    reserved    numeric(24, 4),
    executed    numeric(24, 4),
    version     bigint         not null default 0,
    primary key (hospital, centre, subject, month)
) with (fillfactor = 70);

create table outbox (
    id    bigint generated always as identity primary key,
    post  text not null,
    key   text not null
);

-- Check, line and balance in one statement of one round trip.
create function floor_post(
    p_hospital text, p_source text, p_id text, p_centre text, p_subject text, p_month integer, p_date date, p_amount numeric)
returns text language plpgsql as $$
begin
    insert into line (hospital, centre, subject, month, delta, effective_date, source, line_id)
    values (p_hospital, p_centre, p_subject, p_month, p_amount, p_date, p_source, p_id)
    on conflict (hospital, source, line_id) do nothing;
    if not found then
        return 'REPLAYED';
    end if;
    update cell set executed = coalesce(executed, 0) + p_amount, version = version + 1
    where hospital = p_hospital and centre = p_centre and subject = p_subject and month = p_month
      and coalesce(executed, 0) + coalesce(reserved, 0) + p_amount <= coalesce(original, 0) + coalesce(adjustment, 0);
    if not found then
        raise exception 'the balance of %/% does not suffice', p_centre, p_subject;
    end if;
    return 'RECORDED';
end $$;

-- The same with the row that tells the relay, and the call that wakes it.
create function floor_publish(
    p_hospital text, p_source text, p_id text, p_centre text, p_subject text, p_month integer, p_date date, p_amount numeric)
returns text language plpgsql as $$
declare
    outcome constant text := floor_post(p_hospital, p_source, p_id, p_centre, p_subject, p_month, p_date, p_amount);
begin
    insert into outbox (post, key) values (p_id, p_centre);
    perform pg_notify('outbox', '');
    return outcome;
end $$;

-- What the reader of the events keeps, and what it computes: month cells, indicators as quotients of sums, scores.
create table indicator (
    code         text           not null primary key,
    share        numeric        not null,
    numerator    text           not null,
    subtrahend   text,
    is_percent   boolean        not null
);

create table score (
    hospital   text    collate "C" not null,
    centre     text    collate "C" not null,
    period     text    not null,
    composite  numeric not null,
    items      jsonb   not null,
    primary key (hospital, centre, period)
);

-- Computes the scores of some centres (null: of all) for a run of months and stores them with what explains them.
create function floor_recompute(p_hospital text, p_centres text[], p_period text, p_first integer, p_last integer)
returns integer language plpgsql as $$
declare
    computed integer;
begin
    with sums as (
        select centre, subject, sum(executed) as actual, sum(coalesce(original, 0) + coalesce(adjustment, 0)) as budget
        from cell
        where hospital = p_hospital and (p_centres is null or centre = any (p_centres)) and month between p_first and p_last
        group by centre, subject),
    valued as (
        select a.centre, i.code, i.share,
               case when i.is_percent then (a.actual - b.actual) / nullif(a.actual, 0) * 100 else a.actual end as actual,
               case when i.is_percent then (a.budget - b.budget) / nullif(a.budget, 0) * 100 else a.budget end as budget
        from indicator i
        join sums a on a.subject = i.numerator
        left join sums b on b.centre = a.centre and b.subject = i.subtrahend),
    scored as (
        select centre, sum(actual / nullif(budget, 0) * share) as composite,
               jsonb_agg(jsonb_build_object('indicator', code, 'actual', actual, 'budget', budget,
                   'points', actual / nullif(budget, 0) * 100, 'contribution', actual / nullif(budget, 0) * share)) as items
        from valued
        group by centre)
    insert into score (hospital, centre, period, composite, items)
    select p_hospital, centre, p_period, composite, items from scored order by centre
    on conflict (hospital, centre, period) do update set composite = excluded.composite, items = excluded.items;
    get diagnostics computed = row_count;
    return computed;
end $$;
