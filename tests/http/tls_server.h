/*
 * A web server over TLS with a certificate that nobody vouches for, made on the spot. It takes
 * connections one by one until it is stopped.
 */
#ifndef TRACKSIDE_TESTS_HTTP_TLS_SERVER_H
#define TRACKSIDE_TESTS_HTTP_TLS_SERVER_H

struct tls_server;

struct tls_server *tls_start(void);
void tls_stop(struct tls_server *server);
int tls_port(const struct tls_server *server);

/* Requests whose headers arrived: none, as long as clients look at certificates. */
int tls_n_requests(const struct tls_server *server);

#endif
