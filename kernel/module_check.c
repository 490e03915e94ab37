/* What the tables of a module say about each other: indices, ranges, names. */
#include "module.h"

#include "explain.h"
#include "text.h"

#include <string.h>

enum {
    WORD_MAX = 255,                    /* characters of a name that people read */
    SIZE_MAX_TYPE = 256 * 1024 * 1024, /* bytes of one element */
    BASES_MAX = 64,                    /* length of a chain of bases */
    LINKS_MAX = 4096, /* imports, exports, interfaces: they are compared pairwise */
};

static status bad(const char *table, uint32_t row, const char *what)
{
    return explain(STATUS_BAD_OBJECT, "not a valid object: %s %u: %s", table, row, what);
}

/* A word of C: what names of modules, interfaces and procedures look like. */
static bool is_word(const char *name)
{
    size_t length = strnlen(name, WORD_MAX + 1);
    if (length == 0 || length > WORD_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        if (!(c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9' && i > 0)))
            return false;
    }
    return true;
}

static bool in_data(const struct zone_area *area, const void *address, uint64_t size)
{
    return zone_holds(area, ZONE_CONSTANTS, (uintptr_t)address, size) ||
           zone_holds(area, ZONE_DATA, (uintptr_t)address, size);
}

static bool is_optional(int32_t index, uint32_t count)
{
    return index == SPIN_NONE || (index >= 0 && (uint32_t)index < count);
}

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* --- Names ------------------------------------------------------------------------------------- */

static status check_names(const struct module *module)
{
    const struct spin_module *table = &module->table;
    if (!is_word(table->name))
        return bad("module", 0, "name");
    if (table->interface_count > LINKS_MAX || table->import_count > LINKS_MAX ||
        table->export_count > LINKS_MAX)
        return bad("module", 0, "too many interfaces, imports or exports");
    for (uint32_t i = 0; i < table->interface_count; i++)
        if (!is_word(table->interfaces[i].name) ||
            module_interface(module, table->interfaces[i].name) != &table->interfaces[i])
            return bad("interface", i, "name");
    for (uint32_t i = 0; i < table->import_count; i++)
        if (!is_word(table->imports[i].procedure) ||
            !module_interface(module, table->imports[i].interface))
            return bad("import", i, "name");
    return OK;
}

/* --- Interfaces and members --------------------------------------------------------------------- */

/* The fingerprint is what people compare, the text what they read. */
static status check_interfaces(struct module *module)
{
    struct spin_interface *rows = (struct spin_interface *)(uintptr_t)module->table.interfaces;
    for (uint32_t i = 0; i < module->table.interface_count; i++) {
        const char *flaw, *text = text_take(rows[i].text, &rows[i].fingerprint, &flaw);
        if (!text)
            return flaw ? bad("interface", i, flaw) : explain_memory("text of an interface");
        rows[i].text = text;
        module->texts++;
        if (rows[i].implemented > 1)
            return bad("interface", i, "neither implemented nor not");
    }
    return OK;
}

static bool is_good_member(const struct spin_member *member, bool is_last)
{
    const uint32_t known =
        SPIN_MEMBER_CONST | SPIN_MEMBER_SCOPE | SPIN_MEMBER_NULLABLE | SPIN_MEMBER_CSTR;
    bool has_bound = member->kind == SPIN_KIND_COUNTED || member->kind == SPIN_KIND_SIZED;
    return member->kind <= SPIN_KIND_VARIADIC && !(member->flags & ~known) &&
           (member->kind != SPIN_KIND_VARIADIC || is_last) && (has_bound || !member->bound[0]) &&
           text_is_plain(member->declaration) && text_is_plain(member->bound);
}

static bool are_good_members(const struct spin_member *members, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!is_good_member(&members[i], i > 0 && i + 1 == count))
            return false;
    return true;
}

static status check_signatures(const struct spin_module *table)
{
    for (uint32_t i = 0; i < table->import_count; i++)
        if (!are_good_members(table->imports[i].members, table->imports[i].member_count))
            return bad("import", i, "result or parameter");
    for (uint32_t i = 0; i < table->procedure_count; i++)
        if (!are_good_members(table->procedures[i].members, table->procedures[i].member_count))
            return bad("procedure", i, "result or parameter");
    return OK;
}

static bool has_good_fields(const struct spin_type *type)
{
    for (uint32_t i = 0; i < type->member_count; i++) {
        const struct spin_member *field = &type->members[i];
        uint32_t end = type->size + (type->flexible_size != 0); /* where a flexible one may begin */
        if (!is_good_member(field, false) || field->offset >= end || field->size > type->size)
            return false;
    }
    return true;
}

/* --- Procedures -------------------------------------------------------------------------------- */

static status check_procedures(const struct spin_module *table)
{
    const uint32_t known =
        SPIN_EPHEMERAL | SPIN_FUNCTIONAL | SPIN_RECURSIVE | SPIN_RETURNS | SPIN_RESULT_POINTER;
    for (uint32_t i = 0; i < table->procedure_count; i++)
        if (table->procedures[i].effects & ~known || table->procedures[i].frame > SPIN_FRAME_MAX)
            return bad("procedure", i, "effects or frame");
    for (uint32_t i = 0; i < table->procedure_count; i++)
        if (table->procedures[i].depth && table->procedures[i].depth < table->procedures[i].frame)
            return bad("procedure", i, "depth");
    if (!is_optional(table->initialiser, table->procedure_count) ||
        !is_optional(table->main, table->procedure_count))
        return bad("module", 0, "initialiser or main");
    return OK;
}

static bool is_exported_twice(const struct spin_module *table, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++)
        if (strcmp(table->exports[k].procedure, table->exports[i].procedure) == 0)
            return true;
    return false;
}

static status check_exports(const struct module *module)
{
    const struct spin_module *table = &module->table;
    for (uint32_t i = 0; i < table->export_count; i++) {
        const struct spin_export *row = &table->exports[i];
        const struct spin_interface *interface = module_interface(module, row->interface);
        if (!is_word(row->procedure) || is_exported_twice(table, i))
            return bad("export", i, "name");
        if (!interface || !interface->implemented)
            return bad("export", i, "interface that is not implemented");
        if (row->code >= table->procedure_count)
            return bad("export", i, "procedure");
    }
    return OK;
}

/* --- Types ------------------------------------------------------------------------------------- */

static bool are_good_references(const uint32_t *references, uint32_t count, uint64_t size)
{
    uint64_t from = 0;
    for (uint32_t k = 0; k < count; k++) {
        uint64_t offset = references[k];
        if (offset % 8 != 0 || offset < from || offset + 8 > size)
            return false;
        from = offset + 8;
    }
    return true;
}

static bool has_good_references(const struct spin_type *type)
{
    uint64_t end = type->flexible_size ? type->flexible_offset : type->size;
    return are_good_references(type->references, type->reference_count, end) &&
           are_good_references(type->flexible_references, type->flexible_count,
                               type->flexible_size);
}

/* Its elements begin in the struct's padding or behind it, on words when they hold references. */
static bool has_good_flexible_member(const struct spin_type *type)
{
    if (!type->flexible_size)
        return type->flexible_offset == 0 && type->flexible_count == 0;
    bool has_words = type->flexible_offset % 8 == 0 && type->flexible_size % 8 == 0;
    return type->flexible_size <= SIZE_MAX_TYPE && type->flexible_offset > 0 &&
           type->flexible_offset <= type->size && (has_words || type->flexible_count == 0) &&
           type->origin != SPIN_ORIGIN_BUILTIN;
}

/* A base lies at the start: it is no larger, and has the same references there. */
static bool is_good_base(const struct spin_type *type, const struct spin_type *base)
{
    if (base->flexible_size || base->size > type->size ||
        base->reference_count > type->reference_count)
        return false;
    for (uint32_t k = 0; k < type->reference_count; k++) {
        bool inside = type->references[k] < base->size;
        if (inside != (k < base->reference_count) ||
            (inside && type->references[k] != base->references[k]))
            return false;
    }
    return true;
}

static bool has_endless_bases(const struct spin_module *table, uint32_t i)
{
    uint32_t steps = 0;
    for (int32_t k = (int32_t)i; k != SPIN_NONE; k = table->types[k].base)
        if (steps++ > BASES_MAX)
            return true;
    return false;
}

/* "interface:tag" of an interface that the module implements. */
static bool is_good_reveal(const struct module *module, const char *reveals)
{
    for (uint32_t i = 0; i < module->table.interface_count; i++) {
        const struct spin_interface *interface = &module->table.interfaces[i];
        size_t length = strlen(interface->name);
        if (interface->implemented && starts_with(reveals, interface->name) &&
            reveals[length] == ':' && is_word(reveals + length + 1))
            return true;
    }
    return false;
}

static status check_type(const struct module *module, uint32_t i)
{
    const struct spin_type *type = &module->table.types[i];
    if (type->origin > SPIN_ORIGIN_PUBLIC)
        return bad("type", i, "origin");
    if (type->size == 0 || type->size > SIZE_MAX_TYPE || type->align == 0 || type->align > 8 ||
        type->align & (type->align - 1))
        return bad("type", i, "size or alignment");
    if (!has_good_flexible_member(type))
        return bad("type", i, "flexible member");
    if (!has_good_references(type))
        return bad("type", i, "references");
    if (!has_good_fields(type))
        return bad("type", i, "fields");
    if (!is_optional(type->base, module->table.type_count))
        return bad("type", i, "base");
    if (type->base != SPIN_NONE && !is_good_base(type, &module->table.types[type->base]))
        return bad("type", i, "base does not fit");
    if (type->reveals &&
        (type->origin != SPIN_ORIGIN_PRIVATE || !is_good_reveal(module, type->reveals)))
        return bad("type", i, "reveals an interface's type that is not its own");
    return OK;
}

static status check_types(const struct module *module)
{
    for (uint32_t i = 0; i < module->table.type_count; i++)
        TRY(check_type(module, i));
    for (uint32_t i = 0; i < module->table.type_count; i++)
        if (has_endless_bases(&module->table, i))
            return bad("type", i, "chain of bases has no end");
    return OK;
}

/* --- Data -------------------------------------------------------------------------------------- */

/* How many things a fixup of this kind can name. */
static uint32_t fixup_targets(const struct spin_module *table, uint32_t kind)
{
    switch ((enum spin_fixup_kind)kind) {
    case SPIN_FIXUP_OBJECT: return table->object_count;
    case SPIN_FIXUP_IMPORT: return table->import_count;
    case SPIN_FIXUP_EXPORT: return table->export_count;
    }
    return 0;
}

static status check_data(const struct spin_module *table, const struct zone_area *area)
{
    for (uint32_t i = 0; i < table->object_count; i++) {
        const struct spin_object *object = &table->objects[i];
        if (object->type >= table->type_count || table->types[object->type].flexible_size)
            return bad("object", i, "type");
        if (object->size != (uint64_t)table->types[object->type].size * object->count ||
            (object->bytes && !in_data(area, object->bytes, object->size)))
            return bad("object", i, "size");
    }
    for (uint32_t i = 0; i < table->fixup_count; i++)
        if (table->fixups[i].object >= fixup_targets(table, table->fixups[i].kind))
            return bad("fixup", i, "object, import or export");
    for (uint32_t i = 0; i < table->root_count; i++) {
        const struct spin_root *root = &table->roots[i];
        if (root->type >= table->type_count || table->types[root->type].flexible_size ||
            (uintptr_t)root->address % 8 != 0 ||
            !in_data(area, root->address, (uint64_t)root->count * table->types[root->type].size))
            return bad("root", i, "outside the object");
    }
    return OK;
}

/* --- Sites and installs ------------------------------------------------------------------------ */

static status check_sites(const struct spin_module *table)
{
    static const bool known[] = {
#define FAULT(name, number, word) [number] = true,
#include <spin/fault.def>
#undef FAULT
    };
    const uint32_t texts = table->site_text_size;
    for (uint32_t i = 0; i < table->site_count; i++) {
        const struct spin_site *site = &table->sites[i];
        if (site->kind >= sizeof known / sizeof *known || !known[site->kind])
            return bad("site", i, "kind");
        if (site->procedure >= table->procedure_count)
            return bad("site", i, "procedure");
        if (site->file >= texts || site->expression >= texts || site->a >= texts ||
            site->b >= texts)
            return bad("site", i, "text");
    }
    return OK;
}

static status check_installs(const struct spin_module *table)
{
    for (uint32_t i = 0; i < table->install_count; i++) {
        const struct spin_install *row = &table->installs[i];
        if (row->event >= (row->event_is_export ? table->export_count : table->import_count))
            return bad("install", i, "event");
        if (row->handler >= table->procedure_count ||
            !is_optional(row->guard, table->procedure_count))
            return bad("install", i, "handler or guard");
        if (row->closure != SPIN_ANY_TYPE && !is_optional(row->closure, table->type_count))
            return bad("install", i, "closure");
        if (row->is_authoriser && !row->event_is_export)
            return bad("install", i, "authorises an event of another module");
    }
    return OK;
}

/* --- Lines ------------------------------------------------------------------------------------- */

static status check_lines(const struct spin_module *table, const struct zone_area *area)
{
    struct range text = zone_range(area, ZONE_TEXT);
    if (table->file_count > SPIN_LINE_FILES)
        return bad("file", SPIN_LINE_FILES, "too many");
    for (uint32_t i = 0; i < table->line_count; i++) {
        const struct spin_line *row = &table->lines[i];
        if (row->offset >= text.high - text.low)
            return bad("line", i, "outside text");
        if (i > 0 && row->offset <= table->lines[i - 1].offset)
            return bad("line", i, "not behind the one before");
        if (row->line != 0 && row->file >= table->file_count)
            return bad("line", i, "file");
    }
    return OK;
}

status module_check(struct module *module, const struct zone_area *area)
{
    TRY(check_names(module));
    TRY(check_interfaces(module));
    TRY(check_signatures(&module->table));
    TRY(check_procedures(&module->table));
    TRY(check_exports(module));
    TRY(check_types(module));
    TRY(check_data(&module->table, area));
    TRY(check_sites(&module->table));
    TRY(check_lines(&module->table, area));
    return check_installs(&module->table);
}
