/* lane_loop - the loop over the lanes of a block, and what each lane wants. Its iterations touch each their own lane: the compiler may turn them into vectors. */
#ifndef KOERS_LANE_LOOP_H
#define KOERS_LANE_LOOP_H

#if defined(__clang__)
#define KOERS_FOR_LANES(i, n) _Pragma("clang loop vectorize(assume_safety)") for (int i = 0; i < (n); i++)
#else
#define KOERS_FOR_LANES(i, n) _Pragma("GCC ivdep") for (int i = 0; i < (n); i++)
#endif

/* x, but at least `least` and at most `most`. */
static inline double koers_bounded(double x, double least, double most)
{
    const double above = x > least ? x : least;
    return above < most ? above : most;
}

#endif
