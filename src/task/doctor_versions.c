/* The program and the libraries it runs with. */
#include "trackside/doctor.h"

#include "trackside/export.h"
#include "trackside/html.h"
#include "trackside/http.h"
#include "trackside/liverc.h"

enum {
    LIBPQ_MAJOR = 10000, /* 150014 is 15.14 */
};

void doctor_versions(struct doctor *doctor)
{
    int libpq = export_library();

    doctor_note(doctor, "program", DOCTOR_OK, HINT_NONE, "trackside %s, parser %d",
                TRACKSIDE_VERSION, LIVERC_PARSER_VERSION);
    doctor_note(doctor, "sqlite", DOCTOR_OK, HINT_NONE, "SQLite %s", db_library());
    if (http_library_is_complete())
        doctor_note(doctor, "libcurl", DOCTOR_OK, HINT_NONE, "%s", http_library());
    else
        doctor_note(doctor, "libcurl", DOCTOR_FAIL, HINT_NONE,
                    "%s lacks TLS or zlib, without which no page can be asked for; use another "
                    "build of libcurl",
                    http_library());
    doctor_note(doctor, "libxml2", DOCTOR_OK, HINT_NONE, "libxml2 %s", html_library());
    if (libpq != 0)
        doctor_note(doctor, "libpq", DOCTOR_OK, HINT_NONE, "libpq %d.%d", libpq / LIBPQ_MAJOR,
                    libpq % LIBPQ_MAJOR);
    else
        doctor_note(doctor, "libpq", DOCTOR_WARN, HINT_NO_POSTGRES, "built without libpq");
}
