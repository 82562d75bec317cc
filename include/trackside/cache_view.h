/* How the cache looks as a whole: its rules, its size, and what was done with many pages at once.
 */
#ifndef TRACKSIDE_CACHE_VIEW_H
#define TRACKSIDE_CACHE_VIEW_H

#include "trackside/answer.h"
#include "trackside/page_import.h"
#include "trackside/page_purge.h"
#include "trackside/page_retain.h"

/* How long each kind of page is fresh, by the settings: {"rules": [...]}. */
struct answer *cache_view_rules(const struct task *task, struct arena *arena);

/* The pages chosen, counted by kind, and what all of them take: {"kinds": [...], "store": {...}}.
 */
int cache_view_counts(struct task *task, struct arena *arena, const struct page_filter *filter,
                      struct answer **ret_answer, struct error *err);

/* {"pages": [...]}, {"purge": [{...}]}, {"retained": [{...}]} */
struct answer *cache_view_imported(struct arena *arena, const struct page_import *import);
struct answer *cache_view_purged(struct arena *arena, const struct page_purge *purge);
struct answer *cache_view_retained(struct arena *arena, const struct page_retention *retention);

#endif
