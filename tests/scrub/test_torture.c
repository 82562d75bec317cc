/* Names that are words of every page, names in names, in every spelling: fixtures/torture. */
#include "set.h"
#include "testing.h"

#include "trackside/liverc.h"

#include <string.h>

#define DAY     "day-2025-10-25.html"
#define SESSION "session-21285461.html"

enum {
    N_LISTS = 2, /* the month and the day come first, and name everybody */
};

struct case_of_text {
    const char *file;
    const char *text;
};

/* What a scrubbed page must have: the alias in the spelling the name had. */
static const struct case_of_text written[] = {
    {DAY,
     "Thanks to ewoly mosadi, MOSADI, EWOLY and Mosadi,Ewoly Jnr; also R'Sylaz (MIRI R'SYLAZ), "
     "ask Simuvive_Ehiny"},
    {DAY, "content=\"Oka&#237; &#195;cyb&#237;s, OKA&#205;, &#1064;&#1095;&#1095;&#1078;, "
          "&#x428;&#x447;&#x447;&#x436;, 鹰撴蘳樃, 鹰撴\""},
    {DAY, "data-driver=\"Miri &quot;Sovad&quot; R&#39;Sylaz\" "
          "data-link=\"/drivers/?name=Miri+R%27Sylaz&who=%D0%A8%D1%87%D1%87%D0%B6\" "
          "data-mail=\"ewolymosadi@example.invalid\">okai acybis<"},
    {DAY, "{\"driver\":\"Oka\\u00ed \\u00c3cyb\\u00eds\",\"next\":\"\\u0428\\u0447\\u0447\\u0436\","
          "\"url\":\"\\/practice\\/?p=view_session&id=34111743\"}"},
    {DAY, "'MIRI \\\"SOVAD\\\" R\\'SYLAZ\\nSimuvive Ehiny', chip = 'n34112325x', twice = \"Okai\", "
          "nested = 'Acybis'"},
    {DAY, "id=34111743\">Ewoly Mosadi</a><br /><small>1/10 Open (34112325)"},
    {DAY, ">Ewoly Mosadi Jnr</a><br /><small>1/10 Open ("},
    {DAY, ">Sovad</a>"},
    {DAY, ">Cuhe</a><br /><small>Open Practice (80)"},
    {DAY, ">Unknown Driver</a><br /><small>Unknown Class ("},
    {DAY, ">van der Novi</a>"},
    {DAY, "(4573411/2)</small>"},
    {DAY, "{\"label\":\"Ewoly's \\u00d6nevogu\",\"data\":2}"},
    {DAY, "{\"label\":\"1\\/10 Open\",\"data\":22}"},
    {DAY, "LOADING INTERFACE"},
    {DAY, "Boundy Park R/C \"Open\" Raceway"},
    {"month-2025-10.html", "Record: Ewoly Mosadi Jnr (8290734), then Hokyv Hyzem"},
    {SESSION, "by Oka\xED \xC3"
              "cyb\xED"
              "s -->"},
    {"session-21285543.html", "Okaí Ãcybís on October 25, 2025 (Saturday) at 9:20:06am"},
    {"session-21285305.html", "content=\"Boundy Park R/C \"Open\" Raceway :: Practice Session for "
                              "Sovad on October 25, 2025 (Saturday) at 8:56:30am :: LiveRC\""},
    {"session-21285305.html", "<span\n\t\t\t\t\t\t\t\t\t\t\n\t\t\t\t\t\t\t\t\t\t>Lap 1: 41.022<"},
    {"session-21286234.html",
     "<h3 class=\"page-header\">Practice Session (Erotatizo Vafacudom)</h3>"},
};

/* What no scrubbed page may have. */
static const char *const gone[] = {
    "Tim B",    "Tim's",    "tim boundy",
    "TIM",      "Neil",     "NEIL",
    "Rick",     "Jos",      "and\xC3\xBA",
    "jose",     "Иван",     "Водкин",
    "田中",     "太郎",     "SHOUTING",
    "Shouting", "Smith",    "21285159",
    "21285741", "21285461", "8263355",
    "2222363",  "7745092",  "2207359",
    "Berg",     "Übercup",  "u00dcber",
    "Memorial", "Jos\xE9",  "\\u00d1",
    "&Ntilde;", "%D0%98",   "Practice Sessions</a><br",
};

static void what_was_planted_is_spelled_as_it_was(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    if (set_scrub(&set) < 0)
        fail_msg("%s", set.err.message);
    for (size_t i = 0; i < N_OF(written); i++) {
        if (!set_has(&set, written[i].file, bytes_from_text(written[i].text)))
            fail_msg("%s lacks: %s", written[i].file, written[i].text);
    }
    for (size_t i = 0; i < N_OF(gone); i++) {
        for (size_t k = 0; k < set.n; k++) {
            if (set_has(&set, set.pages[k].name, bytes_from_text(gone[i])))
                fail_msg("%s still has: %s", set.pages[k].name, gone[i]);
        }
    }
    set_close(&set);
}

static void the_report_counts(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    assert_int_equal(set_scrub(&set), 0);
    assert_int_equal(set.report.n_pages, 22);
    assert_int_equal(set.report.n_unreadable, 0);
    assert_int_equal(set.report.counts[SCRUB_SESSION].n_distinct, 20);
    assert_int_equal(set.report.counts[SCRUB_DRIVER].n_distinct, 18);
    /* Lap, Class, Open, Practice Sessions, Boundy Park; transponder 46 */
    assert_int_equal(set.report.n_common_texts, 6);
    assert_true(set.report.n_same_numbers > 1500);
    assert_true(set.report.n_changed_fields > 100);
    assert_int_equal(set.report.counts[SCRUB_TRACK].n_replaced, 0);
    assert_int_equal(set.report.counts[SCRUB_DATE].n_replaced, 0);
    set_close(&set);
}

/* Ids of a day fall from row to row: the newest comes first. */
static void ids_keep_their_order_and_length(void **state)
{
    const struct practice_day *day;
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS;
    assert_int_equal(set_scrub(&set), 0);
    assert_int_equal(
        liverc_read_day(set_page(&set, set.scrubbed, DAY)->body, &set.arena, &day, NULL), 0);
    assert_int_equal(day->n_sessions, 20);
    for (size_t i = 1; i + 1 < day->n_sessions; i++) {
        assert_int_equal(strlen(day->sessions[i].session_id), 8);
        assert_true(strcmp(day->sessions[i].session_id, day->sessions[i - 1].session_id) < 0);
    }
    assert_int_equal(strlen(day->sessions[19].session_id), 7);
    set_close(&set);
}

/* Of a part of the pages, and beside others, everybody has the alias they have in the whole. */
static void aliases_are_of_the_seed(void **state)
{
    struct set whole, part, other;

    (void)state;
    set_open(&whole, TORTURE_DIR);
    set_open(&part, TORTURE_DIR);
    set_open(&other, TORTURE_DIR);
    part.pages = set_page(&part, part.pages, SESSION);
    part.n = 1;
    other.options.seed = BYTES("2");
    assert_int_equal(set_scrub(&whole), 0);
    assert_int_equal(set_scrub(&part), 0);
    assert_int_equal(set_scrub(&other), 0);
    assert_true(
        bytes_equal(set_page(&whole, whole.scrubbed, SESSION)->body, part.scrubbed[0].body));
    assert_false(bytes_equal(set_page(&whole, whole.scrubbed, SESSION)->body,
                             set_page(&other, other.scrubbed, SESSION)->body));
    set_close(&whole);
    set_close(&part);
    set_close(&other);
}

static void classes_can_be_kept(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS;
    set.options.keep_classes = true;
    assert_int_equal(set_scrub(&set), 0);
    assert_true(set_has(&set, DAY, BYTES("<small>Boundy Memorial (4573411/2)</small>")));
    assert_true(set_has(&set, DAY, BYTES("<small>Tim's Übercup (")));
    assert_false(set_has(&set, DAY, BYTES("Tim Boundy")));
    set_close(&set);
}

static void the_track_can_be_another(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.options.track_slug = "redhill";
    set.options.track_name = "Red Hill";
    if (set_scrub(&set) < 0)
        fail_msg("%s", set.err.message);
    for (size_t i = 0; i < set.n; i++) {
        assert_false(set_has(&set, set.pages[i].name, BYTES("boundypark")));
        assert_false(set_has(&set, set.pages[i].name, BYTES("Boundy")));
        assert_true(set_has(&set, set.pages[i].name, BYTES("<title>Red Hill :: Practice")));
        assert_string_equal(set.scrubbed[i].id.track_slug, "redhill");
    }
    assert_true(set.report.counts[SCRUB_TRACK].n_replaced >= 3 * set.n);
    set_close(&set);
}

/* ---- what cannot be replaced is refused ---- */

static const struct refusal {
    const char *planted;
    const char *says;
} refusals[] = {
    {"<!-- VGltIEJvdW5keQ== -->", "in base64"},     /* Tim Boundy */
    {"<!-- eFRpbSBCb3VuZHl5 -->", "in base64"},     /* xTim Boundyy */
    {"<!-- eHlUaW0gQm91bmR5eno= -->", "in base64"}, /* xyTim Boundyzz */
    {"<!-- 54696d20426f756e6479 -->", "in hex"},    {"<!-- 54696D20426F756E6479 -->", "in hex"},
};

static void encodings_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(refusals); i++) {
        struct set set;

        set_open(&set, TORTURE_DIR);
        set.n = N_LISTS;
        set_plant(&set, DAY, bytes_from_text(refusals[i].planted));
        assert_int_equal(set_scrub(&set), ERROR_CHECK);
        if (strstr(set.err.message, refusals[i].says) == NULL ||
            strstr(set.err.message, DAY) == NULL ||
            strstr(set.err.message, "a driver's name") == NULL)
            fail_msg("%s: \"%s\"", refusals[i].planted, set.err.message);
        assert_null(strstr(set.err.message, "Boundy"));
        set_close(&set);
    }
}

static void utf16_is_refused(void **state)
{
    static const char little[] = "<!-- T\0i\0m\0 \0B\0o\0u\0n\0d\0y\0 -->";
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS;
    set_plant(&set, DAY, (struct bytes){little, sizeof(little) - 1});
    assert_int_equal(set_scrub(&set), ERROR_CHECK);
    set_close(&set);
}

/* Words with markup, soft hyphens or other punctuation between them are still words. */
static const struct {
    const char *planted, *result;
} spellings[] = {
    {"<!-- Rick <b>O'Neil</b> -->", "<!-- Miri <b>R'Sylaz</b> -->"},
    {"<!-- Ri&shy;ck -->", "<!-- Miri -->"},
    {"<!-- ONEIL -->", "<!-- RSYLAZ -->"},
    {"<!-- O\xE2\x80\x99Neil -->", "<!-- R\xE2\x80\x99Sylaz -->"},
    {"<!-- rick.oneil -->", "<!-- miri.rsylaz -->"},
    {"<!-- %52ick -->", "<!-- %4Diri -->"},
    {"<!-- &#82;&#105;&#99;&#107; -->", "<!-- &#77;&#105;&#114;&#105; -->"},
    {"<!-- \\x52ick \\u{52}ick -->", "<!-- \\x4diri \\u004diri -->"},
    {"<!-- %2552ick -->", "<!-- Miri -->"},
    {"<!-- prick Rick's trick -->", "<!-- pmiri Miri's tmiri -->"},
    {"<!-- Lap Class Open Practice Sessions -->", "<!-- Lap Class Open Practice Sessions -->"},
    {"<!-- Class, Lap 46 -->", "<!-- Class, Lap 46 -->"},
    {"<!-- x7745092y 77450921 -->", "<!-- x8290734y 82907341 -->"},
    {"<!-- Shoutingsam -->", "<!-- Simuviveehiny -->"},
};

static void spellings_are_kept(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS;
    for (size_t i = 0; i < N_OF(spellings); i++)
        set_plant(&set, DAY, bytes_from_text(spellings[i].planted));
    if (set_scrub(&set) < 0)
        fail_msg("%s", set.err.message);
    for (size_t i = 0; i < N_OF(spellings); i++) {
        if (!set_has(&set, DAY, bytes_from_text(spellings[i].result)))
            fail_msg("%s did not become %s", spellings[i].planted, spellings[i].result);
    }
    set_close(&set);
}

/* ---- pages of other kinds ---- */

static void a_page_that_cannot_be_read_is_named(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set_page(&set, set.pages, DAY)->body = BYTES("<html><body>Tim Boundy 7745092</body></html>");
    assert_int_equal(set_scrub(&set), ERROR_UNKNOWN_PAGE);
    assert_non_null(strstr(set.err.message, DAY));
    set_page(&set, set.pages, DAY)->unreadable = true;
    assert_int_equal(set_scrub(&set), 0);
    assert_int_equal(set.report.n_unreadable, 1);
    assert_true(set_has(&set, DAY, BYTES("<body>Ewoly Mosadi 8290734</body>")));
    set_close(&set);
}

static void an_unreadable_page_gives_what_it_can(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.pages = set_page(&set, set.pages, DAY);
    set.n = 1;
    set.pages[0].unreadable = true;
    set.pages[0].body =
        BYTES("<html><body><a href=\"/practice/?id=21290331&p=view_session\">Zed Quux</a>"
              "<small>1/8 (7777777)</small> Quux <td>44.123</td></body></html>");
    assert_int_equal(set_scrub(&set), 0);
    assert_false(set_has(&set, DAY, BYTES("Quux")));
    assert_false(set_has(&set, DAY, BYTES("Zed")));
    assert_false(set_has(&set, DAY, BYTES("21290331")));
    assert_false(set_has(&set, DAY, BYTES("7777777")));
    assert_true(set_has(&set, DAY, BYTES("<td>44.123</td>")));
    set_close(&set);
}

static void what_is_known_elsewhere_goes_too(void **state)
{
    static const struct scrub_identity known[] = {{SCRUB_DRIVER, "Zed Quux"},
                                                  {SCRUB_TRANSPONDER, "4455667"}};
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS;
    set.options.known = known;
    set.options.n_known = N_OF(known);
    set_plant(&set, DAY, BYTES("<!-- zed quux, 4455667 -->"));
    assert_int_equal(set_scrub(&set), 0);
    assert_false(set_has(&set, DAY, BYTES("quux")));
    assert_false(set_has(&set, DAY, BYTES("4455667")));
    set_close(&set);
}

static void two_tracks_become_no_one(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS;
    set.pages[1].id.track_slug = "redhill";
    assert_int_equal(set_scrub(&set), 0);
    assert_string_equal(set.scrubbed[1].id.track_slug, "redhill");
    set.options.track_slug = "other";
    set.options.track_name = "Other";
    assert_int_equal(set_scrub(&set), ERROR_USAGE);
    assert_non_null(strstr(set.err.message, "another track"));
    set_close(&set);
}

static void file_names_change_along(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = N_LISTS + 2;
    set.options.shift_days = -363;
    if (set_scrub(&set) < 0)
        fail_msg("%s", set.err.message);
    assert_string_equal(set.scrubbed[0].name, "month-2024-10.html");
    assert_string_equal(set.scrubbed[1].name, "day-2024-10-27.html");
    assert_string_equal(set.scrubbed[2].name, "session-9999949.html");
    assert_string_equal(set.scrubbed[2].id.source_id, "9999949");
    set_close(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_planted_is_spelled_as_it_was),
        cmocka_unit_test(the_report_counts),
        cmocka_unit_test(ids_keep_their_order_and_length),
        cmocka_unit_test(aliases_are_of_the_seed),
        cmocka_unit_test(classes_can_be_kept),
        cmocka_unit_test(the_track_can_be_another),
        cmocka_unit_test(encodings_are_refused),
        cmocka_unit_test(utf16_is_refused),
        cmocka_unit_test(spellings_are_kept),
        cmocka_unit_test(a_page_that_cannot_be_read_is_named),
        cmocka_unit_test(an_unreadable_page_gives_what_it_can),
        cmocka_unit_test(what_is_known_elsewhere_goes_too),
        cmocka_unit_test(two_tracks_become_no_one),
        cmocka_unit_test(file_names_change_along),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
