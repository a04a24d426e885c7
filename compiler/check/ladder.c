#include "kpi.h"
void check_ladder(struct model *m, const struct kpi *k) { (void)m; (void)k; }
