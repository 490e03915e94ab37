// rule: INP-02
// Twenty thousand operators exhaust the stack of the front end, which must not take the compiler with it.
// error-2: INP-02
#define A ! ! ! ! ! ! ! ! ! !
#define B A A A A A A A A A A
#define C B B B B B B B B B B
#define D C C C C C C C C C C
int f(int x) { return D D D D x; }
