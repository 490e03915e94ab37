/* Module server: implements interface calc, lets client install handlers on it. */
#include "lowered.h"

SLOT(probe_note);
SLOT(probe_act);
SLOT(calc_add);
SLOT(calc_hint);
SLOT(calc_break);

/* Mirrors struct install_request of interface event. */
struct request {
    uint32_t operation, order, flags, limit_us;
    uint64_t requester;
    char name[32];
    _Bool is_ephemeral;
};

static uint64_t add(uint64_t a, uint64_t b)
{
    return a + b;
}

static void hint(uint64_t value)
{
    NOTE(value + 1000);
}

/* 0: a failed check; 1: a failed check of an argument; 2: an endless loop. */
static uint64_t break_down(uint64_t how)
{
    if (how == 0)
        spin_fault(0, 10, 4);
    if (how == 1)
        spin_fault(1, how, 0);
    for (volatile uint64_t i = 0;; i++)
        ;
}

static _Bool allow_client(const struct request *request)
{
    ACT(1);
    return request->name[0] == 'c' && request->operation == 0;
}

/* Its own procedures go through slots too. */
static int start(void)
{
    spin_authorise(0);
    spin_authorise(1);
    ACT(5);
    NOTE(CALL(calc_add, uint64_t (*)(uint64_t, uint64_t))(100, 11));
    return 0;
}

static const struct spin_member add_members[] = {VALUE("u64"), VALUE("u64 a"), VALUE("u64 b")};
static const struct spin_member hint_members[] = {VALUE("void"), VALUE("u64 value")};
static const struct spin_member break_members[] = {VALUE("u64"), VALUE("u64 how")};
static const struct spin_member note_members[] = {VALUE("void"), VALUE("u64 value")};

enum { ADD, HINT, BREAK, ALLOW, START };
static const struct spin_procedure procedures[] = {
    {"calc_add", CODE(add), "server.c", 1, 32, 0, SPIN_RETURNS, {{1}}, add_members, 3},
    {"calc_hint", CODE(hint), "server.c", 2, 32, 0, 0, {{2}}, hint_members, 2},
    {"calc_break", CODE(break_down), "server.c", 3, 32, 0, SPIN_RETURNS, {{3}}, break_members, 2},
    {"allow_client", CODE(allow_client), "server.c", 4, 32, 0, SPIN_RETURNS, {{0}}, 0, 0},
    {"start", CODE(start), "server.c", 5, 32, 0, SPIN_RETURNS, {{0}}, 0, 0},
};
static const struct spin_interface interfaces[] = {
    {"calc", CALC_TEXT, CALC_FINGERPRINT, 1},
    {"probe", PROBE_TEXT, PROBE_FINGERPRINT, 0},
};
static const struct spin_import imports[] = {
    {"probe", "probe_note", {{0}}, &slot_probe_note, 0, note_members, 2, 0},
    {"probe", "probe_act", {{0}}, &slot_probe_act, 0, note_members, 2, 0},
};
static const struct spin_export exports[] = {
    {"calc", "calc_add", {{1}}, ADD, &slot_calc_add, 0},
    {"calc", "calc_hint", {{2}}, HINT, &slot_calc_hint, 0},
    {"calc", "calc_break", {{3}}, BREAK, &slot_calc_break, 0},
};
static const char site_text[] = "server.c\0buf[i]\0i\0len\0how";
static const struct spin_site sites[] = {
    {0, 20, 5, SPIN_FAULT_BOUNDS, 0, 9, 16, 18, BREAK},
    {0, 22, 5, SPIN_FAULT_NULL, SPIN_SITE_ARGUMENT, 22, 22, 8, BREAK},
};
static const struct spin_install installs[] = {
    {1, 0, ALLOW, SPIN_NONE, SPIN_NONE, {{0}}, {{0}}, 1, 0},
    {1, 1, ALLOW, SPIN_NONE, SPIN_NONE, {{0}}, {{0}}, 1, 0},
};

TABLE("module")
const struct spin_module module = {
    .magic = SPIN_MAGIC,
    .abi_version = SPIN_ABI_VERSION,
    .name = "server",
    .compiler = "hand",
    .source = "server.c",
    .interfaces = interfaces,
    .interface_count = COUNT(interfaces),
    .imports = imports,
    .import_count = COUNT(imports),
    .exports = exports,
    .export_count = COUNT(exports),
    .procedures = procedures,
    .procedure_count = COUNT(procedures),
    .sites = sites,
    .site_text = site_text,
    .site_text_size = sizeof site_text,
    .site_count = COUNT(sites),
    .installs = installs,
    .install_count = COUNT(installs),
    .initialiser = START,
    .main = SPIN_NONE,
};
