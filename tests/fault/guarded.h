/* An event of the cases about limits. */
#pragma once

#include <spin/safe.h>

int guarded_answer(int x);
