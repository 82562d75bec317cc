-- race_store_put_standing_line: the page tells the row as a whole.
INSERT INTO multi_main_result_entries (multi_main_result_id, driver_id, position, seeded_position,
                                       points, main_breakdown_json, display_name, row_order,
                                       position_raw, seeded_raw, points_raw, created_at,
                                       updated_at)
VALUES (:standing_id, :driver_id, :position, :seeded_position, :points,
        json(:main_breakdown_json), :display_name, :row_order, :position_raw, :seeded_raw,
        :points_raw, :at, :at)
ON CONFLICT (multi_main_result_id, driver_id) DO UPDATE SET
    position            = excluded.position,
    seeded_position     = excluded.seeded_position,
    points              = excluded.points,
    main_breakdown_json = excluded.main_breakdown_json,
    display_name        = excluded.display_name,
    row_order           = excluded.row_order,
    position_raw        = excluded.position_raw,
    seeded_raw          = excluded.seeded_raw,
    points_raw          = excluded.points_raw,
    updated_at          = excluded.updated_at
WHERE (excluded.position, excluded.seeded_position, excluded.points, excluded.main_breakdown_json,
       excluded.display_name, excluded.row_order, excluded.position_raw, excluded.seeded_raw,
       excluded.points_raw)
      IS NOT (position, seeded_position, points, main_breakdown_json, display_name, row_order,
              position_raw, seeded_raw, points_raw)
