/* Interface service: what the loader of the tests links together. */
#pragma once

#include <spin/safe.h>

/* Something that says who answered. */
u64 service_answer(u64 question);

/* Floating point in and out, and more than one kind of register. */
double service_scale(double x, u32 times, float y);
