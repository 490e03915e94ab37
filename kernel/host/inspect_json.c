/* An object as JSON: every table, names and words as in inspect_text.c. What is not UTF-8 in a file
 * that anybody may have made is replaced. */
#include "declaration.h"
#include "inspection.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

/* A string that is always one. */
static json_t *text(const char *bytes)
{
    json_t *string = json_string(bytes);
    if (string)
        return string;
    char *copy = strdup(bytes);
    for (char *c = copy; c && *c; c++)
        if (*c & 0x80)
            *c = '?';
    string = copy ? json_string(copy) : NULL;
    free(copy);
    return string;
}

static json_t *fingerprint(const struct spin_fingerprint *value)
{
    char digits[SEAL_HEX + 1];
    inspection_hex(value, digits);
    return json_string(digits);
}

/* --- Members ----------------------------------------------------------------------------------- */

static json_t *member(const struct spin_member *row)
{
    json_t *object = json_object();
    json_object_set_new(object, "name", text(row->name));
    json_object_set_new(object, "declaration", text(row->declaration));
    json_object_set_new(object, "kind", json_string(declaration_kind(row->kind)));
    json_object_set_new(object, "bound", text(row->bound));
    json_object_set_new(object, "const", json_boolean(row->flags & SPIN_MEMBER_CONST));
    json_object_set_new(object, "scope", json_boolean(row->flags & SPIN_MEMBER_SCOPE));
    json_object_set_new(object, "nullable", json_boolean(row->flags & SPIN_MEMBER_NULLABLE));
    json_object_set_new(object, "cstr", json_boolean(row->flags & SPIN_MEMBER_CSTR));
    return object;
}

static json_t *fields(const struct spin_type *type)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < type->member_count; i++) {
        json_t *field = member(&type->members[i]);
        json_object_set_new(field, "offset", json_integer(type->members[i].offset));
        json_object_set_new(field, "size", json_integer(type->members[i].size));
        json_array_append_new(list, field);
    }
    return list;
}

/* Result, parameters and effects, into the row of a procedure. */
static void set_signature(json_t *object, const struct spin_member *members, uint32_t count,
                          uint32_t effects)
{
    json_t *parameters = json_array(), *words = json_array();
    for (uint32_t i = 1; i < count; i++)
        json_array_append_new(parameters, member(&members[i]));
    for (uint32_t bit = 0; bit < 5; bit++)
        if (effects & 1u << bit)
            json_array_append_new(words, json_string(inspection_effect(bit)));
    json_object_set_new(object, "result", count ? member(&members[0]) : json_null());
    json_object_set_new(object, "parameters", parameters);
    json_object_set_new(object, "effects", words);
}

/* --- Rows -------------------------------------------------------------------------------------- */

static json_t *interface_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_interface *row = &module->interfaces[i];
    json_t *object = json_object();
    json_object_set_new(object, "name", text(row->name));
    json_object_set_new(object, "implemented", json_boolean(row->implemented));
    json_object_set_new(object, "fingerprint", fingerprint(&row->fingerprint));
    json_object_set_new(object, "text", text(row->text));
    return object;
}

static json_t *import_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_import *row = &module->imports[i];
    json_t *object = json_object();
    json_object_set_new(object, "interface", text(row->interface));
    json_object_set_new(object, "procedure", text(row->procedure));
    json_object_set_new(object, "fingerprint", fingerprint(&row->type));
    set_signature(object, row->members, row->member_count, row->effects);
    return object;
}

static json_t *export_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_export *row = &module->exports[i];
    const struct spin_procedure *code = &module->procedures[row->code];
    json_t *object = json_object();
    json_object_set_new(object, "interface", text(row->interface));
    json_object_set_new(object, "procedure", text(row->procedure));
    json_object_set_new(object, "fingerprint", fingerprint(&row->type));
    json_object_set_new(object, "code", text(code->name));
    set_signature(object, code->members, code->member_count, code->effects);
    return object;
}

static json_t *procedure_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_procedure *row = &module->procedures[i];
    json_t *object = json_object();
    json_object_set_new(object, "name", text(row->name));
    json_object_set_new(object, "file", text(row->file));
    json_object_set_new(object, "line", json_integer(row->line));
    json_object_set_new(object, "frame", json_integer(row->frame));
    json_object_set_new(object, "depth", row->depth ? json_integer(row->depth) : json_null());
    json_object_set_new(object, "outgoing", json_integer(row->arguments));
    json_object_set_new(object, "fingerprint", fingerprint(&row->type));
    set_signature(object, row->members, row->member_count, row->effects);
    return object;
}

static json_t *type_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_type *row = &module->types[i];
    json_t *object = json_object(), *references = json_array();
    for (uint32_t k = 0; k < row->reference_count; k++)
        json_array_append_new(references, json_integer(row->references[k]));
    json_object_set_new(object, "name", text(row->name));
    json_object_set_new(object, "origin", json_string(inspection_origin(row->origin)));
    json_object_set_new(object, "fingerprint", fingerprint(&row->fingerprint));
    json_object_set_new(object, "size", json_integer(row->size));
    json_object_set_new(object, "align", json_integer(row->align));
    json_object_set_new(object, "base",
                        row->base >= 0 ? text(module->types[row->base].name) : json_null());
    json_object_set_new(object, "reveals", text(row->reveals ? row->reveals : ""));
    json_object_set_new(object, "references", references);
    json_object_set_new(object, "fields", fields(row));
    return object;
}

static json_t *site_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_site *row = &module->sites[i];
    json_t *object = json_object();
    json_object_set_new(object, "file", text(module->site_text + row->file));
    json_object_set_new(object, "line", json_integer(row->line));
    json_object_set_new(object, "column", json_integer(row->column));
    json_object_set_new(object, "kind", json_string(inspection_fault(row->kind)));
    json_object_set_new(object, "argument", json_boolean(row->flags & SPIN_SITE_ARGUMENT));
    json_object_set_new(object, "expression", text(module->site_text + row->expression));
    json_object_set_new(object, "a", text(module->site_text + row->a));
    json_object_set_new(object, "b", text(module->site_text + row->b));
    json_object_set_new(object, "procedure",
                        text(inspection_procedure(module, (int32_t)row->procedure)));
    return object;
}

static json_t *line_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_line *row = &module->lines[i];
    json_t *object = json_object();
    json_object_set_new(object, "offset", json_integer(row->offset));
    json_object_set_new(object, "file",
                        row->line ? text(module->files[row->file].name) : json_null());
    json_object_set_new(object, "line", json_integer(row->line));
    return object;
}

static json_t *install_row(const struct spin_module *module, uint32_t i)
{
    const struct spin_install *row = &module->installs[i];
    const char *event = row->event_is_export ? module->exports[row->event].procedure
                                             : module->imports[row->event].procedure;
    json_t *object = json_object();
    json_object_set_new(object, "event", text(event));
    json_object_set_new(object, "handler",
                        text(inspection_procedure(module, (int32_t)row->handler)));
    json_object_set_new(object, "guard", text(inspection_procedure(module, row->guard)));
    json_object_set_new(object, "closure",
                        row->closure >= 0               ? text(module->types[row->closure].name)
                        : row->closure == SPIN_ANY_TYPE ? text("void *")
                                                        : json_null());
    json_object_set_new(object, "authoriser", json_boolean(row->is_authoriser));
    return object;
}

/* --- The whole --------------------------------------------------------------------------------- */

static json_t *seal(const struct inspection *inspection)
{
    char key[SEAL_HEX + 1];
    json_t *object = json_object();
    seal_to_hex(inspection->seal.key, key);
    json_object_set_new(object, "key", json_string(key));
    json_object_set_new(object, "name", json_string(inspection->key_name));
    json_object_set_new(object, "trust", json_string(inspection_trust(inspection)));
    return object;
}

static void set_head(json_t *object, const struct inspection *inspection)
{
    const struct spin_module *module = inspection->module;
    json_object_set_new(object, "file", text(inspection->file));
    json_object_set_new(object, "module", text(module->name));
    json_object_set_new(object, "source", text(module->source));
    json_object_set_new(object, "compiler", text(module->compiler));
    json_object_set_new(object, "abi", json_integer(module->abi_version));
    json_object_set_new(object, "seal", seal(inspection));
    json_object_set_new(object, "initialiser",
                        text(inspection_procedure(module, module->initialiser)));
    json_object_set_new(object, "main", text(inspection_procedure(module, module->main)));
    json_object_set_new(object, "heap_objects", json_integer(module->object_count));
    json_object_set_new(object, "roots", json_integer(module->root_count));
}

static void set_tables(json_t *object, const struct spin_module *module)
{
    const struct table {
        const char *name;
        uint32_t count;
        json_t *(*row)(const struct spin_module *module, uint32_t i);
    } tables[] = {
        {"imports", module->import_count, import_row},
        {"exports", module->export_count, export_row},
        {"procedures", module->procedure_count, procedure_row},
        {"types", module->type_count, type_row},
        {"handlers", module->install_count, install_row},
        {"sites", module->site_count, site_row},
        {"lines", module->line_count, line_row},
        {"interfaces", module->interface_count, interface_row},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        json_t *rows = json_array();
        for (uint32_t k = 0; k < tables[i].count; k++)
            json_array_append_new(rows, tables[i].row(module, k));
        json_object_set_new(object, tables[i].name, rows);
    }
}

bool inspection_print_json(const struct inspection *inspection, FILE *out)
{
    json_t *object = json_object();
    if (!object)
        return false;
    set_head(object, inspection);
    set_tables(object, inspection->module);
    bool good = json_dumpf(object, out, JSON_INDENT(2) | JSON_ENSURE_ASCII) == 0 || ferror(out);
    fputc('\n', out);
    json_decref(object);
    return good;
}
