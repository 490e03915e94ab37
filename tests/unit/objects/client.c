/* Module client: calls calc and installs handlers on it; its entries are the cases of the tests. */
#include "lowered.h"

SLOT(probe_note);
SLOT(probe_act);
SLOT(calc_add);
SLOT(calc_hint);
SLOT(calc_break);

TABLE("ids") uint32_t id_pair;
TABLE("ids") uint32_t id_char;
TABLE("cells") void *cell_text;
TABLE("cells") void *cell_table;
TABLE("cells") void *address_add;

/* A global that holds a reference, and the bytes of a table that holds the value of a procedure. */
static void *kept;
static void *table_bytes[2];
static const char text_bytes[6] = "hello";

struct pair {
    struct pair *next;
    uint64_t value;
};

#define ADD(a, b)   (CALL(calc_add, uint64_t (*)(uint64_t, uint64_t))((a), (b)))
#define HINT(value) (CALL(calc_hint, void (*)(uint64_t))(value))
#define BREAK(how)  (CALL(calc_break, uint64_t (*)(uint64_t))(how))

static int main_entry(int argc, void **argv)
{
    NOTE(ADD(2, 3));
    for (int i = 0; i < argc; i++)
        NOTE(((const struct spin_header *)argv[i])[-1].count);
    return 7;
}

static int hints(int argc, void **argv)
{
    HINT(1);
    HINT(2);
    return (int)((uintptr_t)argv & 0) + argc;
}

static int fault(int argc, void **argv)
{
    (void)argv;
    spin_fault(0, (uint64_t)argc, 16);
}

static int fault_below(int argc, void **argv)
{
    (void)argc, (void)argv;
    NOTE(BREAK(0));
    return 0;
}

static int bad_argument(int argc, void **argv)
{
    (void)argc, (void)argv;
    NOTE(BREAK(1));
    return 0;
}

static int loop(int argc, void **argv)
{
    (void)argc, (void)argv;
    for (volatile uint64_t i = 0;; i++)
        ;
}

static int deep(int argc, void **argv)
{
    volatile char room[1024];
    room[argc & 1023] = 1;
    return deep(argc + 1, argv) + room[argc & 511];
}

/* Procedure values: the same before and after an install, and it raises the event. */
static int values(int argc, void **argv)
{
    uint64_t (*value)(uint64_t, uint64_t) = (uint64_t (*)(uint64_t, uint64_t))address_add;
    (void)argc, (void)argv;
    NOTE(value(20, 1));
    NOTE(address_add == table_bytes[1] && address_add == ((void **)cell_table)[1]);
    spin_install(0, 0, 0, 0, 0);
    NOTE(value(20, 1));
    return 0;
}

static int data(int argc, void **argv)
{
    const char *text = cell_text;
    struct pair *pair = spin_new(id_pair, 0);
    (void)argc, (void)argv;
    NOTE((uint64_t)text[4]);
    NOTE(((const struct spin_header *)text)[-1].count);
    NOTE(kept == cell_text);
    NOTE(((void **)cell_table)[0] == cell_text);
    pair->next = spin_new(id_pair, 0);
    kept = pair;
    return 0;
}

/* --- Handlers --- */

static uint64_t twice(uint64_t a, uint64_t b)
{
    NOTE(1);
    return 2 * (a + b);
}

static uint64_t with_closure(struct pair *closure, uint64_t a, uint64_t b)
{
    NOTE(closure->value);
    return a + b + closure->value;
}

static _Bool is_large(struct pair *closure, uint64_t a, uint64_t b)
{
    return a + b > closure->value;
}

static _Bool is_even(uint64_t a, uint64_t b)
{
    return (a + b) % 2 == 0;
}

static uint64_t faulty(uint64_t a, uint64_t b)
{
    spin_fault(0, a, b);
}

/* Long enough to be preempted many times. */
static uint64_t slow(uint64_t a, uint64_t b)
{
    for (volatile uint64_t i = 0; i < 20 * 1000 * 1000; i++)
        ;
    return a * b;
}

static _Bool endless(uint64_t a, uint64_t b)
{
    for (volatile uint64_t i = a + b;; i++)
        ;
}

/* Does what the test wants, as handler and as guard. */
static uint64_t acting(uint64_t a, uint64_t b)
{
    ACT(a);
    NOTE(7);
    return a + 1000 * b;
}

static _Bool acts(uint64_t a, uint64_t b)
{
    ACT(2);
    return a != b;
}

static void on_hint(uint64_t value)
{
    NOTE(value + 2000);
}

/* argc: the row of the install table, then order and flags as digits. */
static int install(int argc, void **argv)
{
    struct pair *closure = spin_new(id_pair, 0);
    (void)argv;
    closure->value = 50;
    return spin_install((uint32_t)argc & 15, closure, (uint32_t)argc >> 4 & 7,
                        (uint32_t)argc >> 7 & 1, 0) != 0;
}

static int install_unknown(int argc, void **argv)
{
    (void)argc, (void)argv;
    return spin_install(99, 0, 0, 0, 0) != 0;
}

static const struct spin_member entry_members[] = {VALUE("int"), VALUE("int argc"),
                                                   ARRAY("str_t *argv")};
static const struct spin_member add_members[] = {VALUE("u64"), VALUE("u64 a"), VALUE("u64 b")};
static const struct spin_member note_members[] = {VALUE("void"), VALUE("u64 value")};
static const struct spin_member break_members[] = {VALUE("u64"), VALUE("u64 how")};

#define ENTRY(name, function)                                                                      \
    {name, CODE(function), "client.c", 1, 64, 0, SPIN_RETURNS, {{0}}, entry_members, 3}
#define PROCEDURE(function, effects)                                                               \
    {#function, CODE(function), "client.c", 2, 64, 0, effects, {{0}}, 0, 0}
#define FREE (SPIN_FUNCTIONAL | SPIN_RETURNS)

enum { MAIN, TWICE = 11, CLOSURE, LARGE, EVEN, FAULTY, ENDLESS, ON_HINT, SLOW, ACTING, ACTS };
static const struct spin_procedure procedures[] = {
    ENTRY("main", main_entry),
    ENTRY("hints", hints),
    ENTRY("fault", fault),
    ENTRY("fault_below", fault_below),
    ENTRY("bad_argument", bad_argument),
    ENTRY("loop", loop),
    ENTRY("deep", deep),
    ENTRY("values", values),
    ENTRY("data", data),
    ENTRY("install", install),
    ENTRY("install_unknown", install_unknown),
    PROCEDURE(twice, SPIN_RETURNS),
    PROCEDURE(with_closure, SPIN_RETURNS),
    PROCEDURE(is_large, FREE),
    PROCEDURE(is_even, FREE),
    PROCEDURE(faulty, SPIN_RETURNS),
    PROCEDURE(endless, FREE),
    PROCEDURE(on_hint, 0),
    PROCEDURE(slow, SPIN_RETURNS),
    PROCEDURE(acting, SPIN_RETURNS),
    PROCEDURE(acts, FREE),
};
static const struct spin_interface interfaces[] = {
    {"calc", CALC_TEXT, CALC_FINGERPRINT, 0},
    {"probe", PROBE_TEXT, PROBE_FINGERPRINT, 0},
};
static const struct spin_import imports[] = {
    {"probe", "probe_note", {{0}}, &slot_probe_note, 0, note_members, 2, 0},
    {"calc", "calc_add", {{1}}, &slot_calc_add, &address_add, add_members, 3, SPIN_RETURNS},
    {"calc", "calc_hint", {{2}}, &slot_calc_hint, 0, note_members, 2, 0},
    {"calc", "calc_break", {{3}}, &slot_calc_break, 0, break_members, 2, SPIN_RETURNS},
    {"probe", "probe_act", {{0}}, &slot_probe_act, 0, note_members, 2, 0},
};
static const uint32_t pair_references[] = {0};
static const struct spin_member pair_members[] = {
    {"next", "struct pair *next", "", SPIN_KIND_OBJECT, 0, 0, 8},
    {"value", "u64 value", "", SPIN_KIND_VALUE, 0, 8, 8},
};
static const struct spin_type types[] = {
    {.name = "struct pair",
     .origin = SPIN_ORIGIN_PRIVATE,
     .size = 16,
     .align = 8,
     .base = SPIN_NONE,
     .reference_count = 1,
     .references = pair_references,
     .members = pair_members,
     .member_count = COUNT(pair_members),
     .id = &id_pair},
    {.name = "char",
     .origin = SPIN_ORIGIN_BUILTIN,
     .builtin = SPIN_TYPE_CHAR,
     .size = 1,
     .align = 1,
     .base = SPIN_NONE,
     .id = &id_char},
};
static const struct spin_object objects[] = {
    {1, 6, text_bytes, 6, &cell_text, 1, 10},
    {0, 1, table_bytes, 16, &cell_table, 0, 11},
};
static const struct spin_fixup fixups[] = {
    {&kept, 0, SPIN_FIXUP_OBJECT},
    {&table_bytes[0], 0, SPIN_FIXUP_OBJECT},
    {&table_bytes[1], 1, SPIN_FIXUP_IMPORT},
};
static const struct spin_root roots[] = {{&kept, 0, 0}};
static const char site_text[] = "client.c\0a / b\0a\0b";
static const struct spin_site sites[] = {
    {0, 40, 5, SPIN_FAULT_DIVIDE, 0, 9, 15, 17, MAIN},
};
static const struct spin_file files[] = {{"client.c"}};
static const struct spin_line lines[] = {{0, 0, 20}, {1, 0, 0}, {2, 0, 21}};
#define ON(event, handler, guard, closure, type, guard_type)                                       \
    {0, event, handler, guard, closure, {{type}}, {{guard_type}}, 0, 0}
static const struct spin_install installs[] = {
    ON(1, TWICE, SPIN_NONE, SPIN_NONE, 1, 0),   ON(1, CLOSURE, LARGE, 0, 1, 1),
    ON(1, TWICE, EVEN, SPIN_NONE, 1, 1),        ON(1, FAULTY, SPIN_NONE, SPIN_NONE, 1, 0),
    ON(1, TWICE, ENDLESS, SPIN_NONE, 1, 1),     ON(2, ON_HINT, SPIN_NONE, SPIN_NONE, 2, 0),
    ON(1, TWICE, TWICE, SPIN_NONE, 1, 1),       /* a guard that is not functional */
    ON(1, ON_HINT, SPIN_NONE, SPIN_NONE, 2, 0), /* a handler of another type */
    ON(3, TWICE, SPIN_NONE, SPIN_NONE, 3, 0),   /* an event without an authoriser */
    ON(1, SLOW, SPIN_NONE, SPIN_NONE, 1, 0),    ON(1, ACTING, SPIN_NONE, SPIN_NONE, 1, 0),
    ON(1, TWICE, ACTS, SPIN_NONE, 1, 1),
};

TABLE("module")
const struct spin_module module = {
    .magic = SPIN_MAGIC,
    .abi_version = SPIN_ABI_VERSION,
    .name = "client",
    .compiler = "hand",
    .source = "client.c",
    .interfaces = interfaces,
    .interface_count = COUNT(interfaces),
    .imports = imports,
    .import_count = COUNT(imports),
    .types = types,
    .type_count = COUNT(types),
    .procedures = procedures,
    .procedure_count = COUNT(procedures),
    .objects = objects,
    .object_count = COUNT(objects),
    .fixups = fixups,
    .fixup_count = COUNT(fixups),
    .roots = roots,
    .root_count = COUNT(roots),
    .sites = sites,
    .site_text = site_text,
    .site_text_size = sizeof site_text,
    .site_count = COUNT(sites),
    .installs = installs,
    .install_count = COUNT(installs),
    .initialiser = SPIN_NONE,
    .main = MAIN,
    .files = files,
    .lines = lines,
    .file_count = COUNT(files),
    .line_count = COUNT(lines),
};
