/* Looking at the rows of an answer. */
#include "postgres.h"

#include "trackside/number.h"

const char *postgres_cell(const struct postgres_rows *rows, size_t row, size_t column)
{
    return rows->cells[row * rows->n_columns + column];
}

bool postgres_cell_is_true(const struct postgres_rows *rows, size_t row, size_t column)
{
    const char *cell = postgres_cell(rows, row, column);

    return cell != NULL && cell[0] == 't';
}

int64_t postgres_cell_int(const struct postgres_rows *rows, size_t row, size_t column)
{
    int64_t value = 0;

    number_read_int(bytes_from_text(postgres_cell(rows, row, column)), &value);
    return value;
}
