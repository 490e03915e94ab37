/* Faults, what they end, and the program itself. */
#include "host.h"

#include <setjmp.h>
#include <spin/status.h>
#include <stdio.h>
#include <stdlib.h>

struct activation {
    jmp_buf back;
    struct activation *outer;
    bool is_reported;
};

static struct activation *innermost;

static const char *word_of(uint32_t kind)
{
    static const char *const words[] = {
#define FAULT(name, number, word) [number] = word,
#include <spin/fault.def>
#undef FAULT
    };
    return kind < sizeof words / sizeof *words && words[kind] ? words[kind] : "unknown";
}

/* As the kernel reports it, without operands. */
static void report(const struct spin_site *site)
{
    const char *text = host_module->site_text;
    fflush(stdout);
    fprintf(stderr, "fault: %s: %s:%u:%u '%s'\n", word_of(site->kind), text + site->file,
            site->line, site->column, text + site->expression);
}

_Noreturn void spin_fault(uint32_t number, uint64_t a, uint64_t b);
_Noreturn void spin_fault(uint32_t number, uint64_t a, uint64_t b)
{
    struct activation *ended = innermost;
    (void)a, (void)b;
    if (number >= host_module->site_count)
        abort();
    if (ended->is_reported)
        report(&host_module->sites[number]);
    innermost = ended->outer;
    longjmp(ended->back, 1);
}

uint32_t host_activate(void (*work)(void *), void *context, bool is_reported)
{
    struct activation activation = {.outer = innermost, .is_reported = is_reported};
    innermost = &activation;
    if (setjmp(activation.back))
        return STATUS_FAULT;
    work(context);
    innermost = activation.outer;
    return STATUS_OK;
}

/* --- try_call ---------------------------------------------------------------------------------------- */

typedef void call_type(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);

struct call {
    call_type *procedure;
    uint64_t words[5];
};

static void make_call(void *context)
{
    const struct call *call = context;
    const uint64_t *w = call->words;
    call->procedure(w[0], w[1], w[2], w[3], w[4]);
}

uint32_t spin_try_call(void *procedure, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e);
uint32_t spin_try_call(void *procedure, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e)
{
    struct call call = {(call_type *)(uintptr_t)procedure, {a, b, c, d, e}};
    return host_activate(make_call, &call, false);
}

/* --- The module ---------------------------------------------------------------------------------------- */

static _Noreturn void unable(const char *what)
{
    fprintf(stderr, "host: no %s here\n", what);
    exit(HOST_UNABLE);
}

static void link_imports(void)
{
    for (uint32_t i = 0; i < host_module->import_count; i++) {
        const struct spin_import *import = &host_module->imports[i];
        *import->slot = host_procedure(import->procedure);
        if (!*import->slot || import->address)
            unable(import->procedure);
    }
}

static void make_objects(void)
{
    for (uint32_t i = 0; i < host_module->object_count; i++) {
        const struct spin_object *object = &host_module->objects[i];
        uint8_t *bytes = host_new_of(&host_module->types[object->type], object->count);
        for (uint64_t at = 0; object->bytes && at < object->size; at++)
            bytes[at] = ((const uint8_t *)object->bytes)[at];
        *object->cell = bytes;
    }
}

/* A word of data that refers to an object. Those of an object's initial bytes are words of the object. */
static void fix(const struct spin_fixup *fixup)
{
    if (fixup->kind != SPIN_FIXUP_OBJECT)
        unable("procedure value of an interface");
    void *value = *host_module->objects[fixup->object].cell;
    uint8_t *word = (uint8_t *)fixup->word;
    for (uint32_t i = 0; i < host_module->object_count; i++) {
        const struct spin_object *object = &host_module->objects[i];
        const uint8_t *bytes = object->bytes;
        if (bytes && word >= bytes && word < bytes + object->size) {
            *(void **)((uint8_t *)*object->cell + (word - bytes)) = value;
            return;
        }
    }
    *fixup->word = value;
}

static int result;

static void run_main(void *context)
{
    result = ((int (*)(int, void *))host_module->procedures[host_module->main].code)(1, context);
}

int main(void)
{
    host_heap_open();
    if (host_module->main == SPIN_NONE || host_module->export_count || host_module->install_count ||
        host_module->initialiser != SPIN_NONE)
        unable("module like this");
    link_imports();
    make_objects();
    for (uint32_t i = 0; i < host_module->fixup_count; i++)
        fix(&host_module->fixups[i]);
    uint32_t ended = host_activate(run_main, host_arguments(), true);
    fflush(stdout);
    return ended == STATUS_OK ? result & 0xff : HOST_FAULTED;
}
