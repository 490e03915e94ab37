/* Watches the sensors of the program that it runs in. */
#include "thermometer.h"

#include <console.h>

module(alarm);

enum { SENSORS = 4, LIMIT = 25 };

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    int alarms = 0;
    for (u32 sensor = 0; sensor < SENSORS; sensor++) {
        i32 degrees = thermometer_read(sensor);
        console_print(console, "%s: sensor %u: %d degrees%s\n", argv[argc - 1], sensor, degrees,
                      degrees > LIMIT ? ", too hot" : "");
        alarms += degrees > LIMIT;
    }
    return alarms;
}
