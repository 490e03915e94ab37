/* A header of an interface, rebuilt from the tables of an object: each procedure as it was written,
 * after the structs that it mentions. Complete structs of the interface are defined, all others only
 * declared: they are opaque, or another interface's. Typedefs and enums have left no trace in the
 * tables; what mentions them does not compile on its own. */
#include "declaration.h"
#include "inspection.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A tag in a text: "struct counter" in "const struct counter *c". */
struct tag {
    const char *text;
    size_t length;
};

struct header {
    const struct spin_module *module;
    const char *interface;
    struct tag *tags; /* those that are declared */
    size_t count;
    bool has_memory;
    FILE *out;
};

static void mention(struct header *header, const char *declaration);

/* --- Tags -------------------------------------------------------------------------------------- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static size_t word_length(const char *text)
{
    size_t n = 0;
    while (is_word(text[n]))
        n++;
    return n;
}

/* The first tag from `text` on; its length is 0 when there is none. */
static struct tag next_tag(const char *text)
{
    static const char *const keywords[] = {"struct ", "union "};
    for (const char *at = text; *at; at++) {
        for (size_t i = 0; i < 2 && (at == text || !is_word(at[-1])); i++) {
            size_t n = strlen(keywords[i]), name = word_length(at + n);
            if (strncmp(at, keywords[i], n) == 0 && name)
                return (struct tag){at, n + name};
        }
    }
    return (struct tag){"", 0};
}

static bool is_declared(const struct header *header, struct tag tag)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->tags[i].length == tag.length &&
            memcmp(header->tags[i].text, tag.text, tag.length) == 0)
            return true;
    return false;
}

static bool note(struct header *header, struct tag tag)
{
    struct tag *grown = reallocarray(header->tags, header->count + 1, sizeof tag);
    if (!grown)
        return header->has_memory = false;
    header->tags = grown;
    header->tags[header->count++] = tag;
    return true;
}

/* The type that the interface completes under this tag; NULL: it does not. */
static const struct spin_type *find_type(const struct spin_module *module, struct tag tag)
{
    for (uint32_t i = 0; i < module->type_count; i++) {
        const struct spin_type *type = &module->types[i];
        if (type->origin == SPIN_ORIGIN_PUBLIC && type->member_count &&
            strlen(type->name) == tag.length && memcmp(type->name, tag.text, tag.length) == 0)
            return type;
    }
    return NULL;
}

static void declare(struct header *header, struct tag tag)
{
    if (is_declared(header, tag) || !note(header, tag))
        return;
    const struct spin_type *type = find_type(header->module, tag);
    for (uint32_t i = 0; type && i < type->member_count; i++)
        mention(header, type->members[i].declaration);
    fprintf(header->out, "\n%.*s%s", (int)tag.length, tag.text, type ? " {\n" : ";\n");
    for (uint32_t i = 0; type && i < type->member_count; i++) {
        fputs("    ", header->out);
        declaration_print(&type->members[i], header->out);
        fputs(";\n", header->out);
    }
    fputs(type ? "};\n" : "", header->out);
}

static void mention(struct header *header, const char *declaration)
{
    struct tag tag = next_tag(declaration);
    while (tag.length) {
        declare(header, tag);
        tag = next_tag(tag.text + tag.length);
    }
}

/* --- Procedures -------------------------------------------------------------------------------- */

static void print_procedure(struct header *header, const char *name,
                            const struct spin_member *members, uint32_t count, uint32_t effects)
{
    for (uint32_t i = 0; i < count; i++)
        mention(header, members[i].declaration);
    fputc('\n', header->out);
    declaration_print_procedure(name, members, count, effects, header->out);
    fputs(";\n", header->out);
}

static void print_procedures(struct header *header)
{
    const struct spin_module *module = header->module;
    for (uint32_t i = 0; i < module->import_count; i++) {
        const struct spin_import *row = &module->imports[i];
        if (strcmp(row->interface, header->interface) == 0)
            print_procedure(header, row->procedure, row->members, row->member_count, row->effects);
    }
    for (uint32_t i = 0; i < module->export_count; i++) {
        const struct spin_export *row = &module->exports[i];
        const struct spin_procedure *code = &module->procedures[row->code];
        if (strcmp(row->interface, header->interface) == 0)
            print_procedure(header, row->procedure, code->members, code->member_count,
                            code->effects);
    }
}

static bool knows(const struct spin_module *module, const char *interface)
{
    for (uint32_t i = 0; i < module->interface_count; i++)
        if (strcmp(module->interfaces[i].name, interface) == 0)
            return true;
    return false;
}

bool inspection_print_header(const struct inspection *inspection, const char *interface, FILE *out)
{
    struct header header = {
        .module = inspection->module, .interface = interface, .has_memory = true, .out = out};
    if (!knows(header.module, interface))
        return false;
    fputs("#pragma once\n\n#include <spin/safe.h>\n", out);
    print_procedures(&header);
    free(header.tags);
    return header.has_memory;
}
