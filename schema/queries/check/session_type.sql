-- check: a session is of a type that the central database knows, or of none, which reads as race.
SELECT 'session ' || source_race_id, 'it is of type ' || session_type
  FROM races
 WHERE session_type NOT IN ('race', 'practice', 'qualifying', 'practiceday', 'heat', 'main',
                            'seeding')
