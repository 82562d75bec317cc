/*
 * From the bytes of a page to its tree, and what is done with it, in memory of its own.
 */
#include "trackside/html.h"

#include "trackside/text.h"

#include "memory.h"
#include "reduce.h"
#include "tree.h"

struct job {
    struct bytes bytes;
    const struct html_rules *rules;
    html_work *work;
    void *context;
};

static int do_job(void *context, struct arena *scratch, struct error *err)
{
    const struct job *job = context;
    struct html_page page = {0};
    struct reduced reduced;
    int r;
    struct bytes repaired = text_repair(job->bytes, scratch, &page.n_bad_texts);

    r = reduce_page(repaired, job->rules, scratch, &reduced, err);
    if (r < 0)
        return r;
    if (reduced.ends) {
        page.n_rows = reduced.n_rows;
        page.n_watched = reduced.n_watched;
        r = tree_build(&reduced, scratch, &page.root, &page.n_tree_rows, err);
        if (r < 0)
            return r;
    }
    return job->work(job->context, &page, scratch, err);
}

int html_read(struct bytes page, const struct html_rules *rules, html_work *work, void *context,
              struct arena *results, struct error *err)
{
    struct job job = {page, rules, work, context};

    tree_prepare();
    return memory_contain(do_job, tree_forget, &job, rules->what, results, err);
}
