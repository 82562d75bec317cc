/* A server that can be trusted, and some that cannot. */
#include "tls_server.h"

#include "testing.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    PATH_SIZE = 64,
};

struct tls_server {
    SSL_CTX *context;
    int fd;
    int port;
    char ca_file[PATH_SIZE];
    pthread_t thread;
    atomic_int n_requests;
};

/* ---- certificates ---- */

/* Who signs, and for whom, from when to when (seconds from now). */
struct certificate_plan {
    const char *name;
    long from_s, to_s;
    int extension_nid;
    const char *extension;
};

static const struct certificate_plan issuer_plan = {"A test's issuer", -7200, 7200,
                                                    NID_basic_constraints, "critical,CA:TRUE"};

static const struct certificate_plan plans[] = {
    [TLS_GOOD] = {"127.0.0.1", -3600, 3600, NID_subject_alt_name, "IP:127.0.0.1"},
    [TLS_SELF_SIGNED] = {"127.0.0.1", -3600, 3600, NID_subject_alt_name, "IP:127.0.0.1"},
    [TLS_EXPIRED] = {"127.0.0.1", -7200, -3600, NID_subject_alt_name, "IP:127.0.0.1"},
    [TLS_NOT_YET] = {"127.0.0.1", 3600, 7200, NID_subject_alt_name, "IP:127.0.0.1"},
    [TLS_OTHER_HOST] = {"127.0.0.1", -3600, 3600, NID_subject_alt_name,
                        "DNS:somewhere.example,IP:127.0.0.2"},
};

/* issuer NULL: signed by itself. */
static X509 *make_certificate(const struct certificate_plan *plan, EVP_PKEY *key, X509 *issuer,
                              EVP_PKEY *issuer_key)
{
    X509 *certificate = X509_new();
    X509 *signer = issuer != NULL ? issuer : certificate;
    X509_EXTENSION *extension;
    X509V3_CTX context;

    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer != NULL ? 2 : 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), plan->from_s);
    X509_gmtime_adj(X509_getm_notAfter(certificate), plan->to_s);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               (const unsigned char *)plan->name, -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(signer));
    X509_set_pubkey(certificate, key);
    X509V3_set_ctx(&context, signer, certificate, NULL, NULL, 0);
    extension = X509V3_EXT_conf_nid(NULL, &context, plan->extension_nid, plan->extension);
    assert_non_null(extension);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    assert_true(X509_sign(certificate, issuer_key, EVP_sha256()) > 0);
    return certificate;
}

static void write_certificate(X509 *certificate, char path[static PATH_SIZE])
{
    FILE *file;
    int fd;

    snprintf(path, PATH_SIZE, "/tmp/trackside-issuer-XXXXXX");
    fd = mkstemp(path);
    assert_true(fd >= 0);
    file = fdopen(fd, "w");
    assert_int_equal(PEM_write_X509(file, certificate), 1);
    assert_int_equal(fclose(file), 0);
}

static SSL_CTX *make_context(enum tls_certificate which, char ca_file[static PATH_SIZE])
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    EVP_PKEY *issuer_key = EVP_EC_gen("P-256");
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *issuer = make_certificate(&issuer_plan, issuer_key, NULL, issuer_key);
    X509 *certificate = which == TLS_SELF_SIGNED
                            ? make_certificate(&plans[which], key, NULL, key)
                            : make_certificate(&plans[which], key, issuer, issuer_key);

    assert_int_equal(SSL_CTX_use_certificate(context, certificate), 1);
    assert_int_equal(SSL_CTX_use_PrivateKey(context, key), 1);
    write_certificate(issuer, ca_file);
    X509_free(certificate);
    X509_free(issuer);
    EVP_PKEY_free(key);
    EVP_PKEY_free(issuer_key);
    return context;
}

/* ---- the server ---- */

static void answer(struct tls_server *server, int fd)
{
    static const char reply[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    SSL *ssl = SSL_new(server->context);
    char request[4096];

    SSL_set_fd(ssl, fd);
    if (SSL_accept(ssl) == 1 && SSL_read(ssl, request, sizeof(request)) > 0) {
        server->n_requests++;
        SSL_write(ssl, reply, sizeof(reply) - 1);
    }
    SSL_free(ssl);
}

static void *serve(void *context)
{
    struct tls_server *server = context;
    int fd;

    while ((fd = accept(server->fd, NULL, NULL)) >= 0) {
        answer(server, fd);
        close(fd);
    }
    return NULL;
}

struct tls_server *tls_start(enum tls_certificate which)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(address);
    struct tls_server *server = calloc(1, sizeof(*server));

    assert_non_null(server);
    signal(SIGPIPE, SIG_IGN); /* OpenSSL writes where nobody reads any more */
    server->context = make_context(which, server->ca_file);
    server->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(server->fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(server->fd, 8), 0);
    assert_int_equal(getsockname(server->fd, (struct sockaddr *)&address, &size), 0);
    server->port = ntohs(address.sin_port);
    assert_int_equal(pthread_create(&server->thread, NULL, serve, server), 0);
    return server;
}

void tls_stop(struct tls_server *server)
{
    shutdown(server->fd, SHUT_RDWR);
    pthread_join(server->thread, NULL);
    close(server->fd);
    SSL_CTX_free(server->context);
    unlink(server->ca_file);
    free(server);
}

int tls_port(const struct tls_server *server)
{
    return server->port;
}

const char *tls_ca_file(const struct tls_server *server)
{
    return server->ca_file;
}

int tls_n_requests(const struct tls_server *server)
{
    return server->n_requests;
}
