// A literal has its characters and one NUL.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    const char *text = "abc";
    return text[argc + 3]; // fault: bounds "text[argc + 3]" i=4 len=4
}
