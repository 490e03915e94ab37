/* A program with a kernel in it: exports interface thermometer and runs an extension against it. */
#include "thermometer.interface.h"

#include <spindle.h>
#include <stdio.h>

static int thermometer_read(unsigned sensor)
{
    return 20 + 3 * (int)sensor;
}

static const struct spindle_procedure procedures[] = {
    {"thermometer_read", (void (*)(void))thermometer_read}};

int main(int argc, char **argv)
{
    static unsigned char object[1024 * 1024];
    struct domain *alarm;
    struct spindle_result result;
    const struct spindle_plan plan = {.argc = 1, .argv = (const char *[]){"alarm"}};
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t size = file ? fread(object, 1, sizeof object, file) : 0;
    if (failed(spindle_boot(NULL)) || failed(spindle_trust_directory(NULL)) ||
        failed(spindle_export(&thermometer_interface, procedures, 1, SPINDLE_PUBLIC)) ||
        failed(spindle_load(object, size, NULL, &alarm)) || failed(spindle_link(&alarm, 1)) ||
        failed(spindle_initialise(alarm)) || failed(spindle_run(alarm, &plan, &result))) {
        fprintf(stderr, "embed: %s\n", spindle_message());
        return 1;
    }
    printf("embed: %s, %d alarms\n", failed(result.outcome) ? result.fault : "ended",
           result.exit_status);
    spindle_shutdown();
    return 0;
}
