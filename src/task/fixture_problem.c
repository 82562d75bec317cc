/* Problems of a fixture. */
#include "trackside/fixture_problem.h"

void fixture_problem_add(struct fixture_problems *problems, const struct fixture_problem *problem)
{
    problems->list =
        arena_grow(problems->arena, problems->list, problems->n, sizeof(problems->list[0]));
    problems->list[problems->n++] = *problem;
}
