/* The contract suite as a program: `machine-suite FILE [DISK [NET [CONSOLE]]]`, `machine-suite stop STATUS`. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    if (count == 3 && strcmp(words[1], "stop") == 0)
        machine_stop(atoi(words[2]));
    const char *names[SUITE_DEVICES] = {NULL};
    for (int i = 1; i < count && i <= SUITE_DEVICES; i++)
        names[i - 1] = words[i];
    return suite_run(names);
}
