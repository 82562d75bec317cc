-- mirror.db, step 10: the failure of a page is a fact. What to do about it is said by whoever shows
-- it; an earlier program wrote that down too.

UPDATE pages
   SET last_error = replace(replace(replace(last_error, ', or ask again with --refresh', ''),
                                    '; --refresh asks again at once', ''),
                            ', or use --offline with what is stored', '')
 WHERE last_error IS NOT NULL;
