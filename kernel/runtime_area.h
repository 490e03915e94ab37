/* The runtime object in the arena: one copy in each zone group that is in use.
 *
 * It holds what extension code may call without a slot: block operations, the compilers' helpers, and
 * jumps to the kernel entries (runtime/object/object.h). Objects of a group bind to its copy. Its text
 * is nobody's: whatever goes wrong in it is its caller's. */
#pragma once

#include "image.h"

/* Places the copy of `group` unless it is there. */
status runtime_area_open(size_t group);

/* An image_binder; `context` points at the group number: members of SPIN_ENTRIES and SPIN_HELPERS, and
 * nothing else. */
uintptr_t runtime_area_bind(const char *name, void *group);

/* Whether `pc` lies in the text of a copy. */
bool runtime_area_holds(uintptr_t pc);

/* Gives all copies back, at shutdown. */
void runtime_area_shutdown(void);
