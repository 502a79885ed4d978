#include "koers/observer.h"

#include "model/block.h"

_Static_assert((int) KOERS_VIEW_LANES == (int) KOERS_LANES, "a view holds one block");

const double *koers_view_values(const koers_view *view, koers_indicator indicator)
{
    return view->block->indicator[indicator];
}

const double *koers_view_parameter(const koers_view *view, koers_parameter parameter)
{
    return koers_block_parameter(view->block, parameter);
}

const double *koers_view_derived(const koers_view *view)
{
    return view->block->futures->derived;
}

const double *koers_view_quantity(const koers_view *view, const koers_quantity *quantity, double room[KOERS_VIEW_LANES])
{
    if (quantity->summed) return view->block->state.sum[koers_sum_of(quantity->indicator)];
    const double *x = view->block->indicator[quantity->indicator];
    if (quantity->less == KOERS_NO_INDICATOR) return x;
    const double *y = view->block->indicator[quantity->less];
    for (int i = 0; i < view->n; i++) room[i] = x[i] - y[i];
    return room;
}
