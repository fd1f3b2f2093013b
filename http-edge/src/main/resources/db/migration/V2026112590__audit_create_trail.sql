-- The audit trail (ADR 0007): one row for every write and every refused access. The role that migrates owns it; the role of the service
-- may add rows and read them, and nothing else (afterMigrate.sql).
--   hospital        of the path, - where it names none
--   outcome         ACCEPTED: the row was written with the effect | REPLAYED: answered under an idempotency key | REFUSED: 4xx | FAILED: 5xx
--   operation       the operation's id in the OpenAPI document; null when no operation fits the request
--   status, code    of the answer; null for a row that was written with the effect, before there was an answer
--   sequence        the Ledger-Sequence of the write, version the version of the document it left: what was before and after stands there
--   body_digest     SHA-256 of the body as sent; null when it was not read to its end
create sequence audit_number;

create table audit_entry (
    hospital text not null,
    recorded_at timestamptz not null,
    id bigint not null default nextval('audit_number'),
    outcome text not null,
    method text not null,
    operation text,
    target text not null,
    status smallint,
    code text,
    actor text,
    roles text[] not null,
    remote text,
    forwarded_for text,
    correlation text,
    idempotency_key text,
    body_digest bytea,
    sequence bigint,
    version bigint,
    constraint pk_audit_entry primary key (hospital, recorded_at, id),
    constraint ck_audit_entry_outcome check (outcome in ('ACCEPTED', 'REPLAYED', 'REFUSED', 'FAILED')),
    constraint ck_audit_entry_digest check (octet_length(body_digest) = 32)
);

-- Adds the record of an accepted write, in the transaction of the write. Without a method there is no request behind the write, without
-- p_is_written there was none: nothing is recorded then.
create function audit_append(
    p_is_written boolean, p_sequence bigint, p_version bigint, p_hospital text, p_recorded_at timestamptz, p_method text, p_operation text,
    p_target text, p_actor text, p_roles text[], p_remote text, p_forwarded_for text, p_correlation text, p_idempotency_key text,
    p_body_digest bytea)
returns void language plpgsql volatile as $$
begin
    if p_is_written and p_method is not null then
        insert into audit_entry (hospital, recorded_at, outcome, method, operation, target, actor, roles, remote, forwarded_for,
                                 correlation, idempotency_key, body_digest, sequence, version)
        values (p_hospital, p_recorded_at, 'ACCEPTED', p_method, p_operation, p_target, p_actor, p_roles, p_remote, p_forwarded_for,
                p_correlation, p_idempotency_key, p_body_digest, p_sequence, p_version);
    end if;
end $$;
