// An eis of which every sentence asks something of who sets the eis, and that does not say that it is addressed to them.
#include "rule.h"

static bool is_setter(const struct prose *p, size_t k) {
  static const char *const parties[] = {"opdrachtgever", "opdrachtgevers", "gemeente", "gemeenten", "college"};
  return k < p->n && AMONG(p->words[k].fold, parties);
}

// Its subject is the setter, and it is a duty: no right.
static bool binds_setter(const struct prose *p, size_t from, size_t to) {
  static const char *const rights[] = {"kan", "kunnen", "mag", "mogen", "heeft", "hebben", "is", "zijn", "behoudt", "wil", "verwacht", "vraagt", "eist", "stelt", "hecht", "en", "of", "van", "wordt"};
  size_t k = from + (word_is(p, from, "de") || word_is(p, from, "het"));
  if (!is_setter(p, k) || k + 1 >= to || p->words[k + 1].kind != WORD_PLAIN) return false;
  return !AMONG(p->words[k + 1].fold, rights) && text_ends(p->words[k + 1].fold, TEXT("t"));
}

// «Wijst Opdrachtgever … af, dan vermeldt Opdrachtgever …»: also of the setter.
static bool goes_on(const struct prose *p, size_t from, size_t to) {
  return from + 2 < to && (is_setter(p, from + 1) || is_setter(p, from + 2));
}

static bool all_bind_setter(const struct prose *p) {
  for (size_t k = 0, end; k < p->n; k = end) {
    end = sentence_end(p, k);
    if (!binds_setter(p, k, end) && (k == 0 || !goes_on(p, k, end))) return false;
  }
  return p->n > 0;
}

void lint_addressed(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    if (p->owner != PROSE_TARGET) continue;
    const struct m_target *t = &l->model->targets.p[p->index];
    if (t->kind != TARGET_EIS || t->shown || t->norm || t->parts.n > 0 || !all_bind_setter(p)) continue;
    size_t k = word_is(p, 0, "de") || word_is(p, 0, "het");
    msg(l->model->sink, M_NOT_ADDRESSED, word_place(p, &p->words[k], &p->words[k]), lint_target_name(l, p->index), p->words[k].text);
  }
}
