/* Parts of lists. */
#include "trackside/slice.h"

#include "trackside/number.h"

size_t slice_of(const struct slice *slice, size_t n, size_t *ret_n)
{
    size_t first = (uint64_t)slice->offset < n ? (size_t)slice->offset : n;

    *ret_n = n - first;
    if (!is_absent(slice->limit) && (uint64_t)slice->limit < *ret_n)
        *ret_n = (size_t)slice->limit;
    return first;
}
