/* Whose transponders are whose, as the user says; everything that counts people goes by it. */
#ifndef TRACKSIDE_ALIAS_H
#define TRACKSIDE_ALIAS_H

#include "trackside/task.h"

/*
 * Say that transponders (ended by NULL) are one person's, or other transponders beside those said
 * before. The listener is told of those that nobody, or several people, drove with.
 */
int alias_say(struct task *task, struct arena *arena, const char *const *transponders,
              const char *person, struct error *err);

/* Take back what was said of transponders, all or none; with a person (may be NULL) of all his.
 * ERROR_NOT_FOUND when nothing was said. */
int alias_take_back(struct task *task, struct arena *arena, const char *const *transponders,
                    const char *person, struct error *err);

#endif
