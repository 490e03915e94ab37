#define A +x+x+x+x+x+x+x+x+x+x
#define B A A A A A A A A A A
#define C B B B B B B B B B B
int f(int x) { return x C C; }
