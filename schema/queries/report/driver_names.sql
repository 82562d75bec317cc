-- report_nearest_driver: every name that a driver has, or was given.
SELECT display_name FROM drivers
UNION
SELECT person FROM driver_links
