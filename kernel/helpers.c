/*
 * The kernel entries that compiled code calls without an interface.
 *
 * Arguments come from compiled code that was checked, but sites and types are still only numbers:
 * an unknown one leads to a refusal or to a report without a place.
 */
#include "helpers.h"

#include "account.h"
#include "entry.h"
#include "fault.h"
#include "heap.h"
#include "panic.h"
#include "runtime/typeinfo.h"
#include "strand.h"

#include <string.h>

enum { STRING_MAX = 1 << 20 }; /* bytes that spin_cstr() looks at */

static uint64_t hash_key[2];

static _Noreturn void refuse_heap(uint32_t site, uint32_t type, uint64_t n)
{
    const struct typeinfo *info = typeinfo_find(type);
    uint64_t size = info == NULL ? 0 : info->size != 0 ? info->size : info->flexible.size;
    fault_raise_at(SPIN_FAULT_HEAP, site, n, size);
}

static void *new(uint32_t type, uint32_t site)
{
    void *object = heap_new(type);
    if (object == NULL)
        refuse_heap(site, type, 1);
    return object;
}

static void *try_new(uint32_t type)
{
    return heap_new(type);
}

static void *new_array(uint32_t type, uint64_t n, uint32_t site)
{
    if (n > UINT32_MAX)
        refuse_heap(site, type, n);
    void *object = heap_new_array(type, n);
    if (object == NULL)
        refuse_heap(site, type, n);
    return object;
}

static void *try_new_array(uint32_t type, uint64_t n)
{
    return heap_new_array(type, n);
}

static void *new_flexible(uint32_t type, uint64_t n, uint32_t site)
{
    void *object = heap_new_flexible(type, n);
    if (object == NULL)
        refuse_heap(site, type, n);
    return object;
}

static uint32_t is_type(const void *object, uint32_t type)
{
    return object != NULL && typeinfo_is(heap_type(object), type);
}

/* Copied before it is looked at: the caller's bytes may change at any time. */
static const char *cstr(const char *text, uint64_t n, uint32_t site)
{
    size_t length = 0, most = n < STRING_MAX ? (size_t)n : STRING_MAX;
    if (text == NULL)
        fault_raise_at(SPIN_FAULT_NULL, site, 0, n);
    while (length < most && text[length] != '\0')
        length++;
    if (length == most)
        fault_raise_at(SPIN_FAULT_STRING, site, most, n);
    char *copy = new_array(SPIN_TYPE_CHAR, length + 1, site);
    memcpy(copy, text, length);
    return copy;
}

static uint64_t pointer_hash(const void *pointer)
{
    if ((hash_key[0] | hash_key[1]) == 0)
        machine_random(hash_key, sizeof(hash_key));
    uint64_t x = (uint64_t)(uintptr_t)pointer ^ hash_key[0];
    x = (x ^ x >> 32) * 0xd6e8feb86659fd93;
    x = (x ^ x >> 32) * (hash_key[1] | 1);
    return x ^ x >> 32;
}

#define PROCEDURE(function) (void *)(uintptr_t)(function)

static struct helper {
    const char *name;
    void *procedure; /* NULL: another part provides it */
} helpers[] = {
    {"spin_fault", NULL},
    {"spin_new", PROCEDURE(new)},
    {"spin_try_new", PROCEDURE(try_new)},
    {"spin_new_array", PROCEDURE(new_array)},
    {"spin_try_new_array", PROCEDURE(try_new_array)},
    {"spin_new_flex", PROCEDURE(new_flexible)},
    {"spin_try_call", NULL},
    {"spin_is", PROCEDURE(is_type)},
    {"spin_cstr", PROCEDURE(cstr)},
    {"spin_pointer_hash", PROCEDURE(pointer_hash)},
    {"spin_install", NULL},
    {"spin_authorise", NULL},
};

static struct helper *find(const char *name)
{
    for (size_t i = 0; i < sizeof(helpers) / sizeof(helpers[0]); i++)
        if (strcmp(helpers[i].name, name) == 0)
            return &helpers[i];
    return NULL;
}

void *helper_address(const char *name)
{
    const struct helper *helper = find(name);
    if (helper == &helpers[0])
        return machine_check_entry();
    return helper != NULL && helper->procedure != NULL ? entry_create(helper->procedure) : NULL;
}

void helper_provide(const char *name, void *procedure)
{
    struct helper *helper = find(name);
    if (helper == NULL || helper == &helpers[0])
        panic("helper_provide", name);
    helper->procedure = procedure;
}
