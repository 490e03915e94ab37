// A view at a constant offset behind the end: what comes after its check is reached by nobody.
#include <spin/safe.h>

struct __plain word {
    i16 value;
};
static u8 bytes[10];

int main(int argc, str_t *__array argv)
{
    return view(const struct word, bytes, 13)->value; // fault: view "view(const struct word, bytes, 13)" offset=13 len=10
}
