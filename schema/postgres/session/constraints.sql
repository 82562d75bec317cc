-- session/constraints: what would be checked at the commit is checked now, while a refusal can still be
-- told apart from a lost connection.
SET CONSTRAINTS ALL IMMEDIATE
