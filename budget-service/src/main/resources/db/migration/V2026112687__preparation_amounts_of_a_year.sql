-- What twelve months are in a year: of a balance (STOCK) its December, of everything else their sum; null of no months.
create function preparation_year_amount(p_amounts numeric[], p_nature text) returns numeric language sql immutable parallel safe as $$
    select case when p_nature = 'STOCK' then p_amounts[12] else (select sum(a) from unnest(p_amounts) a) end;
$$;
