-- request_log_complete: what became of a request.
UPDATE requests
   SET http_status = :http_status,
       outcome     = :outcome,
       body_size   = :body_size,
       duration_ms = :duration_ms
 WHERE id = :id
