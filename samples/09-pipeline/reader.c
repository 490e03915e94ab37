/* The producer: sends each line of a file, then closes the channel. */
#include "page.h"

#include <console.h>
#include <device.h>

module(reader);

DEFINE_CHANNEL(struct line, lines)

static status send(const u8 *__array bytes, u64 from, u64 to, u32 number)
{
    struct line *line = new(struct line);
    char *text = new_array(char, to - from);
    for (u64 i = from; i < to; i++)
        text[i - from] = (char)bytes[i];
    line->text = text;
    line->number = number;
    return lines_send(page_lines(), line);
}

int main(int argc, str_t *__array argv)
{
    struct device *file = argc == 2 ? device_open(argv[1]) : NULL;
    status sent = OK;
    u64 from = 0;
    u32 number = 0;
    if (!file) {
        console_print(console_open(), "usage: reader FILE\n");
        channel_close(page_lines());
        return 2;
    }
    u8 *bytes = new_array(u8, device_size(file));
    i64 size = device_read(file, 0, bytes, lenof(bytes));
    for (i64 i = 0; i < size && succeeded(sent); i++) {
        if (bytes[i] != '\n')
            continue;
        sent = send(bytes, from, (u64)i, ++number);
        from = (u64)i + 1;
    }
    channel_close(page_lines());
    return failed(sent);
}
