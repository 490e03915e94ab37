/* The tables of a module: copied row by row, as the columns below say. */
#include "module.h"

#include "explain.h"
#include "text.h"

#include <string.h>

enum {
    ROWS_MAX = 64 * 1024,
    ROWS_MAX_BYTES = 8, /* of a row of which there may be SPIN_LINE_ROWS */
    NAME_MAX_LENGTH = 64 * 1024,
    TEXT_MAX_LENGTH = 4 * 1024 * 1024,
    POOL_LIMIT = 64 * 1024 * 1024,
};

/* What a pointer in a row points at. */
enum column_kind {
    COLUMN_NAME,          /* terminated string */
    COLUMN_TEXT,          /* long terminated string, which module_check() copies */
    COLUMN_OPTIONAL_NAME, /* or NULL */
    COLUMN_CODE,          /* procedure in text */
    COLUMN_CELL,          /* 8-byte word in constants or data */
    COLUMN_OPTIONAL_CELL, /* or NULL */
    COLUMN_ID,            /* 4-byte word there */
    COLUMN_MEMBERS,       /* array of struct spin_member */
    COLUMN_WORDS,         /* array of uint32_t */
};

struct column {
    enum column_kind kind;
    size_t offset; /* of the pointer in the row */
    size_t count;  /* of the element count, for arrays */
};

struct table {
    const char *name;
    size_t pointer, count; /* offsets in struct spin_module */
    size_t row;            /* bytes */
    const struct column *columns;
    size_t column_count;
};

/* A part of the object's area, as the kernel sees it. */
struct view {
    uintptr_t va;
    size_t size;
    const char *bytes;
};

struct reader {
    struct module *module;
    const struct zone_area *area;
    struct view constants, data;
    const char *where; /* for messages */
    size_t texts;      /* bytes of them */
};

#define COLUMN(row, field, what) {.kind = COLUMN_##what, .offset = offsetof(struct row, field)}
#define LIST(row, field, number, what)                                                             \
    {COLUMN_##what, offsetof(struct row, field), offsetof(struct row, number)}

static const struct column member_columns[] = {
    COLUMN(spin_member, name, NAME),
    COLUMN(spin_member, declaration, NAME),
    COLUMN(spin_member, bound, NAME),
};
static const struct column interface_columns[] = {
    COLUMN(spin_interface, name, NAME),
    COLUMN(spin_interface, text, TEXT),
};
static const struct column import_columns[] = {
    COLUMN(spin_import, interface, NAME),
    COLUMN(spin_import, procedure, NAME),
    COLUMN(spin_import, slot, CELL),
    COLUMN(spin_import, address, OPTIONAL_CELL),
    LIST(spin_import, members, member_count, MEMBERS),
};
static const struct column export_columns[] = {
    COLUMN(spin_export, interface, NAME),
    COLUMN(spin_export, procedure, NAME),
    COLUMN(spin_export, slot, CELL),
    COLUMN(spin_export, address, OPTIONAL_CELL),
};
static const struct column type_columns[] = {
    COLUMN(spin_type, name, NAME),
    LIST(spin_type, references, reference_count, WORDS),
    COLUMN(spin_type, reveals, OPTIONAL_NAME),
    LIST(spin_type, members, member_count, MEMBERS),
    COLUMN(spin_type, id, ID),
    LIST(spin_type, flexible_references, flexible_count, WORDS),
};
static const struct column procedure_columns[] = {
    COLUMN(spin_procedure, name, NAME),
    COLUMN(spin_procedure, code, CODE),
    COLUMN(spin_procedure, file, NAME),
    LIST(spin_procedure, members, member_count, MEMBERS),
};
static const struct column object_columns[] = {
    COLUMN(spin_object, cell, CELL),
};
static const struct column fixup_columns[] = {
    COLUMN(spin_fixup, word, CELL),
};

static const struct column file_columns[] = {
    COLUMN(spin_file, name, NAME),
};

#define ROWS(field, number, type, list)                                                            \
    {.name = #field,                                                                               \
     .pointer = offsetof(struct spin_module, field),                                               \
     .count = offsetof(struct spin_module, number),                                                \
     .row = sizeof(struct type),                                                                   \
     .columns = list,                                                                              \
     .column_count = sizeof list / sizeof *list}
#define PLAIN_ROWS(field, number, type)                                                            \
    {.name = #field,                                                                               \
     .pointer = offsetof(struct spin_module, field),                                               \
     .count = offsetof(struct spin_module, number),                                                \
     .row = sizeof(struct type)}

static const struct table tables[] = {
    ROWS(interfaces, interface_count, spin_interface, interface_columns),
    ROWS(imports, import_count, spin_import, import_columns),
    ROWS(exports, export_count, spin_export, export_columns),
    ROWS(types, type_count, spin_type, type_columns),
    ROWS(procedures, procedure_count, spin_procedure, procedure_columns),
    ROWS(objects, object_count, spin_object, object_columns),
    ROWS(fixups, fixup_count, spin_fixup, fixup_columns),
    PLAIN_ROWS(roots, root_count, spin_root),
    PLAIN_ROWS(sites, site_count, spin_site),
    PLAIN_ROWS(installs, install_count, spin_install),
    ROWS(files, file_count, spin_file, file_columns),
    PLAIN_ROWS(lines, line_count, spin_line),
};

static status bad(const struct reader *reader, const char *what)
{
    return explain(STATUS_BAD_OBJECT, "not a valid object: module table '%s': %s", reader->where,
                   what);
}

/* --- Reading one thing ------------------------------------------------------------------------- */

/* The kernel's view of `va` in constants or data, and how many bytes there are from there on; NULL: it is not
 * there. */
static inline const char *view_of(const struct reader *reader, uintptr_t va, size_t *room)
{
    size_t offset = va - reader->constants.va, size = reader->constants.size;
    const char *bytes = reader->constants.bytes;
    if (offset >= size) {
        offset = va - reader->data.va;
        size = reader->data.size;
        bytes = reader->data.bytes;
    }
    *room = size - offset;
    return offset < size ? bytes + offset : NULL;
}

static inline const void *visible(const struct reader *reader, uintptr_t va, size_t size)
{
    size_t room;
    const void *bytes = view_of(reader, va, &room);
    return bytes && size <= room ? bytes : NULL;
}

static inline status find_string(const struct reader *reader, const char **field, size_t limit,
                                 size_t *length)
{
    size_t room;
    const char *text = view_of(reader, (uintptr_t)*field, &room);
    if (!text)
        return bad(reader, "string outside the object");
    size_t most = room < limit ? room : limit;
    *length = strnlen(text, most);
    if (*length == most)
        return bad(reader, "string without an end");
    *field = text;
    return OK;
}

static status copy_string(const struct reader *reader, const char **field)
{
    size_t length = 0;
    TRY(find_string(reader, field, NAME_MAX_LENGTH, &length));
    *field = pool_copy(&reader->module->pool, *field, length + 1);
    return *field ? OK : explain_memory("names of an object");
}

/* The texts of a module together are as limited as the rest of it. */
static status find_text(struct reader *reader, const char **field)
{
    size_t length = 0;
    TRY(find_string(reader, field, TEXT_MAX_LENGTH, &length));
    reader->texts += length;
    return reader->texts <= POOL_LIMIT ? OK : bad(reader, "too long texts");
}

static status copy_rows(const struct reader *reader, const void **field, uint32_t count, size_t row)
{
    if (count == 0) {
        *field = NULL;
        return OK;
    }
    uintptr_t va = (uintptr_t)*field;
    uint32_t most = row <= ROWS_MAX_BYTES ? SPIN_LINE_ROWS : ROWS_MAX;
    const void *rows =
        count <= most && va % 4 == 0 ? visible(reader, va, (size_t)count * row) : NULL;
    if (!rows)
        return bad(reader, "rows outside the object");
    *field = pool_copy(&reader->module->pool, rows, (size_t)count * row);
    return *field ? OK : explain_memory("tables of an object");
}

static status check_cell(const struct reader *reader, uintptr_t va, size_t size)
{
    return va % size == 0 && visible(reader, va, size) ? OK
                                                       : bad(reader, "word outside the object");
}

static status copy_columns(struct reader *reader, void *row, const struct column *columns,
                           size_t count);

static status copy_members(struct reader *reader, const void **field, uint32_t count)
{
    TRY(copy_rows(reader, field, count, sizeof(struct spin_member)));
    struct spin_member *members = (struct spin_member *)(uintptr_t)*field;
    for (uint32_t i = 0; i < count; i++)
        TRY(copy_columns(reader, &members[i], member_columns,
                         sizeof member_columns / sizeof *member_columns));
    return OK;
}

/* --- Rows -------------------------------------------------------------------------------------- */

static status copy_column(struct reader *reader, void *row, const struct column *column)
{
    const void **field = (const void **)((char *)row + column->offset);
    const char **name = (const char **)((char *)row + column->offset);
    uintptr_t va = (uintptr_t)*field;
    uint32_t count = *(const uint32_t *)((char *)row + column->count);
    switch (column->kind) {
    case COLUMN_NAME: return copy_string(reader, name);
    case COLUMN_TEXT: return find_text(reader, name);
    case COLUMN_OPTIONAL_NAME: return va ? copy_string(reader, name) : OK;
    case COLUMN_CODE:
        return zone_holds(reader->area, ZONE_TEXT, va, 1) ? OK : bad(reader, "code outside text");
    case COLUMN_CELL: return check_cell(reader, va, 8);
    case COLUMN_OPTIONAL_CELL: return va ? check_cell(reader, va, 8) : OK;
    case COLUMN_ID: return check_cell(reader, va, 4);
    case COLUMN_MEMBERS: return copy_members(reader, field, count);
    case COLUMN_WORDS: return copy_rows(reader, field, count, sizeof(uint32_t));
    }
    return bad(reader, "unknown column");
}

static status copy_columns(struct reader *reader, void *row, const struct column *columns,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        TRY(copy_column(reader, row, &columns[i]));
    return OK;
}

static status copy_table(struct reader *reader, const struct table *table)
{
    char *module = (char *)&reader->module->table;
    const void **field = (const void **)(module + table->pointer);
    uint32_t count = *(const uint32_t *)(module + table->count);
    reader->where = table->name;
    TRY(copy_rows(reader, field, count, table->row));
    for (uint32_t i = 0; i < count; i++)
        TRY(copy_columns(reader, (char *)(uintptr_t)*field + i * table->row, table->columns,
                         table->column_count));
    return OK;
}

/* Texts of sites, which end where they may: an offset below the size is a string. */
static status copy_site_text(struct reader *reader)
{
    struct spin_module *table = &reader->module->table;
    uint32_t size = table->site_text_size;
    reader->where = "site text";
    if (table->site_count == 0) {
        table->site_text = NULL;
        return OK;
    }
    const char *text = visible(reader, (uintptr_t)table->site_text, size);
    if (!text || size == 0 || text[size - 1] != '\0')
        return bad(reader, "outside the object, or without an end");
    table->site_text = pool_copy(&reader->module->pool, text, size);
    return table->site_text ? OK : explain_memory("names of an object");
}

static status read_module(struct reader *reader, uintptr_t va)
{
    struct spin_module *table = &reader->module->table;
    const void *found = visible(reader, va, sizeof *table);
    if (!found)
        return bad(reader, "outside the object");
    memcpy(table, found, sizeof *table);
    if (table->magic != SPIN_MAGIC)
        return bad(reader, "wrong magic number");
    if (table->abi_version != SPIN_ABI_VERSION)
        return bad(reader, "made for another version of the kernel");
    TRY(copy_string(reader, &table->name));
    TRY(copy_string(reader, &table->compiler));
    TRY(copy_string(reader, &table->source));
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        TRY(copy_table(reader, &tables[i]));
    TRY(copy_site_text(reader));
    return module_check(reader->module, reader->area);
}

static struct view view(const struct zone_part *part)
{
    return (struct view){part->va, part->pages * MACHINE_PAGE, (const char *)part->bytes};
}

status module_read(struct module *module, const struct zone_area *area, uintptr_t va)
{
    memset(module, 0, sizeof *module);
    module->pool = pool_empty(POOL_LIMIT);
    struct reader reader = {
        .module = module,
        .area = area,
        .constants = view(&area->part[ZONE_CONSTANTS]),
        .data = view(&area->part[ZONE_DATA]),
        .where = "module",
    };
    status result = read_module(&reader, va);
    if (failed(result))
        module_free(module);
    return result;
}

void module_free(struct module *module)
{
    while (module->texts > 0)
        text_give(module->table.interfaces[--module->texts].text);
    pool_free(&module->pool);
    memset(module, 0, sizeof *module);
}

const struct spin_interface *module_interface(const struct module *module, const char *name)
{
    for (uint32_t i = 0; i < module->table.interface_count; i++)
        if (strcmp(module->table.interfaces[i].name, name) == 0)
            return &module->table.interfaces[i];
    return NULL;
}

const struct spin_procedure *module_procedure_at(const struct module *module, uintptr_t pc)
{
    const struct spin_procedure *nearest = NULL;
    for (uint32_t i = 0; i < module->table.procedure_count; i++) {
        const struct spin_procedure *procedure = &module->table.procedures[i];
        uintptr_t code = (uintptr_t)procedure->code;
        if (code <= pc && (!nearest || code > (uintptr_t)nearest->code))
            nearest = procedure;
    }
    return nearest;
}

const struct spin_procedure *module_procedure(const struct module *module, const char *name)
{
    for (uint32_t i = 0; i < module->table.procedure_count; i++)
        if (strcmp(module->table.procedures[i].name, name) == 0)
            return &module->table.procedures[i];
    return NULL;
}
