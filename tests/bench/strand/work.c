/* What the strand bench measures, on the side of Spindle: each entry does its thing as often as its first
 * argument says, and returns 0. */
#include <channel.h>
#include <mutex.h>
#include <strand.h>

module(work);

struct job {
    u64 turns;
    struct strand *first, *second;
    struct mutex *mutex;
    struct channel *channel;
};

struct word {
    u64 value;
};

DEFINE_CHANNEL(struct word, words)

static u64 number(str_t text)
{
    u64 value = 0;
    for (u32 i = 0; i < lenof(text) && text[i] >= '0' && text[i] <= '9'; i++)
        value = value * 10 + (u64)(text[i] - '0');
    return value;
}

static struct job *job_of(int argc, str_t *__array argv)
{
    struct job *job = new(struct job);
    assert(argc >= 2);
    job->turns = number(argv[1]);
    return job;
}

static struct strand *make(strand_procedure procedure, struct job *job)
{
    status why;
    struct strand *strand = strand_create(procedure, job, "work", 0, &why);
    assert(strand != NULL);
    return strand;
}

static void start(struct strand *strand)
{
    status started = strand_start(strand);
    assert(succeeded(started));
}

static void join(struct strand *strand)
{
    status ended = strand_join(strand);
    assert(succeeded(ended));
}

static void nothing(void *__nullable argument)
{
}

/* Table 3: create, schedule and end a strand, and wait for its end. */
int fork_join(int argc, str_t *__array argv)
{
    struct job *job = job_of(argc, argv);
    for (u64 i = 0; i < job->turns; i++) {
        struct strand *strand = make(nothing, job);
        start(strand);
        join(strand);
    }
    return 0;
}

static void answer(void *__nullable argument)
{
    struct job *job = as(struct job, argument);
    for (u64 i = 0; i < job->turns; i++) {
        strand_block(job->second);
        strand_unblock(job->first);
    }
}

/* Table 3: two strands wake each other in turn; one there and back. */
int ping_pong(int argc, str_t *__array argv)
{
    struct job *job = job_of(argc, argv);
    job->first = strand_current();
    job->second = make(answer, job);
    start(job->second);
    for (u64 i = 0; i < job->turns; i++) {
        strand_unblock(job->second);
        strand_block(job->first);
    }
    join(job->second);
    return 0;
}

static void turns(void *__nullable argument)
{
    u64 count = as(struct job, argument)->turns;
    for (u64 i = 0; i < count; i++)
        strand_yield();
}

/* Two strands give way to each other; a turn is two switches. */
int yield(int argc, str_t *__array argv)
{
    struct job *job = job_of(argc, argv);
    struct strand *other = make(turns, job);
    start(other);
    turns(job);
    join(other);
    return 0;
}

/* A mutex that nobody else wants. */
int lock_free(int argc, str_t *__array argv)
{
    struct job *job = job_of(argc, argv);
    struct mutex *mutex = mutex_create();
    for (u64 i = 0; i < job->turns; i++) {
        status held = mutex_lock(mutex);
        assert(succeeded(held));
        mutex_unlock(mutex);
    }
    return 0;
}

static void compete(void *__nullable argument)
{
    struct job *job = as(struct job, argument);
    for (u64 i = 0; i < job->turns; i++) {
        status held = mutex_lock(job->mutex);
        assert(succeeded(held));
        strand_yield();
        mutex_unlock(job->mutex);
    }
}

/* A mutex that changes hands every time. */
int lock_contended(int argc, str_t *__array argv)
{
    struct job *job = job_of(argc, argv);
    job->mutex = mutex_create();
    struct strand *other = make(compete, job);
    start(other);
    compete(job);
    join(other);
    return 0;
}

static void send(void *__nullable argument)
{
    struct job *job = as(struct job, argument);
    struct word *word = new(struct word);
    for (u64 i = 0; i < job->turns; i++) {
        status sent = words_send(job->channel, word);
        assert(succeeded(sent));
    }
}

static int through_channel(struct job *job, u32 capacity)
{
    job->channel = channel_create(capacity);
    struct strand *sender = make(send, job);
    start(sender);
    for (u64 i = 0; i < job->turns; i++) {
        status why;
        assert(words_receive(job->channel, &why) != NULL);
    }
    join(sender);
    return 0;
}

int channel_1(int argc, str_t *__array argv)
{
    return through_channel(job_of(argc, argv), 1);
}

int channel_64(int argc, str_t *__array argv)
{
    return through_channel(job_of(argc, argv), 64);
}

static void idle(void *__nullable argument)
{
    strand_block(strand_current());
}

/* So many strands that stay and wait. */
int populate(int argc, str_t *__array argv)
{
    struct job *job = job_of(argc, argv);
    for (u64 i = 0; i < job->turns; i++)
        start(make(idle, job));
    strand_yield();
    return 0;
}
