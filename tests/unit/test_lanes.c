/* Lanes: the error of the kernels against long double (64 bits of mantissa, so within 0.001 ulp of the truth), at their edges, and
 * the same bits from every instruction set. The worst errors found are printed. (Valgrind computes long double with 53 bits: what
 * is printed under it is half an ulp of the reference too.) */
#include "chance/lanes.h"
#include "checks.h"

enum { BATCH = 1000, BATCHES = 400 };

/* The place of the worst error over a grid. */
typedef struct {
    double error, at;
} worst_error;

static double ulp_of(double x)
{
    return nextafter(fabs(x), HUGE_VAL) - fabs(x);
}

static void note(worst_error *worst, double error, double at)
{
    if (!(error <= worst->error)) *worst = (worst_error){error, at};
}

/* Errors in units of the last place of y at x[i], dense over [lowest, highest] and at random between. */
static worst_error scan(void (*kernel)(const double *, int, double *), long double (*truth)(long double), double lowest,
                        double highest, worst_error worst)
{
    uint64_t state = 1;
    double x[BATCH], y[BATCH];
    for (int b = 0; b < BATCHES; b++) {
        for (int i = 0; i < BATCH; i++)
            x[i] = b % 2 ? random_between(&state, lowest, highest)
                         : lowest + (highest - lowest) * (b / 2 * BATCH + i) / (BATCHES / 2 * BATCH - 1);
        kernel(x, BATCH, y);
        for (int i = 0; i < BATCH; i++) {
            const long double exact = truth((long double) x[i]);
            note(&worst, (double) fabsl((long double) y[i] - exact) / ulp_of((double) exact), x[i]);
        }
    }
    return worst;
}

static void report(const char *name, worst_error worst, double allowed, const char *unit)
{
    print_message("%-14s worst error %.3g %s at %.17g (allowed %g)\n", name, worst.error, unit, worst.at, allowed);
    assert_true(worst.error <= allowed);
}

static void exponential_is_within_2_ulp(void **state)
{
    const koers_kernels *kernels = koers_kernels_best();
    worst_error worst = {0, 0};
    (void) state;
    worst = scan(kernels->exponential, expl, -708, 708, worst);
    worst = scan(kernels->exponential, expl, -5, 5, worst);
    worst = scan(kernels->exponential, expl, -1e-3, 1e-3, worst);
    worst = scan(kernels->exponential, expl, -1e-300, 1e-300, worst);
    report("exponential", worst, 2, "ulp");
}

static void logarithm_is_within_2_ulp(void **state)
{
    const koers_kernels *kernels = koers_kernels_best();
    worst_error worst = {0, 0};
    uint64_t random = 3;
    (void) state;
    worst = scan(kernels->logarithm, logl, 0.5, 2, worst);
    worst = scan(kernels->logarithm, logl, 1 - 1e-6, 1 + 1e-6, worst);
    worst = scan(kernels->logarithm, logl, 0x1p-53, 1000, worst);
    for (int i = 0; i < 200000; i++) { /* every exponent of a normal double */
        const double x = ldexp(random_between(&random, 1, 2), random_below(&random, 2046) - 1022);
        double y;
        kernels->logarithm(&x, 1, &y);
        const long double exact = logl((long double) x);
        note(&worst, (double) fabsl((long double) y - exact) / ulp_of((double) exact), x);
    }
    report("logarithm", worst, 2, "ulp");
}

static void tangent_is_within_4_ulp(void **state)
{
    const koers_kernels *kernels = koers_kernels_best();
    worst_error worst = {0, 0};
    (void) state;
    worst = scan(kernels->tangent, tanhl, -1, 1, worst);
    worst = scan(kernels->tangent, tanhl, -0.4, 0.4, worst);
    worst = scan(kernels->tangent, tanhl, -25, 25, worst);
    worst = scan(kernels->tangent, tanhl, -1e-8, 1e-8, worst);
    report("tangent", worst, 4, "ulp");
}

/* Phi^-1(u) by Newton steps on erfc or erf, whichever loses no digits. u is a multiple of 2^-53, so u - 1/2 is exact. */
static long double exact_inverse_normal(double u, double guess)
{
    const long double root2 = sqrtl(2), rootpi2 = sqrtl(2 * acosl(-1));
    const double tail = u < 0.5 ? u : 1 - u;
    long double z = fabsl((long double) guess);
    for (int step = 0; step < 3; step++) {
        const long double density = expl(-z * z / 2) / rootpi2;
        if (tail > 0.2)
            z -= (erfl(z / root2) / 2 - fabsl((long double) u - 0.5L)) / density;
        else
            z += (erfcl(z / root2) / 2 - (long double) tail) / density;
    }
    return u < 0.5 ? -z : z;
}

static void note_inverse(const koers_kernels *kernels, double u, worst_error *worst)
{
    double z;
    kernels->inverse_normal(&u, 1, &z);
    const long double exact = exact_inverse_normal(u, z);
    note(worst, (double) (fabsl((long double) z - exact) / fabsl(exact)), u);
}

/* On the lattice that the uniforms live on: odd multiples of 2^-53. */
static void inverse_normal_is_within_1e_13(void **state)
{
    const koers_kernels *kernels = koers_kernels_best();
    worst_error worst = {0, 0};
    uint64_t random = 4;
    (void) state;
    for (int i = 0; i < 200000; i++) {
        const uint64_t odd = random_bits(&random) >> 11 | 1;
        note_inverse(kernels, (double) odd * 0x1p-53, &worst);
        const uint64_t small = (odd >> random_below(&random, 53)) | 1; /* both tails, down to the last point of the lattice */
        note_inverse(kernels, (double) small * 0x1p-53, &worst);
        note_inverse(kernels, 1 - (double) small * 0x1p-53, &worst);
    }
    for (int i = 1; i < 2000; i += 2) { /* the outermost points, and both sides of where the formulas change */
        note_inverse(kernels, i * 0x1p-53, &worst);
        note_inverse(kernels, 1 - i * 0x1p-53, &worst);
        note_inverse(kernels, 0.5 + i * 0x1p-53, &worst);
        note_inverse(kernels, floor(0.075 * 0x1p53) * 0x1p-53 + (i - 1000) * 0x1p-53, &worst);
        note_inverse(kernels, floor(exp(-25.0) * 0x1p53) * 0x1p-53 + (i - 1000) * 0x1p-53, &worst);
    }
    report("inverse normal", worst, 1e-13, "relative");
}

static void inverse_normal_is_odd_and_increases(void **state)
{
    const koers_kernels *kernels = koers_kernels_best();
    double before = -10;
    (void) state;
    for (int i = 0; i < 20000; i++) {
        /* steps of the lattice at the join of centre and tail, where a jump would show */
        const double u = floor(0.075 * 0x1p53) * 0x1p-53 + (i - 10000) * 0x1p-44, mirrored = 1 - u;
        double z, z_mirrored;
        kernels->inverse_normal(&u, 1, &z);
        kernels->inverse_normal(&mirrored, 1, &z_mirrored);
        assert_true(z > before);
        check_same(z, -z_mirrored);
        before = z;
    }
}

static void edges_are_as_documented(void **state)
{
    const koers_kernels *kernels = koers_kernels_best();
    const double far[6] = {709, 1e300, HUGE_VAL, -709, -1e300, -HUGE_VAL}, limit[2] = {708, -708};
    double y[6], y_limit[2], tanh_far[6];
    (void) state;
    kernels->exponential(far, 6, y);
    kernels->exponential(limit, 2, y_limit);
    kernels->tangent(far, 6, tanh_far);
    for (int i = 0; i < 6; i++) {
        check_same(y[i], y_limit[i / 3]);
        check_same(tanh_far[i], i < 3 ? 1 : -1);
    }
    const double one = 1, zeros[2] = {0, -0.0};
    double zero[2];
    kernels->logarithm(&one, 1, zero);
    check_same(zero[0], 0);
    kernels->tangent(zeros, 2, zero);
    check_same(zero[0], 0);
    check_same(zero[1], -0.0);
    kernels->exponential(zeros, 2, zero);
    check_same(zero[0], 1);
    check_same(zero[1], 1);
    const double extremes[2] = {0x1p-53, 1 - 0x1p-53};
    kernels->inverse_normal(extremes, 2, zero);
    assert_true(zero[0] > -8.3 && zero[1] < 8.3);
}

/* ---- one result for all instruction sets, lengths, alignments */

static double any_double(uint64_t *state)
{
    static const double special[] = {
        0,     -0.0, 1,     -1,   5e-324, 0x1p-1022, 0x1.fffffffffffffp-1023, 708,     -708,
        708.1, 22,   -22.1, 0.35, 1e300,  -1e300,    0x1.6a09e667f3bcdp-1,    0x1p-53, 0x1.62e42fefa39efp-2};
    const int kind = random_below(state, 4);
    if (kind == 0) return special[random_below(state, (int) (sizeof special / sizeof *special))];
    if (kind == 1) return random_between(state, -1, 1);
    if (kind == 2) return random_between(state, -720, 720);
    return ldexp(random_between(state, -1, 1), random_below(state, 2000) - 1000);
}

static void fill(uint64_t *state, double *x, double *positive, double *u, int n)
{
    for (int i = 0; i < n; i++) {
        x[i] = any_double(state);
        positive[i] = fmax(fabs(any_double(state)), 0x1p-1022);
        u[i] = (double) ((random_bits(state) >> (11 + (random_below(state, 3) ? 0 : random_below(state, 53)))) | 1) * 0x1p-53;
        if (random_below(state, 2)) u[i] = 1 - u[i];
    }
}

enum { MOST = 700, NODES = 257 };

typedef struct {
    double exponential[MOST], logarithm[MOST], tangent[MOST], normal[MOST], hermite[MOST];
} results;

static void compute(const koers_kernels *kernels, const double *x, const double *positive, const double *u, int n, results *out)
{
    double value[NODES], slope[NODES];
    for (int j = 0; j < NODES; j++) value[j] = j * j * 0.1, slope[j] = 1 + 0.01 * j;
    kernels->exponential(x, n, out->exponential);
    kernels->logarithm(positive, n, out->logarithm);
    kernels->tangent(x, n, out->tangent);
    kernels->inverse_normal(u, n, out->normal);
    kernels->hermite(value, slope, NODES, x, n, out->hermite);
}

static void all_sets_give_the_same_bits(void **state)
{
    static results expected, got;
    uint64_t random = 21;
    double x[MOST + 3], positive[MOST + 3], u[MOST + 3];
    int n_sets = 0;
    (void) state;
    for (int round = 0; round < 200; round++) {
        const int n = round < 20 ? round : random_below(&random, MOST), shift = random_below(&random, 4);
        fill(&random, x, positive, u, MOST + 3);
        memset(&expected, 0, sizeof expected);
        compute(koers_kernels_number(0), x + shift, positive + shift, u + shift, n, &expected);
        n_sets = 1;
        for (int set = 1; set < KOERS_N_KERNELS; set++) {
            if (koers_kernels_number(set) == NULL) continue;
            memset(&got, 0, sizeof got);
            compute(koers_kernels_number(set), x + shift, positive + shift, u + shift, n, &got);
            assert_memory_equal(&expected, &got, sizeof got); /* also: nothing beyond n is written */
            n_sets++;
        }
    }
    print_message("%d of %d instruction sets compared; best: %s\n", n_sets, KOERS_N_KERNELS, koers_kernels_best()->name);
    assert_null(koers_kernels_number(KOERS_N_KERNELS));
    assert_null(koers_kernels_number(-1));
}

/* One lane at a time and in place give what the whole array gave. */
static void lanes_do_not_depend_on_each_other(void **state)
{
    static results whole;
    uint64_t random = 22;
    double x[MOST + 3], positive[MOST + 3], u[MOST + 3], y, in_place[MOST];
    (void) state;
    fill(&random, x, positive, u, MOST);
    for (int set = 0; set < KOERS_N_KERNELS; set++) {
        const koers_kernels *kernels = koers_kernels_number(set);
        if (kernels == NULL) continue;
        compute(kernels, x, positive, u, MOST, &whole);
        for (int i = 0; i < MOST; i++) {
            kernels->exponential(x + i, 1, &y), check_same(y, whole.exponential[i]);
            kernels->logarithm(positive + i, 1, &y), check_same(y, whole.logarithm[i]);
            kernels->tangent(x + i, 1, &y), check_same(y, whole.tangent[i]);
            kernels->inverse_normal(u + i, 1, &y), check_same(y, whole.normal[i]);
        }
        memcpy(in_place, u, sizeof in_place);
        kernels->inverse_normal(in_place, MOST, in_place);
        assert_memory_equal(in_place, whole.normal, sizeof in_place);
        memcpy(in_place, x, sizeof in_place);
        kernels->exponential(in_place, MOST, in_place);
        assert_memory_equal(in_place, whole.exponential, sizeof in_place);
        memcpy(in_place, u, sizeof in_place);
        kernels->inverse_normal(in_place + 3, MOST - 3, in_place + 3); /* other bundles, other blocks */
        assert_memory_equal(in_place + 3, whole.normal + 3, sizeof in_place - 3 * sizeof *in_place);
    }
}

/* From and to any place, however little; what lies around stays. */
static void streams_are_copies(void **state)
{
    static double from[MOST + 8], to[MOST + 24], expected[MOST + 24];
    uint64_t random = 23;
    (void) state;
    for (int i = 0; i < MOST + 8; i++) from[i] = random_between(&random, -1, 1);
    for (int round = 0; round < 600; round++) {
        const koers_kernels *kernels = koers_kernels_number(round % KOERS_N_KERNELS);
        const int n = round < 60 ? round / 3 : random_below(&random, MOST);
        const int a = random_below(&random, 8), b = 8 + random_below(&random, 9);
        if (kernels == NULL) continue;
        for (int i = 0; i < MOST + 24; i++) to[i] = expected[i] = i;
        memcpy(expected + b, from + a, (size_t) n * sizeof *from);
        kernels->stream(from + a, n, to + b);
        kernels->drain();
        assert_memory_equal(to, expected, sizeof to);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exponential_is_within_2_ulp),
        cmocka_unit_test(logarithm_is_within_2_ulp),
        cmocka_unit_test(tangent_is_within_4_ulp),
        cmocka_unit_test(inverse_normal_is_within_1e_13),
        cmocka_unit_test(inverse_normal_is_odd_and_increases),
        cmocka_unit_test(edges_are_as_documented),
        cmocka_unit_test(all_sets_give_the_same_bits),
        cmocka_unit_test(lanes_do_not_depend_on_each_other),
        cmocka_unit_test(streams_are_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
