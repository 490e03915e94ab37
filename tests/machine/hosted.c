/* The contract suite as a program: `machine-suite DEVICE`, `machine-suite stop STATUS`. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    if (count == 3 && strcmp(words[1], "stop") == 0)
        machine_stop(atoi(words[2]));
    return suite_run(count > 1 ? words[1] : NULL);
}
