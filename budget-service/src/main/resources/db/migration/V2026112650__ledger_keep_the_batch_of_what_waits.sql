-- ledger_keep_suspense as before, but that a line which is judged again by a call without a batch, and waits on, keeps the batch that it came in.

create or replace function ledger_keep_suspense(
    p_hospital text, p_source text, p_batch text, p_actor text, p_booked_at timestamptz, p_number bigint,
    c_centre text[], c_subject text[], c_fund text[], c_project text[],
    l_id text[], l_cell integer[], l_date date[], l_amount numeric[], l_document text[], l_memo text[], l_digest bytea[],
    l_known text[], l_status text[], l_code text[], l_detail text[])
returns void language plpgsql volatile as $$
begin
    insert into suspense (hospital, source, line_id, batch, centre, subject, fund, project, date, amount, document, memo, digest,
                          code, detail, first_seen, last_seen)
    select p_hospital, p_source, l.id, p_batch, c_centre[l.cell], c_subject[l.cell], c_fund[l.cell], c_project[l.cell],
           l.date, l.amount, l.document, l.memo, l.digest, l.code, l.detail, p_booked_at, p_booked_at
    from unnest(l_id, l_cell, l_date, l_amount, l_document, l_memo, l_digest, l_status, l_code, l_detail)
         l(id, cell, date, amount, document, memo, digest, status, code, detail)
    where l.status = 'SUSPENDED'
    order by l.id collate "C"
    on conflict (hospital, source, line_id) where state = 'OPEN' do update set
        batch = coalesce(excluded.batch, suspense.batch),
        centre = excluded.centre, subject = excluded.subject, fund = excluded.fund, project = excluded.project,
        date = excluded.date, amount = excluded.amount, document = excluded.document, memo = excluded.memo, digest = excluded.digest,
        code = excluded.code, detail = excluded.detail, last_seen = excluded.last_seen, times = suspense.times + 1;

    for n in 1..cardinality(l_id) loop
        if l_known[n] = 'SUSPENDED' and l_status[n] in ('RECORDED', 'SUSPENDED') then
            update line_key set digest = l_digest[n], state = l_status[n], posting = p_number
            where hospital = p_hospital and source = p_source and id = l_id[n];
        end if;
        if l_known[n] = 'SUSPENDED' and l_status[n] = 'RECORDED' then
            update suspense set state = 'RESOLVED', resolved_at = p_booked_at, resolved_by = p_actor, last_seen = p_booked_at
            where hospital = p_hospital and source = p_source and line_id = l_id[n] and state = 'OPEN';
        end if;
    end loop;
end $$;
