/* Calls one procedure of every interface of the kernel and its library. */
#include <channel.h>
#include <clock.h>
#include <condition.h>
#include <console.h>
#include <cthread.h>
#include <deadline.h>
#include <device.h>
#include <domain.h>
#include <event.h>
#include <future.h>
#include <heap.h>
#include <lottery.h>
#include <mutex.h>
#include <namespace.h>
#include <package.h>
#include <scheduler.h>
#include <semaphore.h>
#include <share.h>
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

static void use_schedulers(void)
{
    struct strand *strand = deadline_leader();
    cthread_yield();
    if (failed(package_wait()) || failed(lottery_join(strand, 1)) || failed(share_join(strand, share_create(1))))
        strand_yield();
}

int main(int argc, str_t *__array argv)
{
    struct exports *exports = domain_of_interface("clock");
    struct device *device = device_open("x");
    struct binding *binding = new_array(struct binding *, 1)[0];
    heap_collect();
    use_locks();
    use_schedulers();
    console_print(console_open(), "%lu %lu %lu\n", clock_now(), device_size(device), scheduler_quantum());
    if (failed(event_uninstall(binding)) || failed(namespace_withdraw("x")))
        return 1;
    return exports ? 0 : 2;
}
