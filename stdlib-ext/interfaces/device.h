/* Interface device: devices that the operator named: block, net and console.
 *
 * Only a name given after `--` on the command line of `spindle run` or `spindle boot` can be opened: naming a
 * device there is what gives the authority to use it.
 *
 *     PATH                a file, read only, as a block device
 *     disk:PATH           a file of whole sectors, to be read and written, as a block device
 *     net:LOCAL,REMOTE    packets, from and to two UNIX datagram sockets
 *     console:PATH        a UNIX stream socket on which somebody listens
 *
 *     u8 sector[512];
 *     struct device *disk = device_open("disk:image");
 *     if (disk && device_read(disk, 0, sector, sizeof sector) == sizeof sector) ...
 *
 * A transfer blocks the strand, not the others; a request that was begun blocks nobody. What a device says is checked:
 * a block device that does not answer in time, five seconds, and one that answers what cannot be, fails everything from
 * then on. A net or console that takes no output for so long fails that output. */
#pragma once

#include <spin/safe.h>

struct device;

enum device_kind { DEVICE_BLOCK, DEVICE_NET, DEVICE_CONSOLE };

struct device_about {
    u64 size;          /* of a block device, in bytes; else 0 */
    u32 kind;          /* enum device_kind */
    u32 grain;         /* a block device is written in multiples of it */
    u32 most;          /* bytes of a packet */
    _Bool is_writable; /* a block device */
    u8 address[6];     /* of a net */
};

/* The device of that name, or null when it was not named on the command line or does not answer. */
struct device *__nullable device_open(const char *__cstr name);

void device_describe(struct device *device, struct device_about *__scope result);

/* Size of a block device in bytes; 0 for others. */
u64 device_size(struct device *device);

/* Reads up to `n` bytes at `position` of a block device into `buffer`. The bytes read: fewer at the end, 0 past
 * it, -1 when the device failed or is none. */
i64 device_read(struct device *device, u64 position, u8 *__counted_by(n) __scope buffer, size_t n);

/* Writes `n` bytes at `position` of a block device: both multiples of the grain. `n`, or -1 when the device
 * failed, is read only, or does not reach so far; then some of it may be written. */
i64 device_write(struct device *device, u64 position, const u8 *__counted_by(n) __scope buffer,
                 size_t n);

/* Waits until all that was written to a block device before is where it stays when the power fails, or the machine. 0, or
 * -1 when the device failed, is read only or is none. */
i64 device_flush(struct device *device);

/* Waits for a packet of a net, cut to `n` bytes, or for bytes of a console, one at least. How many, 0 when a
 * console's other side is gone, -1 when the device failed or is none. */
i64 device_receive(struct device *device, u8 *__counted_by(n) __scope buffer, size_t n);

/* Sends a packet of a net, or bytes to a console. `n`, or -1 when that is more than `most`, the device failed, or it did
 * not take all of it in time: then it may do so later. Whether anybody hears what it takes is not known. */
i64 device_send(struct device *device, const u8 *__counted_by(n) __scope buffer, size_t n);

/* Packets, or pieces of input, that wait for device_receive(). */
u64 device_waiting(struct device *device);

/* --- Requests to block devices -------------------------------------------------------------------------------
 *
 *     status why;
 *     u8 *__array block = new_array(u8, 4096);
 *     struct device_request *request = device_begin_read(disk, 0, block, 4096, &why);
 *     ... something else ...
 *     if (request && device_await(request) == 4096) ...
 *
 * Several may be under way at once; they touch the device in any order, so who writes what another one reads waits in
 * between. A request ends with the domain that began it, and its buffer stays as it was then. */

/* How one ended stays known as long as somebody holds the capability. */
struct device_request;

/* Begins device_read(): `buffer` is filled meanwhile, and its own when device_is_done(). Null, with the reason in `why`:
 * LIMIT: the account of the domain has no room for one more; NO_MEMORY; INVALID: `buffer` is not `n` bytes long. */
struct device_request *__nullable device_begin_read(struct device *device, u64 position,
                                                    u8 *__counted_by(n) buffer, size_t n,
                                                    status *__scope why);

/* Begins device_write(): what `buffer` holds when it is done, and nothing else, is sure to be written. As above. */
struct device_request *__nullable device_begin_write(struct device *device, u64 position,
                                                     const u8 *__counted_by(n) buffer, size_t n,
                                                     status *__scope why);

/* Whether it is done: the device has answered, or failed. */
_Bool device_is_done(struct device_request *request);

/* Waits till it is done: what device_read() or device_write() would have returned. As often as one likes. */
i64 device_await(struct device_request *request);

/* Ends a request that is not done: device_await() gives -1, and nothing comes into its buffer any more; what it was to
 * write may have been written, or may still be. False: it was done before. */
_Bool device_cancel(struct device_request *request);

/* --- Events --------------------------------------------------------------------------------------------------- */

/* What device_notify() names: an event of the caller's. */
typedef void (*device_ready)(struct device *device);

/* From now on `ready` is raised on a strand of the caller's domain whenever there is news that nobody was told of: input
 * of a net or console; of a block device, a request of the caller's domain that is done, also one that is done when
 * it begins. One raise may tell of several. Null: no more. Who implements the event decides who installs handlers on
 * it. A raise that faults is the last. EXISTS: somebody is told already; NOT_FOUND, DENIED: nobody is told, or
 * another domain; LIMIT: no strand. */
status device_notify(struct device *device, device_ready __nullable ready) __must_check;
