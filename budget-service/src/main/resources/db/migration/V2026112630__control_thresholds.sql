-- From which share of its budget, in per cent, a rule warns and escalates; what becomes of it is up to the alerts.
alter table control_rule
    add column warn_at numeric(7, 4) not null default 80,
    add column escalate_at numeric(7, 4) not null default 90,
    add constraint control_rule_thresholds check (warn_at > 0 and warn_at < escalate_at and escalate_at <= 100);
