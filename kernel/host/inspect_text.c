/* An object for people: one section for each table, declarations as they were written. */
#include "declaration.h"
#include "inspection.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

static void print_key(const char *label, const char *value, FILE *out)
{
    fprintf(out, "%-12s", label);
    declaration_print_text(value, out);
    fputc('\n', out);
}

static void print_head(const struct inspection *inspection, FILE *out)
{
    const struct spin_module *module = inspection->module;
    char key[SEAL_HEX + 1];
    seal_to_hex(inspection->seal.key, key);
    print_key("module", module->name, out);
    print_key("source", module->source, out);
    print_key("compiler", module->compiler, out);
    fprintf(out, "%-12s%" PRIu32 "\n", "abi", module->abi_version);
    fprintf(out, "%-12s%s%s%s, %s\n", "sealed by", key, inspection->key_name[0] ? " " : "",
            inspection->key_name, inspection_trust(inspection));
    if (module->initialiser != SPIN_NONE)
        print_key("initialiser", inspection_procedure(module, module->initialiser), out);
    if (module->main != SPIN_NONE)
        print_key("main", inspection_procedure(module, module->main), out);
    fprintf(out, "%-12s%" PRIu32 " heap objects, %" PRIu32 " roots\n", "data", module->object_count,
            module->root_count);
}

static void print_fingerprint(const struct spin_fingerprint *fingerprint, FILE *out)
{
    char text[SEAL_HEX + 1];
    inspection_hex(fingerprint, text);
    fprintf(out, "        %s\n", text);
}

static void print_effects(uint32_t effects, FILE *out)
{
    if (effects & SPIN_RECURSIVE)
        fputs(", recursive", out);
    if (effects & SPIN_RESULT_POINTER)
        fputs(", result through a pointer", out);
}

static void print_imports(const struct spin_module *module, FILE *out)
{
    if (module->import_count)
        fputs("\nimports\n", out);
    for (uint32_t i = 0; i < module->import_count; i++) {
        const struct spin_import *row = &module->imports[i];
        fputs("    ", out);
        declaration_print_text(row->interface, out);
        fputs(": ", out);
        declaration_print_procedure(row->procedure, row->members, row->member_count, row->effects,
                                    out);
        fputc('\n', out);
        print_fingerprint(&row->type, out);
    }
}

static void print_exports(const struct spin_module *module, FILE *out)
{
    if (module->export_count)
        fputs("\nexports\n", out);
    for (uint32_t i = 0; i < module->export_count; i++) {
        const struct spin_export *row = &module->exports[i];
        const struct spin_procedure *code = &module->procedures[row->code];
        fputs("    ", out);
        declaration_print_text(row->interface, out);
        fputs(": ", out);
        declaration_print_procedure(row->procedure, code->members, code->member_count,
                                    code->effects, out);
        fputc('\n', out);
        print_fingerprint(&row->type, out);
    }
}

static void print_procedures(const struct spin_module *module, FILE *out)
{
    if (module->procedure_count)
        fputs("\nprocedures\n", out);
    for (uint32_t i = 0; i < module->procedure_count; i++) {
        const struct spin_procedure *row = &module->procedures[i];
        fputs("    ", out);
        declaration_print_procedure(row->name, row->members, row->member_count, row->effects, out);
        fputs("\n        ", out);
        declaration_print_text(row->file, out);
        fprintf(out, ":%" PRIu32 ", frame of %" PRIu32 " bytes", row->line, row->frame);
        if (row->depth)
            fprintf(out, ", %" PRIu32 " with all it calls", row->depth);
        print_effects(row->effects, out);
        fputc('\n', out);
    }
}

static void print_fields(const struct spin_type *type, FILE *out)
{
    for (uint32_t i = 0; i < type->member_count; i++) {
        fprintf(out, "        %4" PRIu32 "  ", type->members[i].offset);
        declaration_print_text(type->members[i].declaration, out);
        fputs(";\n", out);
    }
}

static void print_types(const struct spin_module *module, FILE *out)
{
    if (module->type_count)
        fputs("\ntypes\n", out);
    for (uint32_t i = 0; i < module->type_count; i++) {
        const struct spin_type *row = &module->types[i];
        fputs("    ", out);
        declaration_print_text(row->name, out);
        fprintf(out, ": %" PRIu32 " bytes, %s", row->size, inspection_origin(row->origin));
        if (row->base >= 0) {
            fputs(", begins with ", out);
            declaration_print_text(module->types[row->base].name, out);
        }
        if (row->reveals && row->reveals[0]) {
            fputs(", reveals ", out);
            declaration_print_text(row->reveals, out);
        }
        fputs(row->reference_count ? ", references at" : "", out);
        for (uint32_t k = 0; k < row->reference_count; k++)
            fprintf(out, " %" PRIu32, row->references[k]);
        fputc('\n', out);
        if (row->origin == SPIN_ORIGIN_PUBLIC)
            print_fingerprint(&row->fingerprint, out);
        print_fields(row, out);
    }
}

static void print_sites(const struct spin_module *module, FILE *out)
{
    const char *texts = module->site_text;
    if (module->site_count)
        fputs("\nfault sites\n", out);
    for (uint32_t i = 0; i < module->site_count; i++) {
        const struct spin_site *row = &module->sites[i];
        fputs("    ", out);
        declaration_print_text(texts + row->file, out);
        fprintf(out, ":%" PRIu32 ":%" PRIu32 ": %s '", row->line, row->column,
                inspection_fault(row->kind));
        declaration_print_text(texts + row->expression, out);
        fputc('\'', out);
        for (int k = 0; k < 2; k++) {
            const char *operand = texts + (k == 0 ? row->a : row->b);
            fputs(operand[0] ? " " : "", out);
            declaration_print_text(operand, out);
        }
        fputs(row->flags & SPIN_SITE_ARGUMENT ? ", the caller's fault\n" : "\n", out);
    }
}

/* From which offset into the text on code is of which line, as a disassembler counts. */
static void print_code_lines(const struct spin_module *module, FILE *out)
{
    if (module->line_count)
        fputs("\nlines\n", out);
    for (uint32_t i = 0; i < module->line_count; i++) {
        const struct spin_line *row = &module->lines[i];
        fprintf(out, "    %6" PRIx32 "  ", row->offset);
        if (row->line == 0) {
            fputs("-\n", out);
            continue;
        }
        declaration_print_text(module->files[row->file].name, out);
        fprintf(out, ":%" PRIu32 "\n", (uint32_t)row->line);
    }
}

static const char *event_name(const struct spin_module *module, const struct spin_install *row)
{
    return row->event_is_export ? module->exports[row->event].procedure
                                : module->imports[row->event].procedure;
}

static void print_installs(const struct spin_module *module, FILE *out)
{
    if (module->install_count)
        fputs("\nhandlers\n", out);
    for (uint32_t i = 0; i < module->install_count; i++) {
        const struct spin_install *row = &module->installs[i];
        fputs("    ", out);
        declaration_print_text(event_name(module, row), out);
        fputs(row->is_authoriser ? ": authorised by " : ": ", out);
        declaration_print_text(inspection_procedure(module, (int32_t)row->handler), out);
        if (row->guard != SPIN_NONE) {
            fputs(", guard ", out);
            declaration_print_text(inspection_procedure(module, row->guard), out);
        }
        fputc('\n', out);
    }
}

/* The text of a header: its lines are kept. */
static void print_lines(const char *text, FILE *out)
{
    for (; *text; text++) {
        if (*text == '\n')
            fputs(text[1] ? "\n        " : "", out);
        else
            declaration_print_text((const char[]){*text, '\0'}, out);
    }
    fputc('\n', out);
}

static void print_interfaces(const struct spin_module *module, FILE *out)
{
    for (uint32_t i = 0; i < module->interface_count; i++) {
        const struct spin_interface *row = &module->interfaces[i];
        fputs("\ninterface ", out);
        declaration_print_text(row->name, out);
        fputs(row->implemented ? ", implemented here\n" : "\n", out);
        print_fingerprint(&row->fingerprint, out);
        fputs("        ", out);
        print_lines(row->text, out);
    }
}

void inspection_print_text(const struct inspection *inspection, FILE *out)
{
    const struct spin_module *module = inspection->module;
    print_head(inspection, out);
    print_imports(module, out);
    print_exports(module, out);
    print_procedures(module, out);
    print_types(module, out);
    print_installs(module, out);
    print_sites(module, out);
    print_code_lines(module, out);
    print_interfaces(module, out);
}
