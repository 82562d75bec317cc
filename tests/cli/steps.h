/*
 * What the words of a spec do. Each plays one step on the stage and is false when what must be is
 * not; it has then been reported.
 */
#ifndef TRACKSIDE_TESTS_STEPS_H
#define TRACKSIDE_TESTS_STEPS_H

#include "stage.h"

struct step_kind {
    const char *word;
    bool (*play)(struct stage *stage, const struct step *step);
    bool takes_block; /* <<< ... >>> */
    bool takes_rows;  /* = ... */
    bool is_run;
    bool is_exit;
};

/* NULL for a word that is none. */
const struct step_kind *step_find(struct bytes word);

/* Pages that the spec counts requests for and that the fixture does not have. */
void steps_watch(struct stage *stage, const struct spec *spec);

/* step_scene.c: what is there before a run */
bool step_env(struct stage *stage, const struct step *step);
bool step_fault(struct stage *stage, const struct step *step);
bool step_faults(struct stage *stage, const struct step *step);
bool step_network(struct stage *stage, const struct step *step);
bool step_remove(struct stage *stage, const struct step *step);
bool step_server(struct stage *stage, const struct step *step);
bool step_write(struct stage *stage, const struct step *step);

/* step_run.c: running the program */
bool step_interrupt(struct stage *stage, const struct step *step);
bool step_kill(struct stage *stage, const struct step *step);
bool step_run(struct stage *stage, const struct step *step);

/* step_output.c: what the run left to see */
bool step_exit(struct stage *stage, const struct step *step);
bool step_file(struct stage *stage, const struct step *step);
bool step_requests(struct stage *stage, const struct step *step);
bool step_stderr(struct stage *stage, const struct step *step);
bool step_stdout(struct stage *stage, const struct step *step);

/* step_json.c */
bool step_count(struct stage *stage, const struct step *step);
bool step_json(struct stage *stage, const struct step *step);
bool step_ndjson(struct stage *stage, const struct step *step);
/* "PATH = VALUE" against a text that must be JSON. */
bool step_json_in(struct stage *stage, struct bytes document, const char *rest);

/* step_data.c: the databases */
bool step_alter(struct stage *stage, const struct step *step);
bool step_same(struct stage *stage, const struct step *step);
bool step_save(struct stage *stage, const struct step *step);
bool step_sound(struct stage *stage, const struct step *step);
bool step_sql(struct stage *stage, const struct step *step);

#endif
