/* Calls one procedure of every interface of the kernel and its library. */
#include <channel.h>
#include <clock.h>
#include <condition.h>
#include <console.h>
#include <device.h>
#include <domain.h>
#include <event.h>
#include <future.h>
#include <heap.h>
#include <mutex.h>
#include <namespace.h>
#include <scheduler.h>
#include <semaphore.h>
#include <strand.h>
#include <sync.h>

static void use_locks(void)
{
    struct mutex *mutex = mutex_create();
    status why;
    if (succeeded(condition_wait(condition_create(), mutex)))
        semaphore_acquire(semaphore_create(sync_self()));
    if (channel_create(1))
        future_get(future_create(strand_current()), &why);
}

int main(int argc, str_t *__array argv)
{
    struct exports *exports = domain_of_interface("clock");
    struct device *device = device_open("x");
    struct binding *binding = new_array(struct binding *, 1)[0];
    heap_collect();
    use_locks();
    console_print(console_open(), "%lu %lu %lu\n", clock_now(), device_size(device), scheduler_quantum());
    if (failed(event_uninstall(binding)) || failed(namespace_withdraw("x")))
        return 1;
    return exports ? 0 : 2;
}
