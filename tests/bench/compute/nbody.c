/* The sun and four planets, by steps of a symplectic integrator. */
#include <compute.h>

module(nbody);
implements(compute);

enum { BODIES = 5, STEPS = 1000 };

struct body {
    f64 x, y, z, vx, vy, vz, mass;
};

static const f64 pi = 3.141592653589793, days = 365.24;
static struct body bodies[BODIES];

/* There is no library of mathematics: a first guess by halving the exponent, then Newton's method. */
static f64 square_root(f64 x)
{
    union {
        f64 number;
        u64 bits;
    } guess = {x};
    guess.bits = (guess.bits >> 1) + 0x1ff8000000000000;
    f64 root = guess.number;
    for (int i = 0; i < 5; i++)
        root = 0.5 * (root + x / root);
    return root;
}

static void set(struct body *__scope b, f64 x, f64 y, f64 z, f64 vx, f64 vy, f64 vz, f64 mass)
{
    b->x = x;
    b->y = y;
    b->z = z;
    b->vx = vx * days;
    b->vy = vy * days;
    b->vz = vz * days;
    b->mass = mass * 4 * pi * pi;
}

static void advance(f64 dt)
{
    for (int i = 0; i < BODIES; i++) {
        struct body *a = &bodies[i];
        for (int j = i + 1; j < BODIES; j++) {
            struct body *b = &bodies[j];
            f64 dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            f64 square = dx * dx + dy * dy + dz * dz;
            f64 magnitude = dt / (square * square_root(square));
            a->vx -= dx * b->mass * magnitude;
            a->vy -= dy * b->mass * magnitude;
            a->vz -= dz * b->mass * magnitude;
            b->vx += dx * a->mass * magnitude;
            b->vy += dy * a->mass * magnitude;
            b->vz += dz * a->mass * magnitude;
        }
    }
    for (int i = 0; i < BODIES; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

static f64 energy(void)
{
    f64 e = 0;
    for (int i = 0; i < BODIES; i++) {
        struct body *a = &bodies[i];
        e += 0.5 * a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz);
        for (int j = i + 1; j < BODIES; j++) {
            struct body *b = &bodies[j];
            f64 dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            e -= a->mass * b->mass / square_root(dx * dx + dy * dy + dz * dz);
        }
    }
    return e;
}

/* Positions and speeds of the day 2,450,000 or so: Jupiter, Saturn, Uranus, Neptune. */
void compute_prepare(void)
{
    set(&bodies[0], 0, 0, 0, 0, 0, 0, 1);
    set(&bodies[1], 4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01,
        1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
        9.54791938424326609e-04);
    set(&bodies[2], 8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01,
        -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
        2.85885980666130812e-04);
    set(&bodies[3], 1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01,
        2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
        4.36624404335156298e-05);
    set(&bodies[4], 1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01,
        2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
        5.15138902046611451e-05);
    struct body *sun = &bodies[0];
    for (int i = 1; i < BODIES; i++) {
        sun->vx -= bodies[i].vx * bodies[i].mass / sun->mass;
        sun->vy -= bodies[i].vy * bodies[i].mass / sun->mass;
        sun->vz -= bodies[i].vz * bodies[i].mass / sun->mass;
    }
}

u64 compute_run(u64 turns)
{
    while (turns-- > 0)
        for (int i = 0; i < STEPS; i++)
            advance(0.001);
    return (u64)(-energy() * 1e9);
}
