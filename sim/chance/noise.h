/* noise - z(seed, draw, name, year): one standard normal for each named source of chance, draw and year.
 *
 *   uint64_t name = koers_noise_name("unemployment");
 *   koers_noise_normal(kernels, seed, name, 2027, first_draw, n, z);
 *
 * A pure function: Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011; Random123) with the seed as its key and
 * (draw / 2, year, hash of the name) as its counter; a draw takes the half of the 128 bits that belongs to draw mod 2.
 * Sources are keyed by their name, so adding one changes no other, and two scenarios see the same chance.
 * Parameters have no year: year 0 stands for them.
 */
#ifndef KOERS_NOISE_H
#define KOERS_NOISE_H

#include <stdint.h>

#include "chance/lanes.h"

/* The 64-bit FNV-1a hash of a source's name, scrambled. Distinct for all names of the model (tested). */
uint64_t koers_noise_name(const char *name);

/* z[i] = z(seed, draw + i, name, year), i < n. draw + n <= 2^32; year 0 or a calendar year. Standard normal, |z| < 8.3. */
void koers_noise_normal(const koers_kernels *kernels, uint64_t seed, uint64_t name, int year, uint32_t draw, int n, double *z);

#endif
