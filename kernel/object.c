/* Objects: from a sealed file to code in the arena. */
#include "object.h"

#include "explain.h"
#include "heap.h"
#include "image.h"
#include "keys.h"
#include "link_entry.h"
#include "memory.h"
#include "runtime_area.h"
#include "types.h"

#include <stdatomic.h>
#include <string.h>

void *object_bytes(const struct object *object, const void *va)
{
    return zone_bytes(&object->area, (uintptr_t)va, sizeof(void *));
}

bool object_holds(const struct object *object, uintptr_t pc)
{
    return zone_holds(&object->area, ZONE_TEXT, pc, 1);
}

/* --- Tables ------------------------------------------------------------------------------------ */

/* `.spin.module` may be split in two by a compiler; the tables start with the magic number. */
static status read_tables(struct object *object, const struct image *image)
{
    size_t from = 0, size = 0;
    uintptr_t va;
    while ((va = image_find_section(image, &object->area, ".spin.module", &from, &size))) {
        const uint32_t *magic = zone_bytes(&object->area, va, sizeof *magic);
        if (size >= sizeof(struct spin_module) && va % 8 == 0 && *magic == SPIN_MAGIC)
            return module_read(&object->module, &object->area, va);
    }
    return explain(STATUS_BAD_OBJECT, "not a valid object: no module table");
}

static status enter_types(struct object *object)
{
    object->types = memory_new_array(object->module.table.type_count + 1, sizeof *object->types);
    if (!object->types)
        return explain_memory("types");
    status result = types_enter(&object->module, &object->area, object->types);
    if (failed(result)) {
        memory_free(object->types);
        object->types = NULL;
    }
    return result;
}

/* --- Data -------------------------------------------------------------------------------------- */

static const struct spin_type *type_of(const struct object *object, uint32_t index)
{
    return &object->module.table.types[index];
}

static status make_heap_objects(struct object *object, struct account *account)
{
    const struct spin_module *table = &object->module.table;
    size_t size = table->object_count * sizeof *object->heap;
    if (!size)
        return OK;
    object->heap = memory_new(size);
    if (!object->heap || !heap_root_add(object->heap, size)) {
        memory_free(object->heap);
        object->heap = NULL;
        return explain_memory("data of an object");
    }
    for (uint32_t i = 0; i < table->object_count; i++) {
        const struct spin_object *row = &table->objects[i];
        object->heap[i] = heap_allocate(account, object->types[row->type], row->count);
        if (!object->heap[i])
            return explain(STATUS_LIMIT, "heap limit reached by data of the object");
    }
    return OK;
}

static void apply_fixups(const struct object *object)
{
    const struct spin_module *table = &object->module.table;
    for (uint32_t i = 0; i < table->fixup_count; i++)
        if (table->fixups[i].kind == SPIN_FIXUP_OBJECT)
            *(void **)object_bytes(object, table->fixups[i].word) =
                object->heap[table->fixups[i].object];
}

/* Words that hold references are null in the file; only fixups fill them. Whatever else is there would
 * be a forged reference. */
static status check_references(const struct spin_type *type, const char *bytes, uint64_t count)
{
    if (type->reference_count == 0)
        return OK;
    if ((uintptr_t)bytes % 8 != 0)
        return explain(STATUS_BAD_OBJECT, "not a valid object: unaligned data");
    for (uint64_t i = 0; i < count; i++, bytes += type->size)
        for (uint32_t k = 0; k < type->reference_count; k++)
            if (*(void *const *)(bytes + type->references[k]))
                return explain(STATUS_BAD_OBJECT,
                               "not a valid object: data of type '%s' holds a forged reference",
                               type->name);
    return OK;
}

static const void *initial_bytes(const struct object *object, const struct spin_object *row)
{
    return row->bytes && row->size ? zone_bytes(&object->area, (uintptr_t)row->bytes, row->size)
                                   : NULL;
}

static status check_data(const struct object *object)
{
    const struct spin_module *table = &object->module.table;
    for (uint32_t i = 0; i < table->object_count; i++) {
        const struct spin_object *row = &table->objects[i];
        const char *bytes = initial_bytes(object, row);
        if (bytes)
            TRY(check_references(type_of(object, row->type), bytes, row->count));
    }
    for (uint32_t i = 0; i < table->root_count; i++) {
        const struct spin_root *root = &table->roots[i];
        const struct spin_type *type = type_of(object, root->type);
        TRY(check_references(
            type,
            zone_bytes(&object->area, (uintptr_t)root->address, (size_t)root->count * type->size),
            root->count));
    }
    return OK;
}

static void fill_heap_objects(const struct object *object)
{
    const struct spin_module *table = &object->module.table;
    for (uint32_t i = 0; i < table->object_count; i++) {
        const struct spin_object *row = &table->objects[i];
        const void *bytes = initial_bytes(object, row);
        if (bytes)
            memcpy(object->heap[i], bytes, row->size);
        *(void **)object_bytes(object, row->cell) = object->heap[i];
    }
}

static status add_roots(struct object *object)
{
    const struct spin_module *table = &object->module.table;
    for (uint32_t i = 0; i < table->root_count; i++) {
        const struct spin_root *root = &table->roots[i];
        const struct spin_type *type = type_of(object, root->type);
        size_t size = (size_t)root->count * type->size / 8 * 8;
        char *bytes = zone_bytes(&object->area, (uintptr_t)root->address, size);
        if (size && !heap_root_add(bytes, size))
            return explain_memory("roots of an object");
        object->roots++;
    }
    return OK;
}

static void remove_roots(struct object *object)
{
    const struct spin_module *table = &object->module.table;
    for (size_t i = 0; i < object->roots; i++) {
        const struct spin_root *root = &table->roots[i];
        size_t size = (size_t)root->count * type_of(object, root->type)->size / 8 * 8;
        if (size)
            heap_root_remove(zone_bytes(&object->area, (uintptr_t)root->address, size));
    }
    object->roots = 0;
}

static status make_data(struct object *object, struct account *account)
{
    TRY(check_data(object));
    TRY(make_heap_objects(object, account));
    apply_fixups(object);
    fill_heap_objects(object);
    return add_roots(object);
}

/* --- Slots ------------------------------------------------------------------------------------- */

static void set_cell(const struct object *object, void **va, void *value)
{
    if (va)
        atomic_store_explicit((void *_Atomic *)object_bytes(object, va), value,
                              memory_order_release);
}

/* The word is in static data, or in bytes that a heap object was made from: then there as well. */
static void set_word(const struct object *object, void **va, void *value)
{
    const struct spin_module *table = &object->module.table;
    set_cell(object, va, value);
    for (uint32_t i = 0; i < table->object_count; i++) {
        const struct spin_object *row = &table->objects[i];
        uint64_t offset = (uintptr_t)va - (uintptr_t)row->bytes;
        if (row->bytes && offset < row->size && row->size - offset >= sizeof value)
            memcpy((char *)object->heap[i] + offset, &value, sizeof value);
    }
}

static void set_procedure(const struct object *object, enum spin_fixup_kind kind, uint32_t index,
                          void *value)
{
    const struct spin_module *table = &object->module.table;
    for (uint32_t i = 0; i < table->fixup_count; i++)
        if (table->fixups[i].kind == kind && table->fixups[i].object == index)
            set_word(object, table->fixups[i].word, value);
}

void object_set_import(const struct object *object, uint32_t i, void *value)
{
    set_cell(object, object->module.table.imports[i].address, value);
    set_procedure(object, SPIN_FIXUP_IMPORT, i, value);
}

void object_set_export(const struct object *object, uint32_t i, void *value)
{
    set_cell(object, object->module.table.exports[i].address, value);
    set_procedure(object, SPIN_FIXUP_EXPORT, i, value);
}

/* Until it is linked, every call faults its caller. */
static void clear_slots(const struct object *object)
{
    const struct spin_module *table = &object->module.table;
    void *unresolved = link_entry_unresolved();
    for (uint32_t i = 0; i < table->import_count; i++) {
        set_cell(object, table->imports[i].slot, unresolved);
        object_set_import(object, i, unresolved);
    }
    for (uint32_t i = 0; i < table->export_count; i++) {
        set_cell(object, table->exports[i].slot, unresolved);
        object_set_export(object, i, unresolved);
    }
}

/* --- The whole --------------------------------------------------------------------------------- */

static void name_code(struct object *object, const struct image *image)
{
    struct image_placement placement = {image, &object->area};
    object->debugger =
        machine_code_named(image->bytes, image->size, image_name_sections, &placement);
}

static status take_area(struct object *object, const struct image *image)
{
    size_t group = 0;
    TRY(zone_pick(image->zone, &group));
    TRY(runtime_area_open(group));
    TRY(zone_take(group, image->zone, &object->area));
    return image_place(image, &object->area, runtime_area_bind, &object->area.group);
}

static status fill(struct object *object, const struct image *image, struct account *account)
{
    TRY(take_area(object, image));
    TRY(read_tables(object, image));
    TRY(enter_types(object));
    TRY(make_data(object, account));
    clear_slots(object);
    TRY(zone_map(&object->area));
    name_code(object, image);
    return OK;
}

status object_create_asserted(const void *file, size_t size, struct account *account,
                              struct object **result)
{
    struct image image;
    TRY(image_read(&image, file, size));
    struct object *object = memory_new(sizeof *object);
    status done = object ? fill(object, &image, account) : explain_memory("object");
    image_free(&image);
    if (failed(done))
        object_free(object);
    else
        *result = object;
    return done;
}

status object_read_module(const void *file, size_t size, struct module *module)
{
    struct image image;
    struct object object = {0};
    TRY(image_read(&image, file, size));
    status done = take_area(&object, &image);
    if (succeeded(done))
        done = read_tables(&object, &image);
    image_free(&image);
    zone_release(&object.area);
    if (succeeded(done))
        *module = object.module;
    return done;
}

status object_create(const void *file, size_t size, struct account *account, struct object **object)
{
    size_t object_size;
    TRY(key_check(file, size, &object_size));
    return object_create_asserted(file, object_size, account, object);
}

void object_free(struct object *object)
{
    if (!object)
        return;
    machine_code_forgotten(object->debugger);
    remove_roots(object);
    if (object->heap)
        heap_root_remove(object->heap);
    memory_free(object->heap);
    if (object->types)
        types_leave(&object->module, object->types);
    memory_free(object->types);
    module_free(&object->module);
    zone_release(&object->area);
    memory_free(object);
}
