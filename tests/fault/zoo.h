/* Interface zoo: procedures that fault, for the cases about calls under way. */
#pragma once

#include <spin/safe.h>

int zoo_divide(int a, int b);
int zoo_wait(int seed);
void *zoo_cage(int size);
