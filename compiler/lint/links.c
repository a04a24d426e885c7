// A link that leads nowhere: [factsheet](#).
#include "rule.h"

void lint_links(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      size_t n = words_are(p, k, "] ( # )");
      if (n == 0) n = words_are(p, k, "] ( )");
      if (n > 0) msg(l->model->sink, M_LINK_EMPTY, word_place(p, &p->words[k], &p->words[k + n - 1]));
    }
  }
}
