/* Calls one procedure of every interface of the kernel. */
#include <clock.h>
#include <console.h>
#include <device.h>
#include <domain.h>
#include <event.h>
#include <heap.h>
#include <namespace.h>

int main(int argc, str_t *__array argv)
{
    struct exports *exports = domain_of_interface("clock");
    struct device *device = device_open("x");
    struct binding *binding = new_array(struct binding *, 1)[0];
    heap_collect();
    console_print(console_open(), "%lu %lu\n", clock_now(), device_size(device));
    if (failed(event_uninstall(binding)) || failed(namespace_withdraw("x")))
        return 1;
    return exports ? 0 : 2;
}
