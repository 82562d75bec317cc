/*
 * A web server over TLS with a certificate made on the spot. It takes connections one by one until
 * it is stopped.
 */
#ifndef TRACKSIDE_TESTS_HTTP_TLS_SERVER_H
#define TRACKSIDE_TESTS_HTTP_TLS_SERVER_H

/* What it shows; each but the first two is wrong in one thing alone. */
enum tls_certificate {
    TLS_GOOD,        /* vouched for by the issuer of tls_ca_file, valid now, for 127.0.0.1 */
    TLS_SELF_SIGNED, /* vouched for by nobody */
    TLS_EXPIRED,     /* since an hour */
    TLS_NOT_YET,     /* valid in an hour */
    TLS_OTHER_HOST,  /* for somewhere.example and 127.0.0.2 */
};

struct tls_server;

struct tls_server *tls_start(enum tls_certificate which);
void tls_stop(struct tls_server *server);
int tls_port(const struct tls_server *server);

/* The issuer's certificate, as a file that is there until the server is stopped. */
const char *tls_ca_file(const struct tls_server *server);

/* Requests whose headers arrived: none, as long as clients look at certificates. */
int tls_n_requests(const struct tls_server *server);

#endif
