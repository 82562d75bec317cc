-- race_store_put_class: what people decided about a class that is there stays, and what an entry list
-- said of it.
INSERT INTO event_race_classes (event_id, class_name, class_key, from_entry_list, source_class_id, class_order,
                                printed_entries, created_at, updated_at)
VALUES (:event_id, :class_name, class_key(:class_name), :from_entry_list, :source_class_id, :class_order,
        :printed_entries, :at, :at)
ON CONFLICT (event_id, class_name) DO UPDATE SET
    from_entry_list = max(excluded.from_entry_list, from_entry_list),
    source_class_id = coalesce(excluded.source_class_id, source_class_id),
    class_order     = coalesce(excluded.class_order, class_order),
    printed_entries = coalesce(excluded.printed_entries, printed_entries),
    updated_at      = excluded.updated_at
WHERE (max(excluded.from_entry_list, from_entry_list),
       coalesce(excluded.source_class_id, source_class_id),
       coalesce(excluded.class_order, class_order),
       coalesce(excluded.printed_entries, printed_entries))
      IS NOT (from_entry_list, source_class_id, class_order, printed_entries)
