-- A rule may divide a line among several places by ratios (分摊). The parts stand in the order of their codes; what a part does not name stays as
-- it is sent.

-- Whether ratios divide the whole: each more than nothing, together exactly 1.
create function mapping_ratios_are_whole(p_ratio numeric[]) returns boolean language sql immutable as $$
    select sum(ratio) = 1 and min(ratio) > 0 from unnest(p_ratio) ratio
$$;

alter table mapping_rule
    add column part_centre text[] collate "C",
    add column part_subject text[] collate "C",
    add column part_fund text[] collate "C",
    add column part_project text[] collate "C",
    add column part_ratio numeric[],        -- null: the rule does not divide
    drop constraint mapping_rule_check1,
    add constraint mapping_rule_meaning check (num_nonnulls(coalesce(centre, subject, fund, project), part_ratio) = 1),
    add constraint mapping_rule_parts check (
        part_ratio is null and num_nonnulls(part_centre, part_subject, part_fund, part_project) = 0
        or cardinality(part_ratio) between 2 and 20 and mapping_ratios_are_whole(part_ratio)
            and cardinality(part_centre) = cardinality(part_ratio) and cardinality(part_subject) = cardinality(part_ratio)
            and cardinality(part_fund) = cardinality(part_ratio) and cardinality(part_project) = cardinality(part_ratio));
