// A header laid over fewer bytes would show what lies behind them.
#include <spin/safe.h>

struct __plain header {
    u32 a, b, c;
};

int main(int argc, str_t *__array argv)
{
    u8 *bytes = new_array(u8, 11);
    return (int)view(const struct header, bytes, 0)->c + argc; // fault: view "view(const struct header, bytes, 0)" size=12 len=11
}
