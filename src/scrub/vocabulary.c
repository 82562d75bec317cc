/* Vocabulary. */
#include "vocabulary.h"

#include "slots.h"

#include "trackside/cleanup.h"

#include <string.h>

/* Of HTML, scripts and styles, where pages at hand do not show them; months and days. */
static const char web_words[] =
    "abbr abs accept action address align alt and anchor apply area array article aside async "
    "audio background base bdi bdo bold bool border bottom box break button bytes canvas caption "
    "case catch cell center charset checked cite class clear click code col color cols column "
    "const content continue copy cover data date day days debug default defer delete desc dialog "
    "dir div document double down draw drop each edge else embed end enum error even event exec "
    "export extends face false field file fill filter final finally find first fixed flag flash "
    "flex float focus font footer for form frame from full function get global grid group guest "
    "head header height hide high hour html icon image img import index init inline inner input "
    "insert instanceof int item join keep key kind label lang last layer left legend let level "
    "line link list load lock log long loop low main map margin mark match math max media menu "
    "meta method min minute mode month more move name nav near new next none not null number "
    "object off open option order outer page pair panel param parent part path pause picture play "
    "plot point pop post pre prev print private public push query radio range raw read ready "
    "rect reload remove replace reset result return right role root round row rows rule same "
    "save scale scope screen script search second section select self send set shape share show "
    "side site size slice small sort source span split src start state static step stop strong "
    "style sub summary super switch tab table target template test text then this thread throw "
    "time title today toggle top total track true try type typeof undefined unit update upload "
    "url use user val value var video view void wait when where while width will window with "
    "word world wrap write year yield "
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday "
    "sunday mon tue tues wed thu thur thurs fri sat sun am pm unknown driver";

static const char name_words[] =
    "jnr jr junior snr sr senior ii iii iv and van von der den de del da di du la le los las el al "
    "bin ibn ter ten zu zur";

static const char class_words[] =
    "a am amateur advanced astro awd b beginner beginners body brushed brushless buggy buggies bug "
    "c car cars challenge class classes club comp compact competition course crawler crawlers d "
    "dirt drift e ebuggy ed electric elec ep euro expert experts f factory fast fmod formula front "
    "fwd gas girls gp grand gt hp heavy hobby hot house independent indoor intermediate "
    "invitational "
    "iso istc juniors junior jnr kids ladies large late latemodel legends light limited lm mass "
    "masters micro mid mini model models mod modified monster motor motorcycle mt nascar new nitro "
    "nostalgia novice off offroad oct odd old on onroad open outdoor outlaw oval over pan petrol "
    "practice practise pre prep pro rally ready rear retro road rookie rookies rtr rwd sc sct "
    "scale "
    "sedan senior seniors short shootout slash solid spec speed sport sports sportsman sprint "
    "stadium "
    "standard star stock street super superstock t tc tekin tn touring toyota track tractor trail "
    "truck trucks truggy truggies turn u ultra under unlimited unknown vintage vet veterans vets "
    "vta "
    "wd wheel winged wing women world x xray youth the and of in for to all at or with day night "
    "summer winter spring autumn training test testing warmup warm up round heat final finals main "
    "qualifying qualifier race racing run session series cup championship nationals national "
    "state regional no non";

static bool list_has(const char *list, const char *key)
{
    struct bytes rest = bytes_from_text(list), word;

    while (bytes_split(&rest, ' ', &word)) {
        if (bytes_equal_text(word, key))
            return true;
    }
    return false;
}

bool vocabulary_is_common_in_names(const char *key)
{
    return list_has(name_words, key);
}

bool vocabulary_is_common_in_classes(const char *key)
{
    return list_has(class_words, key);
}

static void add_words(struct vocabulary *vocabulary, const struct tokens *tokens)
{
    for (size_t i = 0; i < tokens->n; i++)
        *key_table_at(&vocabulary->words, tokens->items[i].key) = vocabulary;
}

static void add_text(struct vocabulary *vocabulary, const struct tokens *tokens)
{
    add_words(vocabulary, tokens);
    vocabulary->texts = arena_grow(vocabulary->arena, vocabulary->texts, vocabulary->n_texts,
                                   sizeof(struct tokens));
    vocabulary->texts[vocabulary->n_texts++] = *tokens;
}

void vocabulary_add_text(struct vocabulary *vocabulary, const char *text)
{
    struct tokens tokens;

    tokens_of_text(text, vocabulary->arena, &tokens);
    add_text(vocabulary, &tokens);
}

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena)
{
    struct tokens tokens;

    *vocabulary = (struct vocabulary){.arena = arena};
    key_table_init(&vocabulary->words, arena);
    tokens_of_text(web_words, arena, &tokens);
    add_words(vocabulary, &tokens);
}

/* The page with a blank for every byte of a slot. */
static struct bytes without_slots(struct bytes page, struct arena *arena)
{
    char *copy = arena_text_of(arena, page);
    struct slots slots = {.n = 0};

    slots_find(page, arena, &slots);
    for (size_t i = 0; i < slots.n; i++)
        memset(copy + slots.items[i].begin, ' ', slots.items[i].end - slots.items[i].begin);
    return (struct bytes){copy, page.size};
}

void vocabulary_add_page(struct vocabulary *vocabulary, struct bytes page)
{
    struct bytes text = without_slots(page, vocabulary->arena);
    struct reading reading;
    struct tokens tokens;

    for (int depth = 0; depth <= 1; depth++) {
        reading_make(text, depth, vocabulary->arena, &reading);
        tokens_find(&reading, vocabulary->arena, &tokens);
        add_text(vocabulary, &tokens);
    }
}

bool vocabulary_has(const struct vocabulary *vocabulary, const char *key)
{
    return key_table_find(&vocabulary->words, key) != NULL;
}

/* ---- phrases ---- */

static bool stands_at(const struct tokens *text, size_t at, const struct tokens *phrase,
                      struct arena *arena)
{
    if (at + phrase->n > text->n)
        return false;
    for (size_t i = 0; i < phrase->n; i++) {
        if (strcmp(text->items[at + i].key, phrase->items[i].key) != 0)
            return false;
    }
    for (size_t i = 0; i + 1 < phrase->n; i++) {
        if (strcmp(tokens_gap(text, at + i, arena), tokens_gap(phrase, i, arena)) != 0)
            return false;
    }
    return true;
}

bool vocabulary_has_phrase(const struct vocabulary *vocabulary, const struct tokens *phrase)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    if (phrase->n == 1)
        return vocabulary_has(vocabulary, phrase->items[0].key);
    arena_init(&arena);
    for (size_t t = 0; t < vocabulary->n_texts; t++) {
        for (size_t i = 0; i < vocabulary->texts[t].n; i++) {
            if (stands_at(&vocabulary->texts[t], i, phrase, &arena))
                return true;
        }
    }
    return false;
}
