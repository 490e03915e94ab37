/* Objects by malloc, each with its header in front, which nobody but this file may read. */
#include "host.h"

#include <sanitizer/asan_interface.h>
#include <stdlib.h>
#include <string.h>

enum { HEAP_MAX = 64 << 20 }; /* bytes of one object */

/* Reads what is poisoned. */
#define UNCHECKED __attribute__((no_sanitize("address"), noinline))

static void spin_fault_heap(uint32_t site, uint64_t n);

static const struct spin_type *find_type(uint32_t id)
{
    for (uint32_t i = 0; i < host_module->type_count; i++)
        if (*host_module->types[i].id == id)
            return &host_module->types[i];
    return NULL;
}

void host_heap_open(void)
{
    for (uint32_t i = 0; i < host_module->type_count; i++) {
        const struct spin_type *type = &host_module->types[i];
        *type->id = type->origin == SPIN_ORIGIN_BUILTIN ? type->builtin : SPIN_TYPE_FIRST + 2 * i;
    }
}

/* Room for `count` elements, and never for less than one: an array may be used as its first element. */
static void *allocate(uint32_t id, uint64_t count, uint64_t size)
{
    struct spin_header *header = calloc(1, sizeof *header + size);
    if (!header)
        abort();
    *header = (struct spin_header){id, (uint32_t)count};
    __asan_poison_memory_region(header, sizeof *header);
    return header + 1;
}

static uint64_t size_of(const struct spin_type *type, uint64_t count)
{
    if (type->flexible_size == 0)
        return type->size * (count ? count : 1);
    uint64_t size = type->flexible_offset + type->flexible_size * count;
    return size > type->size ? size : type->size;
}

void *host_new_of(const struct spin_type *type, uint64_t count)
{
    return allocate(*type->id, count, size_of(type, count));
}

void *host_new(uint32_t id, uint64_t count, uint32_t site)
{
    const struct spin_type *type = find_type(id);
    if (!type)
        abort();
    if (count > HEAP_MAX || size_of(type, count) > HEAP_MAX)
        spin_fault_heap(site, count);
    return host_new_of(type, count);
}

UNCHECKED uint32_t host_type_of(const void *object)
{
    return ((const struct spin_header *)object - 1)->type;
}

/* A copy: what is behind the pointer is poisoned. */
UNCHECKED const struct spin_header *host_header(const void *object);
UNCHECKED const struct spin_header *host_header(const void *object)
{
    static struct spin_header copy;
    copy.type = ((const struct spin_header *)object - 1)->type;
    copy.count = ((const struct spin_header *)object - 1)->count;
    return &copy;
}

void *host_arguments(void)
{
    static const char name[] = "program";
    const char **list = allocate(SPIN_TYPE_STRING, 1, sizeof *list);
    char *text = allocate(SPIN_TYPE_CHAR, sizeof name, sizeof name);
    memcpy(text, name, sizeof name);
    list[0] = text;
    return list;
}

/* --- Entries ----------------------------------------------------------------------------------------- */

void spin_fault(uint32_t site, uint64_t a, uint64_t b);
void *spin_new(uint32_t type, uint32_t site);
void *spin_try_new(uint32_t type);
void *spin_new_array(uint32_t type, uint64_t n, uint32_t site);
void *spin_try_new_array(uint32_t type, uint64_t n);
void *spin_new_flex(uint32_t type, uint64_t n, uint32_t site);
uint32_t spin_is(const void *object, uint32_t type);
const char *spin_cstr(const char *text, uint64_t n, uint32_t site);
uint64_t spin_pointer_hash(const void *p);

static void spin_fault_heap(uint32_t site, uint64_t n)
{
    spin_fault(site, n, 0);
}

void *spin_new(uint32_t type, uint32_t site)
{
    return host_new(type, 1, site);
}

void *spin_try_new(uint32_t type)
{
    return host_new(type, 1, 0);
}

void *spin_new_array(uint32_t type, uint64_t n, uint32_t site)
{
    return host_new(type, n, site);
}

void *spin_try_new_array(uint32_t type, uint64_t n)
{
    const struct spin_type *row = find_type(type);
    return n > HEAP_MAX || size_of(row, n) > HEAP_MAX ? NULL : host_new(type, n, 0);
}

void *spin_new_flex(uint32_t type, uint64_t n, uint32_t site)
{
    return host_new(type, n, site);
}

uint32_t spin_is(const void *object, uint32_t wanted)
{
    if (!object)
        return 0;
    uint32_t id = host_type_of(object);
    for (const struct spin_type *type = find_type(id); id != wanted; type = find_type(id)) {
        if (!type || type->base == SPIN_NONE)
            return 0;
        id = *host_module->types[type->base].id;
    }
    return 1;
}

const char *spin_cstr(const char *text, uint64_t n, uint32_t site)
{
    uint64_t length = strnlen(text, n);
    if (length == n)
        spin_fault(site, n, n);
    char *copy = allocate(SPIN_TYPE_CHAR, length + 1, length + 1);
    return memcpy(copy, text, length);
}

uint64_t spin_pointer_hash(const void *p)
{
    return (uintptr_t)p * 0x9e3779b97f4a7c15;
}
