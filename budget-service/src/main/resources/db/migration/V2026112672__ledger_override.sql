-- Overrides of a hospital: who let lines pass STRICT limits, when and why, and what became of each line. Only the functions of the ledger
-- write these tables; the lines themselves are entries like all others, of a posting of the kind OVERRIDE.

alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check
    check (kind in ('EXECUTION', 'REPLAY', 'OPENING', 'RESERVATION', 'USE', 'RELEASE', 'EXPIRY', 'REVERSAL', 'OVERRIDE'));

create table forced_posting (
    hospital   text         collate "C" not null,
    id         text         collate "C" not null,
    digest     bytea        not null,
    source     text         collate "C" not null,
    reason     text         not null,
    actor      text         not null,
    booked_at  timestamptz  not null,
    sequence   bigint       not null,
    primary key (hospital, id)
);

create index forced_posting_by_sequence on forced_posting (hospital, sequence);

-- A line stands under the codes and in the month in which it counts; one that does not count, as it was sent. What the limit said is kept
-- as it was at that moment, of a line that is divided the first one that a part passed: null where none was passed. beyond is the part of the amount for which there was no budget.
create table forced_line (
    hospital  text            collate "C" not null,
    forced    text            collate "C" not null,
    place     integer         not null,
    line_id   text            collate "C" not null,
    centre    text            collate "C" not null,
    subject   text            collate "C" not null,
    fund      text            collate "C" not null,
    project   text            collate "C" not null,
    month     integer         not null,
    date      date            not null,
    amount    numeric(24, 4)  not null,
    document  text,
    memo      text,
    status    text            not null check (status in ('RECORDED', 'REPLAYED', 'SUSPENDED')),
    code      text,
    detail    text,
    rule      text,
    level     text,
    basis     text,
    scope     text,
    budget    numeric,
    used      numeric,
    beyond    numeric,
    primary key (hospital, forced, place)
);

create index forced_line_of_month on forced_line (hospital, month, centre);

-- Records lines whatever STRICT limits say, in one posting; what is not for lack of money is judged as of every call: lines that are known
-- are replayed, and suspended those with unknown codes or in a closed month. The same override again changes nothing.
-- Order of locks: hospital, chart, the override, then as ledger_post, whose arrays these are.
--   posted   the sequence of the call; null when nothing may be committed
--   o_state  NO_HOSPITAL | CHANGED: the id stands for something else | REPLAYED | POSTED
create function ledger_override(
    p_hospital text, p_bucket integer, p_id text, p_digest bytea, p_source text, p_reason text, p_actor text, p_correlation text,
    p_booked_at timestamptz, p_is_office boolean,
    c_centre text[], c_subject text[], c_fund text[], c_project text[], c_month integer[],
    l_id text[], l_cell integer[], l_date date[], l_amount numeric[], l_document text[], l_memo text[], l_digest bytea[],
    out posted bigint, out o_state text)
language plpgsql volatile set enable_seqscan = off as $$
declare
    old_digest bytea;
    told record;
begin
    if ledger_lock_references(p_hospital) is null then
        o_state := 'NO_HOSPITAL';
        return;
    end if;
    insert into forced_posting (hospital, id, digest, source, reason, actor, booked_at, sequence)
    values (p_hospital, p_id, p_digest, p_source, p_reason, p_actor, p_booked_at, 0)
    on conflict do nothing;
    if not found then
        select digest into old_digest from forced_posting where hospital = p_hospital and id = p_id for share;
        o_state := case when old_digest = p_digest then 'REPLAYED' else 'CHANGED' end;
        if o_state = 'REPLAYED' then
            posted := ledger_move_watermark(p_bucket, p_correlation);
        end if;
        return;
    end if;

    select * into told from ledger_post(
        p_hospital, p_bucket, 'OVERRIDE', p_source, p_id, p_actor, p_correlation, p_booked_at, p_is_office,
        c_centre, c_subject, c_fund, c_project, c_month,
        l_id, l_cell, l_date, l_amount, l_document, l_memo, l_digest, '{}'::text[]);
    posted := told.posted;
    o_state := 'POSTED';
    insert into forced_line (hospital, forced, place, line_id, centre, subject, fund, project, month, date, amount, document, memo,
                             status, code, detail, rule, level, basis, scope, budget, used, beyond)
    select p_hospital, p_id, l.n - 1, l.id,
           coalesce(e.centre, c_centre[l.cell]), coalesce(e.subject, c_subject[l.cell]),
           coalesce(e.fund, c_fund[l.cell]), coalesce(e.project, c_project[l.cell]), coalesce(e.month, c_month[l.cell]),
           l.date, l.amount, l.document, l.memo, coalesce(o.status, 'RECORDED'), o.code, o.detail,
           passed.rule, passed.level, passed.basis, passed.scope, passed.budget, passed.used,
           least(passed.asked, passed.used + passed.asked - passed.budget)
    from unnest(l_id, l_cell, l_date, l_amount, l_document, l_memo) with ordinality l(id, cell, date, amount, document, memo, n)
    left join unnest(told.o_line, told.o_status, told.o_code, told.o_detail) with ordinality o(line, status, code, detail, k)
        on o.line = l.n - 1
    left join unnest(told.o_verdict) with ordinality passed(rule, level, basis, scope, budget, used, asked, k)
        on passed.k = o.k and o.code = 'BUDGET_OVERRIDDEN'
    left join (
        -- of a line that is divided its first part
        select distinct on (line_id) line_id, centre, subject, fund, project, month
        from entry
        where hospital = p_hospital and sequence = posted and source = p_source and figure = 'EXECUTED'
        order by line_id, n) e on e.line_id = l.id;
    update forced_posting set sequence = posted where hospital = p_hospital and id = p_id;
end $$;
