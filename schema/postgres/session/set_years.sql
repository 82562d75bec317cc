-- session/set_years: for target/make_partitions, which cannot take a parameter.
SELECT set_config('trackside.years', $1, true)
