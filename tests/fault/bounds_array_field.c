// An array inside a struct ends inside the struct.
#include <spin/safe.h>

struct record {
    u8 name[8];
    u64 secret;
};

int main(int argc, str_t *__array argv)
{
    struct record *record = new(struct record);
    return record->name[argc + 7]; // fault: bounds "record->name[argc + 7]" i=8 len=8
}
