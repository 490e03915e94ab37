/* Interface probe: what the tests export to the modules they load. */
#pragma once

#include <spin/safe.h>

void probe_note(u64 value);
void probe_act(u64 what);
