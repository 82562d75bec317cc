/*
 * The SQL function class_key(X): text_class_key of a text, NULL of NULL. For queries, steps and
 * typed questions; views and triggers of our databases cannot use it, since the plain shell lacks
 * it.
 */
#ifndef TRACKSIDE_DB_CLASS_KEY_H
#define TRACKSIDE_DB_CLASS_KEY_H

#include "connection.h"

int class_key_register(const struct db *db, struct error *err);

#endif
