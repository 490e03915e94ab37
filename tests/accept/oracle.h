/* Interface oracle, for the cases about default handlers. */
#pragma once

#include <spin/safe.h>

int oracle_answer(int question);
int oracle_silent(int question);
void oracle_told(int what);
