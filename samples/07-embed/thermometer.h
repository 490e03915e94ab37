/* Interface thermometer: implemented in C by host.c. */
#pragma once

#include <spin/safe.h>

/* Degrees at a sensor; sensors are numbered from 0. */
i32 thermometer_read(u32 sensor);
