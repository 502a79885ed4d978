#include "engine/checkpoint.h"

#include <string.h>

#include "base/memory.h"
#include "model/policy.h"

koers_status koers_checkpoint_init(koers_checkpoint *self, const koers_inputs *inputs, int k, int64_t draws, int lanes)
{
    const size_t n_blocks = ((size_t) draws + (size_t) lanes - 1) / (size_t) lanes;
    size_t doubles;
    *self = (koers_checkpoint){.inputs = *inputs, .k = k, .lanes = lanes};
    if (__builtin_mul_overflow(n_blocks, koers_model_state_doubles(k), &doubles)) return KOERS_NO_MEMORY;
    self->states = koers_alloc_doubles(doubles);
    return self->states == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_checkpoint_free(koers_checkpoint *self)
{
    koers_free(self->states);
    self->states = NULL;
    self->k = 0;
}

double *koers_checkpoint_state(const koers_checkpoint *self, int64_t first)
{
    return self->states + (size_t) (first / self->lanes) * koers_model_state_doubles(self->k);
}

/* To the bit, field by field: a record may have anything between its fields. */
static bool grounds_equal(const koers_ground *x, const koers_ground *y)
{
    return x->start_year == y->start_year && memcmp(&x->facts, &y->facts, sizeof x->facts) == 0 &&
           memcmp(x->level, y->level, sizeof x->level) == 0;
}

bool koers_checkpoint_serves(const koers_checkpoint *self, const koers_inputs *inputs)
{
    const koers_ground *ground = &self->inputs.ground;
    return self->k > 0 && inputs->aims.horizon > ground->start_year + self->k &&
           grounds_equal(ground, &inputs->ground) && koers_beliefs_equal(&self->inputs.beliefs, &inputs->beliefs) &&
           koers_policy_parting(&self->inputs.policy, &inputs->policy, ground->start_year) > self->k;
}
