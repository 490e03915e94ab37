/* Interface channel: references from strand to strand, in order, in a buffer of fixed size.
 *
 *     DEFINE_CHANNEL(struct packet, packets)       in a source file, once for each type
 *     ...
 *     status sent = packets_send(channel, packet);
 *     ...
 *     status why;
 *     struct packet *packet = packets_receive(channel, &why);
 *
 * Senders are served in the order they came, and so are receivers. A strand may be ended at any instruction
 * of a call: then it has sent its reference, or received one, or not, and the channel goes on. */
#pragma once

#include <spin/safe.h>

struct channel;

/* A channel that holds so many references at a time, 1 to 2^20; null: it cannot. */
struct channel *__nullable channel_create(u32 capacity);

/* Waits for room and puts `value` behind the others. CLOSED: the channel was closed. */
status channel_send(struct channel *channel, void *value) __must_check;

/* Waits for a reference and takes it. Null with CLOSED in `why`: the channel was closed, and is empty. */
void *__nullable channel_receive(struct channel *channel, status *__scope why);

/* Nothing more can be sent; what is in it can be received. Those who wait are told. */
void channel_close(struct channel *channel);

/* How many references are in it now. */
u32 channel_count(struct channel *channel);

/* The two of them for one type; what was sent as another type faults at the receiver. */
#define DEFINE_CHANNEL(type, name)                                                                 \
    static __attribute__((unused)) status name##_send(struct channel *channel, type *value)        \
    {                                                                                              \
        return channel_send(channel, value);                                                       \
    }                                                                                              \
    static __attribute__((unused))                                                                 \
    type *__nullable name##_receive(struct channel *channel, status *__scope why)                  \
    {                                                                                              \
        void *value = channel_receive(channel, why);                                               \
        return value ? as(type, value) : NULL;                                                     \
    }
