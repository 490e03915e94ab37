/*
 * Devices: the one that the suite was given.
 */
#include "suite.h"

#include <string.h>

static void device_is_read(void)
{
    char buffer[16] = {0};
    EXPECT(suite_device != NULL);
    struct device *device = machine_device_open(suite_device);
    EXPECT(device != NULL);
    EXPECT(machine_device_size(device) == 10);
    EXPECT(machine_device_read(device, 0, buffer, 3) == 3);
    EXPECT(memcmp(buffer, "012", 4) == 0);
    EXPECT(machine_device_read(device, 4, buffer, sizeof buffer) == 6);
    EXPECT(memcmp(buffer, "456789", 7) == 0);
    EXPECT(machine_device_read(device, 10, buffer, 1) == 0);
    EXPECT(machine_device_read(device, UINT64_MAX, buffer, 1) == -1);
    struct device *again = machine_device_open(suite_device);
    EXPECT(again != NULL);
    machine_device_close(device);
    EXPECT(machine_device_read(again, 9, buffer, 1) == 1);
    EXPECT(buffer[0] == '9');
    machine_device_close(again);
}

static void other_devices_are_not_there(void)
{
    static const char *const names[] = {"", "/", "no such device", "/dev/null", "..", "/tmp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        EXPECT_AT(i, machine_device_open(names[i]) == NULL);
}

const struct suite_case device_cases[] = {
    {"device is read",
     "machine_device_open machine_device_size machine_device_read machine_device_close",
     device_is_read},
    {"other devices are not there", "machine_device_open", other_devices_are_not_there},
    {NULL, NULL, NULL},
};
