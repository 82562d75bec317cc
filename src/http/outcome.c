/* The table of libcurl's results. */
#include "outcome.h"

#include <errno.h>
#include <stddef.h>

struct code_meaning {
    CURLcode code;
    struct outcome before; /* nothing of an answer had come */
    struct outcome begun;  /* an answer had begun; problem NULL: as before */
};

static const struct code_meaning meanings[] = {
    /* libcurl's code for "HTTP/0.9", which is anything that does not begin like HTTP */
    {CURLE_UNSUPPORTED_PROTOCOL, {HTTP_BROKEN, "the answer is not HTTP", false}, {0}},
    {CURLE_WEIRD_SERVER_REPLY, {HTTP_BROKEN, "the answer is not proper HTTP", true}, {0}},
    {CURLE_BAD_CONTENT_ENCODING, {HTTP_BROKEN, "its encoding cannot be undone", true}, {0}},
    /* our own callbacks refuse too, but that is told apart before this table is asked */
    {CURLE_WRITE_ERROR, {HTTP_BROKEN, "its encoding cannot be undone", false}, {0}},

    {CURLE_COULDNT_RESOLVE_HOST, {HTTP_UNREACHABLE, "no such host", false}, {0}},
    {CURLE_COULDNT_RESOLVE_PROXY, {HTTP_UNREACHABLE, "no such proxy host", false}, {0}},
    {CURLE_PROXY, {HTTP_UNREACHABLE, "the proxy refused", true}, {0}},
    {CURLE_COULDNT_CONNECT, {HTTP_UNREACHABLE, "no connection", false}, {0}},
    {CURLE_OPERATION_TIMEDOUT, {HTTP_TIMED_OUT, "no answer in time", false}, {0}},

    {CURLE_GOT_NOTHING,
     {HTTP_UNREACHABLE, "the connection was closed without an answer", false},
     {HTTP_CUT_SHORT, "the connection was closed in the middle of the answer", false}},
    /* libcurl was about to ask again after the same */
    {CURLE_ABORTED_BY_CALLBACK,
     {HTTP_UNREACHABLE, "the connection was closed without an answer", false},
     {0}},
    {CURLE_SEND_ERROR,
     {HTTP_UNREACHABLE, "the connection broke before an answer", true},
     {HTTP_CUT_SHORT, "the answer broke off", true}},
    {CURLE_RECV_ERROR,
     {HTTP_UNREACHABLE, "the connection broke before an answer", true},
     {HTTP_CUT_SHORT, "the answer broke off", true}},
    {CURLE_PARTIAL_FILE, {HTTP_CUT_SHORT, "the body ended early", false}, {0}},

    /* how libcurl 7.88 reports a single header line beyond its own limit of 100 KB */
    {CURLE_OUT_OF_MEMORY, {HTTP_TOO_LARGE, "more headers than memory is given to", false}, {0}},

    {CURLE_PEER_FAILED_VERIFICATION,
     {HTTP_NOT_TRUSTED, "its certificate is not trusted", true},
     {0}},
    {CURLE_SSL_CONNECT_ERROR, {HTTP_NOT_TRUSTED, "no TLS connection", true}, {0}},
    {CURLE_SSL_CERTPROBLEM, {HTTP_NOT_TRUSTED, "certificate trouble", true}, {0}},
    {CURLE_SSL_CIPHER, {HTTP_NOT_TRUSTED, "no common cipher", true}, {0}},
    {CURLE_SSL_CACERT_BADFILE,
     {HTTP_NOT_TRUSTED, "the file of trusted certificates is unusable", true},
     {0}},
    {CURLE_SSL_CRL_BADFILE, {HTTP_NOT_TRUSTED, "the revocation list is unusable", true}, {0}},
    {CURLE_SSL_ISSUER_ERROR, {HTTP_NOT_TRUSTED, "its issuer is not trusted", true}, {0}},
    {CURLE_SSL_INVALIDCERTSTATUS, {HTTP_NOT_TRUSTED, "its certificate is revoked", true}, {0}},
    {CURLE_SSL_CLIENTCERT, {HTTP_NOT_TRUSTED, "it wants a client certificate", false}, {0}},
};

/* More exact clauses for a connection that did not come about. */
static const char *connect_problem(long os_error)
{
    switch (os_error) {
    case ECONNREFUSED:
        return "connection refused";
    case ENETUNREACH:
    case EHOSTUNREACH:
        return "no route to the host";
    case ETIMEDOUT:
        return "no connection in time";
    default:
        return NULL;
    }
}

struct outcome outcome_of(CURLcode code, bool begun, long os_error)
{
    if (code == CURLE_COULDNT_CONNECT && connect_problem(os_error) != NULL)
        return (struct outcome){HTTP_UNREACHABLE, connect_problem(os_error), false};
    for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
        const struct code_meaning *meaning = &meanings[i];

        if (meaning->code == code)
            return begun && meaning->begun.problem != NULL ? meaning->begun : meaning->before;
    }
    return (struct outcome){HTTP_BROKEN, "the transfer failed", true};
}
