-- What the role of the service may do, said again after each migration: rows of every table, none of the table itself; the audit trail
-- (ADR 0007), the seals of what was booked (ADR 0019), the history and the files of approvals (ADR 0021), what centres
-- submitted (ADR 0023), what was built from it (ADR 0025) and that of the migrations less. With one role for both, this gives nothing, and the service does not start.
do $$
declare
    service constant text := '${application}';
    relation record;
begin
    if service = current_user then
        return;
    end if;
    -- two services that start together would change the same rows of the system's tables
    perform pg_advisory_xact_lock(6, 1);
    execute format('grant usage on schema public to %I', service);
    execute format('grant usage, select on all sequences in schema public to %I', service);
    for relation in
        select c.oid::regclass as name, c.relname
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relowner = current_user::regrole
    loop
        case relation.relname
            when 'audit_entry', 'seal', 'day_seal', 'approval_event', 'approval_attachment', 'proposal_round', 'proposal_round_line', 'proposal_line_change',
             'control_figure_change', 'budget_cycle_phase',
             'budget_version_line', 'budget_version_source', 'budget_decomposition', 'budget_decomposition_line' then
                -- default privileges of the database may have given more
                execute format('revoke all on %s from %I', relation.name, service);
                execute format('grant select, insert on %s to %I', relation.name, service);
            when 'flyway_schema_history' then
                execute format('grant select on %s to %I', relation.name, service);
            else
                execute format('grant select, insert, update, delete on %s to %I', relation.name, service);
        end case;
    end loop;
end $$;
