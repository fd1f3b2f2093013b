-- Seals of postings: what was booked can be proved not to have been changed since. A seal holds a digest of every entry of its posting, and
-- one of the whole posting chained to the seal before it, so that nothing sealed can be changed, taken away or put in between unseen
-- unless every later seal is made anew; the newest digest, kept elsewhere, proves all before it.
-- Sealing works behind the postings and takes none of their locks.

-- Entries are appended in the order of their sequences, so a block range index finds those of a few postings and costs writers nothing.
create index entry_by_sequence on entry using brin (sequence) with (pages_per_range = 16, autosummarize = on);

create table seal (
    hospital   text         collate "C" not null,
    sequence   bigint       not null,
    n          integer[]    not null,      -- the numbers of the posting's entries
    entries    bytea[]      not null,      -- and their digests
    digest     bytea        not null,
    sealed_at  timestamptz  not null,
    primary key (hospital, sequence)
);

create function ledger_entry_digest(e entry) returns bytea language sql stable as $$
    select substr(sha256(convert_to(jsonb_build_array(
        e.hospital, e.centre, e.subject, e.fund, e.project, e.month, e.sequence, e.n, e.figure, e.delta, e.balance, e.effective_date,
        e.cell_version, e.source, e.line_id, e.document, e.memo)::text, 'UTF8')), 1, 16);
$$;

-- The digest of a posting after the one before it; null before the first.
create function ledger_posting_digest(p posting, p_entries bytea[], p_before bytea) returns bytea language sql stable as $$
    select sha256(coalesce(p_before, ''::bytea)
        || convert_to(jsonb_build_array(
               p.hospital, p.sequence, p.number, p.kind, p.source, p.batch, p.document, p.actor, p.correlation,
               extract(epoch from p.booked_at))::text, 'UTF8')
        || convert_to(array_to_string(array(select encode(d, 'hex') from unnest(p_entries) d), ','), 'UTF8'));
$$;

-- The postings of a range with the digests of their entries as they are now.
create function ledger_digested_postings(p_hospital text, p_after bigint, p_to bigint, p_most integer)
returns table (booked posting, n integer[], entries bytea[]) language sql stable as $$
    with wanted as materialized (
        select p from posting p
        where p.hospital = p_hospital and p.sequence > p_after and p.sequence <= p_to
        order by p.sequence limit p_most),
    digested as (
        select e.sequence, array_agg(e.n order by e.n) as n, array_agg(ledger_entry_digest(e) order by e.n) as entries
        from entry e
        where e.hospital = p_hospital
          and e.sequence between (select min((w.p).sequence) from wanted w) and (select max((w.p).sequence) from wanted w)
        group by e.sequence)
    select w.p, coalesce(d.n, '{}'), coalesce(d.entries, '{}')
    from wanted w left join digested d on d.sequence = (w.p).sequence
    order by (w.p).sequence;
$$;

-- Seals the next postings of a hospital, those up to p_to; everything up to there must have been committed. Answers how many.
create function ledger_seal(p_hospital text, p_to bigint, p_most integer, p_now timestamptz) returns integer language plpgsql volatile as $$
declare
    last record;
    before bytea;
    next record;
    sealed integer := 0;
begin
    perform pg_advisory_xact_lock(5, hashtext(p_hospital));
    select sequence, digest into last from seal where hospital = p_hospital order by sequence desc limit 1;
    before := last.digest;
    for next in select * from ledger_digested_postings(p_hospital, coalesce(last.sequence, 0), p_to, p_most) loop
        before := ledger_posting_digest(next.booked, next.entries, before);
        insert into seal values (p_hospital, (next.booked).sequence, next.n, next.entries, before, p_now);
        sealed := sealed + 1;
    end loop;
    return sealed;
end $$;

-- Compares the next seals after a sequence with what is booked. Tells of each flaw the posting and, where it is one of an entry, its number:
-- ENTRY_CHANGED, ENTRY_MISSING, ENTRY_ADDED, POSTING_MISSING, POSTING_ADDED between sealed ones; SEAL_BROKEN when the head of the posting, or
-- its seal or the one before, is not what was sealed.
--   p_before  the digest of the seal at p_after
create function ledger_check_seals(
    p_hospital text, p_after bigint, p_before bytea, p_most integer,
    out o_last bigint, out o_digest bytea, out o_seals integer, out o_sequence bigint[], out o_n integer[], out o_flaw text[])
language plpgsql stable as $$
declare
    upto bigint;
    step record;
    before bytea := p_before;
    flaws integer;
begin
    o_sequence := '{}';
    o_n := '{}';
    o_flaw := '{}';
    select max(sequence), count(*) into upto, o_seals from (
        select sequence from seal where hospital = p_hospital and sequence > p_after order by sequence limit p_most) s;
    o_last := upto;
    o_digest := p_before;
    for step in
        select coalesce(s.sequence, (b.booked).sequence) as sequence, s.sequence is not null as is_sealed,
               (b.booked).sequence is not null as is_booked, b.booked, s.n as sealed_n, s.entries as sealed, s.digest, b.n, b.entries
        from (select * from seal where hospital = p_hospital and sequence > p_after and sequence <= upto) s
        full join ledger_digested_postings(p_hospital, p_after, upto, 2147483647) b on (b.booked).sequence = s.sequence
        order by 1
    loop
        if not step.is_sealed or not step.is_booked then
            o_sequence := o_sequence || step.sequence;
            o_n := o_n || null::integer;
            o_flaw := o_flaw || case when step.is_sealed then 'POSTING_MISSING' else 'POSTING_ADDED' end;
        else
            flaws := cardinality(o_flaw);
            select o_sequence || array_agg(step.sequence order by f.n), o_n || array_agg(f.n order by f.n),
                   o_flaw || array_agg(f.flaw order by f.n)
            into o_sequence, o_n, o_flaw
            from (
                select coalesce(a.n, c.n) as n,
                       case when c.n is null then 'ENTRY_MISSING' when a.n is null then 'ENTRY_ADDED' else 'ENTRY_CHANGED' end as flaw
                from unnest(step.sealed_n, step.sealed) a(n, digest)
                full join unnest(step.n, step.entries) c(n, digest) on c.n = a.n
                where a.digest is distinct from c.digest) f;
            if flaws = cardinality(o_flaw) and ledger_posting_digest(step.booked, step.sealed, before) <> step.digest then
                o_sequence := o_sequence || step.sequence;
                o_n := o_n || null::integer;
                o_flaw := o_flaw || 'SEAL_BROKEN'::text;
            end if;
        end if;
        if step.is_sealed then
            before := step.digest;
            o_digest := step.digest;
        end if;
    end loop;
end $$;
