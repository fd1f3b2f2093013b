-- Reminders of the budget cycle: a phase whose last day is near or over, and who is waited for.
alter table alert drop constraint alert_kind_check;
alter table alert add constraint alert_kind_check check (kind in (
    'THRESHOLD_WARN', 'THRESHOLD_ESCALATE', 'THRESHOLD_REACHED', 'SLOW_SPENDING', 'RESERVATION_EXPIRING', 'CYCLE_DUE_SOON', 'CYCLE_LATE'));

-- The phase of the cycle of the year and the day until when it is waited; null for every other kind.
alter table alert add column phase text;
alter table alert add column due_on date;
