/* Type ids of a module's types.
 *
 * Built-in types have fixed ids. A private type gets a fresh id for every load, so that types of two
 * modules never mix, whatever they are called. A public type (complete in an interface header) has one
 * id per fingerprint while any module uses it. Ids retire with their last module. */
#pragma once

#include "module.h"

/* Fills ids[0 .. type_count-1] and writes each to its cell; on failure nothing is held. */
status types_enter(const struct module *module, const struct zone_area *area, uint32_t *ids);

/* Retires what types_enter() made. */
void types_leave(const struct module *module, const uint32_t *ids);

/* Forgets the public types, at shutdown. */
void types_shutdown(void);
