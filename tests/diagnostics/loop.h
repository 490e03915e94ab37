/* Without #pragma once. */
#include "loop.h"
