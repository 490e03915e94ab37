/* Interface gate: events whose implementer is asked who may install. */
#pragma once

#include <spin/safe.h>

void gate_sleeps(void);
