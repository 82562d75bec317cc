/* What a page's last failure means for whoever wants the page. */
#include "trackside/page_store.h"

enum {
    STATUS_OK = 200, /* something came, and it was not the page */
    STATUS_NOT_FOUND = 404,
    STATUS_GONE = 410,
    STATUS_TOO_MANY = 429,
    STATUS_SERVER_ERROR = 500, /* and above */
};

enum error_code page_failure_code(int64_t http_status)
{
    if (http_status == STATUS_NOT_FOUND || http_status == STATUS_GONE)
        return ERROR_NOT_FOUND;
    if (http_status == STATUS_TOO_MANY || http_status >= STATUS_SERVER_ERROR)
        return ERROR_UNREACHABLE;
    return ERROR_FAILED;
}

enum hint page_failure_hint(int64_t http_status)
{
    enum error_code code = page_failure_code(http_status);

    if (code == ERROR_NOT_FOUND)
        return HINT_OR_ASK_AGAIN;
    if (code == ERROR_UNREACHABLE || is_absent(http_status) || http_status == STATUS_OK)
        return HINT_NONE; /* it is tried again at the next occasion */
    return HINT_ASK_AT_ONCE;
}

int page_failure_recall(const struct stored_page *page, struct error *err)
{
    return error_set_hint(err, page_failure_code(page->failed_status),
                          page_failure_hint(page->failed_status), "%s", page->last_error);
}
