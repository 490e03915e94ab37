/* Reads and writes each disk that it is given: at the ends, in the middle, more than one request's worth, and
 * what must be refused. The disk has 64 KiB. */
#include <spin/safe.h>
#include <console.h>
#include <device.h>

enum { SECTOR = 512, SIZE = 64 * 1024 };

static u64 sum(const u8 *__counted_by(n) __scope bytes, size_t n)
{
    u64 total = 7;
    for (size_t i = 0; i < n; i++)
        total = total * 31 + bytes[i];
    return total;
}

static void write_and_read(struct console *console, struct device *disk, u64 position, size_t n)
{
    u8 *__array out = new_array(u8, n);
    u8 *__array in = new_array(u8, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (u8)(position / SECTOR + i * 13 + i / 256);
    i64 put = device_write(disk, position, out, n);
    i64 got = device_read(disk, position, in, n);
    console_print(console, "%lu at %lu: wrote %ld, read %ld, %s\n", (unsigned long)n, (unsigned long)position,
                  (long)put, (long)got, sum(in, n) == sum(out, n) ? "the same" : "another");
}

static void refuse(struct console *console, struct device *disk, u64 position, size_t n)
{
    u8 *__array bytes = new_array(u8, n);
    console_print(console, "%lu at %lu: %ld\n", (unsigned long)n, (unsigned long)position,
                  (long)device_write(disk, position, bytes, n));
}

static void use(struct console *console, struct device *disk)
{
    struct device_about about;
    u8 odd[1000];
    device_describe(disk, &about);
    console_print(console, "kind %u, grain %u, size %lu, writable %d\n", about.kind, about.grain,
                  (unsigned long)about.size, (int)about.is_writable);
    write_and_read(console, disk, 0, SECTOR);
    write_and_read(console, disk, 3 * SECTOR, 100 * SECTOR);
    write_and_read(console, disk, SIZE - SECTOR, SECTOR);
    i64 got = device_read(disk, 3 * SECTOR - 5, odd, 999);
    console_print(console, "odd: %ld, %lu\n", (long)got, (unsigned long)sum(odd, 999));
    console_print(console, "end: %ld, behind: %ld\n", (long)device_read(disk, SIZE - 10, odd, 1000),
                  (long)device_read(disk, SIZE, odd, 1));
    refuse(console, disk, 1, SECTOR);
    refuse(console, disk, 0, 100);
    refuse(console, disk, SIZE, SECTOR);
    refuse(console, disk, SIZE - SECTOR, 2 * SECTOR);
    refuse(console, disk, ~(u64)0, SECTOR);
    console_print(console, "as a net: %ld %ld %lu\n", (long)device_send(disk, odd, 10),
                  (long)device_receive(disk, odd, 10), (unsigned long)device_waiting(disk));
    console_print(console, "flush: %ld\n", (long)device_flush(disk));
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    for (int i = 1; i < argc; i++) {
        struct device *disk = device_open(argv[i]);
        if (disk)
            use(console, disk);
        else
            console_print(console, "no device\n");
    }
    return 0;
}
