-- A softly closed month takes postings of the budget office only. What becomes of what comes too late for a closed month is the hospital's choice.

alter table period drop constraint period_state_check;
alter table period add constraint period_state_check check (state in ('OPEN', 'SOFT_CLOSED', 'CLOSED'));
alter table period_change drop constraint period_change_state_check;
alter table period_change add constraint period_change_state_check check (state in ('OPEN', 'SOFT_CLOSED', 'CLOSED'));

-- Whether whoever closed the month says that the open reservations were looked at.
alter table period_change add column reservations_reviewed boolean not null default false;

-- A hospital without a row suspends what comes too late, and closes a month whatever its checklist says.
create table closing_policy (
    hospital       text        collate "C" not null primary key references hospital (code),
    late_postings  text        not null check (late_postings in ('SUSPEND', 'NEXT_OPEN_MONTH')),
    checklist      text        not null check (checklist in ('ADVISE', 'ENFORCE')),
    version        bigint      not null,
    changed_by     text        not null,
    changed_at     timestamptz not null,
    sequence       bigint      not null
);
