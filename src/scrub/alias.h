/*
 * Aliases, made from the seed by HMAC-SHA256, so that the same word has the same alias everywhere.
 * When an alias is taken the next is tried; so two fixtures of one seed can differ in a word only
 * where one of them lacks the word that took its alias.
 */
#ifndef TRACKSIDE_SCRUB_ALIAS_H
#define TRACKSIDE_SCRUB_ALIAS_H

#include "lexicon.h"

/* Give every entry of the lexicon its alias, each another. ERROR_CHECK when there are too few. */
int alias_make_all(struct lexicon *lexicon, struct bytes seed, struct error *err);

#endif
