-- Every named thing has an optional English name (contract, conventions).
alter table chart add column name_en text;
