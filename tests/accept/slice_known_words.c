// What a slice was made of is known where it is used: offsets and lengths of 0 are no words any more.
// plain: no - lengths of references
// expect: 30
#include <console.h>

SLICE(char, part);

int main(int argc, str_t *__array argv)
{
    char *whole = new_array(char, 18);
    part first = {whole, 0, 6};
    for (u64 i = 0; i < lenof(whole); i++)
        whole[i] = (char)(i * 6);
    console_print(console_open(), "%d\n", elems(first)[(u64)(5 | 0) % 6]);
    return 0;
}
