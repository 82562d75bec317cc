-- request_log_cancel: a reserved request did not leave.
DELETE FROM requests
 WHERE id = :id
   AND outcome IS NULL
