/* Objects: a sealed file becomes code, data and tables in the arena.
 *
 * object_create() reads as the table of contents: seal, ELF, place, tables, types, data, map. It does
 * not bind anything to anything and runs nothing: slots hold the address of an entry that faults.
 * Text, constants and data live until object_free(); whoever calls it knows that no stack and no
 * saved context leads there any more. */
#pragma once

#include "module.h"

struct account;

struct object {
    struct zone_area area;
    struct module module;
    uint32_t *types; /* id of each type */
    void **heap;     /* each object of the tables, rooted while the object lives */
    size_t roots;    /* ranges of module data that are registered as roots */
    void *debugger;  /* handle of machine_code_named() */
};

/* Makes an object from a sealed file; heap objects are charged to `account`. BAD_SEAL, UNTRUSTED,
 * REVOKED: nothing behind the seal was looked at. On failure nothing is left. */
status object_create(const void *file, size_t size, struct account *account,
                     struct object **object);

/* The same for an ELF file without a seal. No road leads here from a user's file: tests that damage
 * objects, and programs that vouch for code of their own, call it. */
status object_create_asserted(const void *file, size_t size, struct account *account,
                              struct object **object);

/* Reads the tables of an ELF file without a seal and nothing more: it is placed, because tables are
 * relocated data, and taken away again; nothing is mapped, entered or bound. The caller frees the
 * module with module_free(). */
status object_read_module(const void *file, size_t size, struct module *module);

/* Gives everything back. NULL is allowed. */
void object_free(struct object *object);

/* Where the kernel writes what the object sees at `va`, which a table of its module names. */
void *object_bytes(const struct object *object, const void *va);

/* Sets the value that procedure `i` of the imports, of the exports, has in C, wherever the object keeps
 * it. */
void object_set_import(const struct object *object, uint32_t i, void *value);
void object_set_export(const struct object *object, uint32_t i, void *value);

/* Whether `pc` lies in its text. */
bool object_holds(const struct object *object, uintptr_t pc);
