/* Richards: a small operating system's dispatcher, its tasks and the packets that they send to each other. */
#include <compute.h>

module(richards);
implements(compute);

enum { IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B, TASKS };
enum { HAS_PACKET = 1, IS_WAITING = 2, IS_HELD = 4 };
enum kind { FROM_DEVICE, WORK };
enum { DATA = 4, IDLE_TURNS = 1000 };

struct packet {
    struct packet *link;
    u32 id;
    enum kind kind;
    u32 place;
    u8 data[DATA];
};

struct task;
typedef struct task *(*task_procedure)(struct task *task, struct packet *__nullable packet);

struct task {
    struct task *next; /* of all tasks, by priority */
    u32 id, priority, state;
    struct packet *queue;
    task_procedure procedure;
    u32 seed, count, turn; /* the task's own */
    struct packet *work, *device;
};

static struct task *first;
static struct task *tasks[TASKS];
static struct packet *packets[TASKS][3];
static u32 queued, held;

/* Behind the last packet of the queue that begins with `queue`; its new first. */
static struct packet *joined(struct packet *__nullable queue, struct packet *packet)
{
    packet->link = NULL;
    if (!queue)
        return packet;
    struct packet *last = queue;
    while (last->link)
        last = last->link;
    last->link = packet;
    return queue;
}

/* --- What tasks ask for: each is the task that goes on ----------------------------------------------------- */

static struct task *wait(struct task *task)
{
    task->state |= IS_WAITING;
    return task;
}

static struct task *hold(struct task *task)
{
    held++;
    task->state |= IS_HELD;
    return task->next;
}

static struct task *release(struct task *task, u32 id)
{
    struct task *other = tasks[id];
    other->state &= ~(u32)IS_HELD;
    return other->priority > task->priority ? other : task;
}

static struct task *send(struct task *task, struct packet *packet)
{
    struct task *other = tasks[packet->id];
    queued++;
    packet->link = NULL;
    packet->id = task->id;
    if (other->queue) {
        other->queue = joined(other->queue, packet);
        return task;
    }
    other->queue = packet;
    other->state |= HAS_PACKET;
    return other->priority > task->priority ? other : task;
}

/* --- The tasks --------------------------------------------------------------------------------------------- */

static struct task *idle(struct task *task, struct packet *__nullable packet)
{
    if (--task->count == 0)
        return hold(task);
    u32 is_odd = task->seed & 1;
    task->seed >>= 1;
    if (is_odd)
        task->seed ^= 0xd008;
    return release(task, is_odd ? DEVICE_B : DEVICE_A);
}

static struct task *worker(struct task *task, struct packet *__nullable packet)
{
    if (!packet)
        return wait(task);
    task->turn = task->turn == HANDLER_A ? HANDLER_B : HANDLER_A;
    packet->id = task->turn;
    packet->place = 0;
    for (u32 i = 0; i < DATA; i++) {
        task->count = task->count == 26 ? 1 : task->count + 1;
        packet->data[i] = (u8)('A' + task->count - 1);
    }
    return send(task, packet);
}

static struct task *handler(struct task *task, struct packet *__nullable packet)
{
    if (packet && packet->kind == WORK)
        task->work = joined(task->work, packet);
    else if (packet)
        task->device = joined(task->device, packet);
    struct packet *work = task->work;
    if (!work)
        return wait(task);
    if (work->place >= DATA) {
        task->work = work->link;
        return send(task, work);
    }
    struct packet *device = task->device;
    if (!device)
        return wait(task);
    task->device = device->link;
    device->place = work->data[work->place++];
    return send(task, device);
}

static struct task *device(struct task *task, struct packet *__nullable packet)
{
    if (packet) {
        task->work = packet;
        return hold(task);
    }
    if (!task->work)
        return wait(task);
    packet = task->work;
    task->work = NULL;
    return send(task, packet);
}

static void schedule(void)
{
    struct task *task = first;
    while (task) {
        struct packet *packet = NULL;
        u32 state = task->state;
        if (state & IS_HELD || state == IS_WAITING) {
            task = task->next;
            continue;
        }
        if (state == (IS_WAITING | HAS_PACKET)) {
            packet = task->queue;
            task->queue = packet->link;
            task->state = task->queue ? HAS_PACKET : 0;
        }
        task = task->procedure(task, packet);
    }
}

/* --- The system -------------------------------------------------------------------------------------------- */

static void set(u32 id, u32 priority, u32 state, task_procedure procedure)
{
    struct task *task = tasks[id];
    task->id = id;
    task->priority = priority;
    task->state = state;
    task->procedure = procedure;
    task->queue = task->work = task->device = NULL;
    task->seed = task->count = task->turn = 0;
    task->next = first;
    first = task;
}

static void give(u32 id, u32 from, enum kind kind, u32 n)
{
    for (u32 i = 0; i < n; i++) {
        struct packet *packet = packets[id][i];
        packet->id = from;
        packet->kind = kind;
        packet->place = 0;
        tasks[id]->queue = joined(tasks[id]->queue, packet);
    }
}

static void reset(void)
{
    first = NULL;
    queued = held = 0;
    set(IDLE, 0, 0, idle);
    tasks[IDLE]->seed = 1;
    tasks[IDLE]->count = IDLE_TURNS;
    set(WORKER, 1000, IS_WAITING | HAS_PACKET, worker);
    tasks[WORKER]->turn = HANDLER_A;
    give(WORKER, WORKER, WORK, 2);
    set(HANDLER_A, 2000, IS_WAITING | HAS_PACKET, handler);
    give(HANDLER_A, DEVICE_A, FROM_DEVICE, 3);
    set(HANDLER_B, 3000, IS_WAITING | HAS_PACKET, handler);
    give(HANDLER_B, DEVICE_B, FROM_DEVICE, 3);
    set(DEVICE_A, 4000, IS_WAITING, device);
    set(DEVICE_B, 5000, IS_WAITING, device);
}

void compute_prepare(void)
{
    for (u32 i = 0; i < TASKS; i++) {
        tasks[i] = new (struct task);
        for (u32 j = 0; j < 3; j++)
            packets[i][j] = new (struct packet);
    }
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        reset();
        schedule();
        sum += (u64)queued * 100000 + held;
    }
    return sum;
}
