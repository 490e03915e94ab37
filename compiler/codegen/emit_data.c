/* Data: globals with their initial bytes, objects for the loader, and the words the loader fills. */
#include "emit.h"

#include <inttypes.h>

void emit_data_address(FILE *stream, const char *name, uint64_t offset)
{
    fprintf(stream, "(void *)((u8 *)&%s + %" PRIu64 ")", name, offset);
}

/* An image is cut into runs of bytes and words that hold an address; `visit` prints one part. */
typedef void image_part(FILE *stream, const struct low_image *image, uint64_t offset, uint64_t size,
                        const struct low_word *word);

static void image_walk(FILE *stream, const struct low_image *image, image_part *part)
{
    uint64_t offset = 0;
    for (const struct low_word *word = image->words; word; word = word->next) {
        if (word->offset > offset)
            part(stream, image, offset, word->offset - offset, NULL);
        part(stream, image, word->offset, 8, word);
        offset = word->offset + 8;
    }
    if (offset < image->size)
        part(stream, image, offset, image->size - offset, NULL);
}

static void image_declare(FILE *stream, const struct low_image *image, uint64_t offset,
                          uint64_t size, const struct low_word *word)
{
    (void)image;
    if (word)
        fprintf(stream, " void *w%" PRIu64 ";", offset);
    else
        fprintf(stream, " u8 b%" PRIu64 "[%" PRIu64 "];", offset, size);
}

static void image_fill(FILE *stream, const struct low_image *image, uint64_t offset, uint64_t size,
                       const struct low_word *word)
{
    if (word) {
        fprintf(stream, word->procedure ? " (void *)%s," : " 0,", word->procedure);
        return;
    }
    fputs(" {", stream);
    for (uint64_t i = 0; i < size; i++)
        fprintf(stream, "%s%u", i ? "," : "", image->bytes ? image->bytes[offset + i] : 0u);
    fputs("},", stream);
}

/* Words the loader fills may not look constant to the optimiser. */
static bool image_is_fixed_up(const struct low_image *image)
{
    for (const struct low_word *word = image->words; word; word = word->next) {
        if (!word->procedure)
            return true;
    }
    return false;
}

static void emit_global(const struct low_global *global, FILE *stream)
{
    bool is_const = global->is_const && !image_is_fixed_up(&global->image);
    fprintf(stream, "static %s", is_const ? "const " : "");
    if (!global->image.bytes && !global->image.words) {
        emit_declaration(stream, global->type, global->name);
        fputs(";\n", stream);
        return;
    }
    fputs("union {\n    struct {", stream);
    image_walk(stream, &global->image, image_declare);
    fputs(" } image;\n    ", stream);
    emit_declaration(stream, global->type, "value");
    fprintf(stream, ";\n} %s __attribute__((aligned(8))) = {{", global->name);
    image_walk(stream, &global->image, image_fill);
    fputs(" }};\n", stream);
}

static void emit_object(const struct low_object *object, FILE *stream)
{
    if (object->image_name) {
        fprintf(stream, "static %sstruct {", object->image.words ? "" : "const ");
        image_walk(stream, &object->image, image_declare);
        fprintf(stream, " } %s __attribute__((aligned(8))) = {", object->image_name);
        image_walk(stream, &object->image, image_fill);
        fputs(" };\n", stream);
    }
    fprintf(stream, "static void *%s SPIN_CELL = 0;\n", object->cell);
}

static void emit_pointer_words(const char *slot, const char *address, FILE *stream)
{
    fprintf(stream, "static void *%s SPIN_SLOT = 0;\n", slot);
    if (address)
        fprintf(stream, "static void *%s SPIN_CELL = 0;\n", address);
}

void emit_data(const struct low_unit *unit, FILE *stream)
{
    for (const struct low_import *import = unit->imports; import; import = import->next)
        emit_pointer_words(import->slot, import->address, stream);
    for (const struct low_export *export = unit->exports; export; export = export->next)
        emit_pointer_words(export->slot, export->address, stream);
    for (const struct low_descriptor *d = unit->descriptors; d; d = d->next)
        fprintf(stream, "static u32 %s SPIN_IDS = 0;\n", d->id_name);
    for (const struct low_object *object = unit->objects; object; object = object->next)
        emit_object(object, stream);
    for (const struct low_global *global = unit->globals; global; global = global->next)
        emit_global(global, stream);
}
