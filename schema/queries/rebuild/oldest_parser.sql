-- race_store_oldest_parser: the oldest version of the parsers that rows were written by.
SELECT min(parser_version)
  FROM provenance
