// References to const are not references, also where typedefs hide the const.
#include <spin/safe.h>

typedef struct item { int n; } item;
typedef const item *reader;
typedef item *writer;

int main(int argc, str_t *__array argv)
{
    reader *__array readers = new_array(reader, 1);
    readers[0] = new(item);
    void *any = readers;
    writer *__array writers = as_array(writer, any); // fault: type "as_array(writer, any)"
    writers[0]->n = argc;
    return 0;
}
