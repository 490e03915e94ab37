// legal neighbour of crash
#define A ! ! ! ! ! ! ! ! ! !
#define B A A A A A A A A A A
int f(int x) { return B x; }
