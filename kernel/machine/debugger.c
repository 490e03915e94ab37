/*
 * Telling gdb about loaded code, by its JIT interface: a list it reads when it stops at
 * __jit_debug_register_code().  The debugger may be outside of the machine.
 */
#include "debugger.h"

#include "machine/machine.h"

#include <stdlib.h>
#include <string.h>

struct jit_code_entry {
    struct jit_code_entry *next, *previous;
    const char *symfile_addr;
    uint64_t symfile_size;
};

enum { JIT_NO_ACTION, JIT_REGISTER, JIT_UNREGISTER };

/* Names and layouts from here on are gdb's. */
struct jit_descriptor {
    uint32_t version;
    uint32_t action_flag;
    struct jit_code_entry *relevant_entry;
    struct jit_code_entry *first_entry;
};

void __jit_debug_register_code(void);
extern struct jit_descriptor __jit_debug_descriptor;
struct jit_descriptor __jit_debug_descriptor = {.version = 1};

__attribute__((noinline)) void __jit_debug_register_code(void)
{
    __asm__ volatile("" ::: "memory");
}

static void tell(struct jit_code_entry *entry, uint32_t action)
{
    __jit_debug_descriptor.relevant_entry = entry;
    __jit_debug_descriptor.action_flag = action;
    __jit_debug_register_code();
}

void *machine_code_named(const void *object, size_t size, void (*place)(void *copy, void *context),
                         void *context)
{
    struct jit_code_entry *entry = calloc(1, sizeof(*entry));
    char *copy = malloc(size);
    if (entry == NULL || copy == NULL) {
        free(entry);
        free(copy);
        return NULL;
    }
    memcpy(copy, object, size);
    place(copy, context);
    entry->symfile_addr = copy;
    entry->symfile_size = size;
    entry->next = __jit_debug_descriptor.first_entry;
    if (entry->next != NULL)
        entry->next->previous = entry;
    __jit_debug_descriptor.first_entry = entry;
    tell(entry, JIT_REGISTER);
    return entry;
}

void machine_code_forgotten(void *handle)
{
    struct jit_code_entry *entry = handle;
    if (entry == NULL)
        return;
    if (entry->previous != NULL)
        entry->previous->next = entry->next;
    else
        __jit_debug_descriptor.first_entry = entry->next;
    if (entry->next != NULL)
        entry->next->previous = entry->previous;
    tell(entry, JIT_UNREGISTER);
    free((void *)entry->symfile_addr);
    free(entry);
}

void debugger_forget_all(void)
{
    while (__jit_debug_descriptor.first_entry != NULL)
        machine_code_forgotten(__jit_debug_descriptor.first_entry);
}
