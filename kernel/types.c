/* Type ids of a module's types, by origin. */
#include "types.h"

#include "explain.h"
#include "memory.h"

#include "runtime/typeinfo.h"

#include <string.h>

/* A public type in use. */
struct public_type {
    struct public_type *next;
    struct spin_fingerprint fingerprint;
    uint32_t id, users;
};

static struct public_type *publics;

static struct public_type *public_find(const struct spin_fingerprint *fingerprint)
{
    for (struct public_type *type = publics; type; type = type->next)
        if (memcmp(&type->fingerprint, fingerprint, sizeof *fingerprint) == 0)
            return type;
    return NULL;
}

static bool has_references(uint32_t count, const uint32_t *offsets, uint32_t wanted,
                           const uint32_t *wanted_offsets)
{
    return count == wanted &&
           (count == 0 || memcmp(offsets, wanted_offsets, count * sizeof *offsets) == 0);
}

static bool has_shape(const struct typeinfo *info, const struct spin_type *type)
{
    if (!info)
        return false;
    const struct typeinfo_flexible *flexible = &info->flexible;
    uint32_t size = flexible->size ? flexible->head : info->size;
    return size == type->size && flexible->start == type->flexible_offset &&
           flexible->size == type->flexible_size &&
           has_references(info->references, info->offset, type->reference_count,
                          type->references) &&
           has_references(flexible->references, flexible->offset, type->flexible_count,
                          type->flexible_references);
}

static uint32_t add(const struct spin_type *type, uint32_t base)
{
    const struct typeinfo_plan plan = {
        .name = type->name,
        .size = type->size,
        .references = type->reference_count,
        .offset = type->references,
        .base = base,
        .flexible_start = type->flexible_offset,
        .flexible_size = type->flexible_size,
        .flexible_references = type->flexible_count,
        .flexible_offset = type->flexible_references,
    };
    return typeinfo_add(&plan);
}

static status enter_builtin(const struct spin_type *type, uint32_t *id)
{
    if (type->builtin >= SPIN_TYPE_FIRST || !has_shape(typeinfo_find(type->builtin), type))
        return explain(STATUS_BAD_OBJECT, "not a valid object: built-in type '%s'", type->name);
    *id = type->builtin;
    return OK;
}

static status enter_private(const struct spin_type *type, uint32_t base, uint32_t *id)
{
    *id = add(type, base);
    return *id ? OK : explain_memory("types");
}

static status enter_public(const struct spin_type *type, uint32_t base, uint32_t *id)
{
    struct public_type *known = public_find(&type->fingerprint);
    if (known) {
        if (!has_shape(typeinfo_find(known->id), type))
            return explain(STATUS_MISMATCH, "type '%s' has one fingerprint and two layouts",
                           type->name);
        known->users++;
        *id = known->id;
        return OK;
    }
    known = memory_new(sizeof *known);
    if (!known)
        return explain_memory("types");
    *known = (struct public_type){publics, type->fingerprint, add(type, base), 1};
    if (!known->id) {
        memory_free(known);
        return explain_memory("types");
    }
    publics = known;
    *id = known->id;
    return OK;
}

/* A type's base first: ids[i] is 0 until it is entered. Chains are short (module_check.c). */
static status enter(const struct module *module, uint32_t i, uint32_t *ids)
{
    const struct spin_type *type = &module->table.types[i];
    if (ids[i])
        return OK;
    uint32_t base = 0;
    if (type->base != SPIN_NONE) {
        TRY(enter(module, (uint32_t)type->base, ids));
        base = ids[type->base];
    }
    switch ((enum spin_type_origin)type->origin) {
    case SPIN_ORIGIN_BUILTIN: return enter_builtin(type, &ids[i]);
    case SPIN_ORIGIN_PRIVATE: return enter_private(type, base, &ids[i]);
    case SPIN_ORIGIN_PUBLIC: return enter_public(type, base, &ids[i]);
    }
    return explain(STATUS_BAD_OBJECT, "not a valid object: origin of type '%s'", type->name);
}

status types_enter(const struct module *module, const struct zone_area *area, uint32_t *ids)
{
    for (uint32_t i = 0; i < module->table.type_count; i++) {
        status result = enter(module, i, ids);
        if (failed(result)) {
            types_leave(module, ids);
            return result;
        }
    }
    for (uint32_t i = 0; i < module->table.type_count; i++) {
        uint32_t *cell = zone_bytes(area, (uintptr_t)module->table.types[i].id, sizeof *cell);
        *cell = ids[i];
    }
    return OK;
}

static void leave_public(const struct spin_type *type)
{
    for (struct public_type **at = &publics; *at; at = &(*at)->next) {
        struct public_type *known = *at;
        if (memcmp(&known->fingerprint, &type->fingerprint, sizeof type->fingerprint) != 0)
            continue;
        if (--known->users == 0) {
            *at = known->next;
            typeinfo_retire(known->id);
            memory_free(known);
        }
        return;
    }
}

void types_leave(const struct module *module, const uint32_t *ids)
{
    for (uint32_t i = 0; i < module->table.type_count; i++) {
        const struct spin_type *type = &module->table.types[i];
        if (ids[i] && type->origin == SPIN_ORIGIN_PRIVATE)
            typeinfo_retire(ids[i]);
        if (ids[i] && type->origin == SPIN_ORIGIN_PUBLIC)
            leave_public(type);
    }
}

void types_shutdown(void)
{
    while (publics) {
        struct public_type *next = publics->next;
        typeinfo_retire(publics->id);
        memory_free(publics);
        publics = next;
    }
}
