/* The hand-written modules in a booted kernel. */
#include "modules.h"

#include "boot.h"
#include "objects.h"

uint64_t notes[NOTES];
size_t note_count;
struct domain *server, *client;

static void probe_note(uint64_t value)
{
    if (note_count < NOTES)
        notes[note_count++] = value;
}

void (*probe_action)(uint64_t what);

static void probe_act(uint64_t what)
{
    if (probe_action)
        probe_action(what);
}

static const struct spin_member note_members[] = {
    {.name = "", .declaration = "void", .bound = ""},
    {.name = "value", .declaration = "u64 value", .bound = ""},
};
static const struct spin_host_procedure probe_procedures[] = {
    {.name = "probe_note", .members = note_members, .member_count = 2},
    {.name = "probe_act", .members = note_members, .member_count = 2},
};
static const struct spin_host_interface probe_interface = {
    .name = "probe",
    .text = "",
    .procedures = probe_procedures,
    .procedure_count = 2,
};

struct bytes client_object(enum backend backend)
{
    return backend == CLANG ? (struct bytes){client_clang, client_clang_size}
                            : (struct bytes){client_tcc, client_tcc_size};
}

struct bytes server_object(enum backend backend)
{
    return backend == CLANG ? (struct bytes){server_clang, server_clang_size}
                            : (struct bytes){server_tcc, server_tcc_size};
}

status modules_try_boot(const struct spindle_options *options)
{
    static const struct spindle_procedure code[] = {
        {"probe_note", (void (*)(void))probe_note},
        {"probe_act", (void (*)(void))probe_act},
    };
    note_count = 0;
    probe_action = NULL;
    status booted = spindle_boot(options);
    return failed(booted) ? booted : spindle_export(&probe_interface, code, 2, SPINDLE_PUBLIC);
}

static void boot_with(const struct spindle_options *options)
{
    cr_assert(succeeded(modules_try_boot(options)), "%s", spindle_message());
}

void modules_boot(void)
{
    boot_with(NULL);
}

void modules_shutdown(void)
{
    spindle_shutdown();
    cr_assert_eq(boot_leaked(), 0, "%zu bytes of kernel memory left", boot_leaked());
}

static struct domain *load(struct bytes object)
{
    struct domain *domain;
    status s = domain_create_asserted(object.bytes, object.size, NULL, NULL, &domain);
    cr_assert(succeeded(s), "%s", spindle_message());
    return domain;
}

void modules_start(enum backend backend)
{
    modules_start_with(backend, NULL);
}

void modules_start_with(enum backend backend, const struct spindle_options *options)
{
    boot_with(options);
    server = load(server_object(backend));
    client = load(client_object(backend));
    struct domain *both[] = {client, server};
    cr_assert(succeeded(spindle_link(both, 2)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise_all(both, 2)), "%s", spindle_message());
    cr_assert(NOTED(111), "the initialiser of the server ran");
}

struct spindle_result run_entry(const char *entry, int argc)
{
    const char *argv[256];
    for (size_t i = 0; i < 256; i++)
        argv[i] = "";
    struct spindle_result result;
    const struct spindle_plan plan = {.entry = entry, .argc = argc, .argv = argv};
    status s = spindle_run(client, &plan, &result);
    cr_assert(succeeded(s), "%s: %s", entry, spindle_message());
    return result;
}

bool noted(size_t count, const uint64_t *expected)
{
    bool same = count == note_count;
    for (size_t i = 0; same && i < count; i++)
        same = notes[i] == expected[i];
    for (size_t i = 0; !same && i < note_count; i++)
        cr_log_error("note %zu: %lu", i, notes[i]);
    note_count = 0;
    return same;
}
