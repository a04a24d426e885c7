// «het model van bijlage A», where the set says that bijlage A is the map and bijlage B the model.
#include "rule.h"

enum { MOST = 40, LEAST = 5 };
struct about { struct text number; const struct prose *p; size_t at, from, to; };
struct about_all { size_t n; struct about p[MOST]; };

static bool is_number(const struct word *w) {
  return w->kind == WORD_NUMBER || (w->kind == WORD_PLAIN && w->text.n == 1 && w->text.p[0] >= 'A' && w->text.p[0] <= 'Z');
}

static bool ends_subject(const struct prose *p, size_t k) {
  static const char *const marks[] = {",", ";", ".", ":", ")", "("};
  return AMONG(p->words[k].fold, marks) || word_is(p, k, "bijlage");
}

// «bijlage 2: format», «bijlage B is het model van de weekbrief», «bijlage 2 (tarieven)»
static void read(const struct prose *p, size_t k, struct about_all *out) {
  static const char *const is[] = {":", "is", "bevat", "geeft", "(", "heet"};
  if (k + 3 >= p->n || !AMONG(p->words[k + 2].fold, is) || out->n == MOST) return;
  for (size_t i = 0; i < out->n; i++)
    if (text_eq(out->p[i].number, p->words[k + 1].fold)) return;
  size_t to = k + 3;
  while (to < p->n && !ends_subject(p, to) && !(p->words[to].kind == WORD_MARK && p->words[to].begins)) to++;
  if (to > k + 3) out->p[out->n++] = (struct about){p->words[k + 1].fold, p, k, k + 3, to};
}

static bool is_common(struct text fold) {
  static const char *const words[] = {"opdrachtnemer", "opdrachtgever", "inwoner", "inwoners", "bijlage", "bijlagen", "eisen", "overeenkomst", "gemeente", "gemeenten", "document", "programma", "aanbieder", "aanbieders",
                                      "jeugdige", "jeugdigen", "cliënt", "cliënten", "deelnemer", "deelnemers", "volgens", "staat", "staan", "wordt", "worden", "welke", "waarin", "onder", "tussen", "maken", "zoals", "alleen",
                                      "regio", "vierde", "eerste", "tweede", "derde", "waarop", "hebben", "heeft", "andere", "elke", "moeten", "kunnen", "gebruikt", "gebruiken", "bedoeld", "ondersteuning", "begeleiding", "jeugdhulp"};
  return fold.n < LEAST || AMONG(fold, words);
}

// tarief and tarieven, plan and ondersteuningsplan begin or end alike.
static bool is_like(struct text a, struct text b) {
  size_t n = 0;
  while (n < a.n && n < b.n && a.p[n] == b.p[n]) n++;
  return (n >= LEAST && n + 3 >= a.n && n + 3 >= b.n) || text_eq(a, b) || (a.n > LEAST && text_ends(b, a)) || (b.n > LEAST && text_ends(a, b));
}

static bool speaks_of(const struct prose *p, size_t from, size_t to, const struct about *s) {
  for (size_t k = from; k < to; k++)
    for (size_t i = s->from; i < s->to && p->words[k].kind == WORD_PLAIN && !is_common(p->words[k].fold); i++)
      if (s->p->words[i].kind == WORD_PLAIN && !is_common(s->p->words[i].fold) && is_like(p->words[k].fold, s->p->words[i].fold)) return true;
  return false;
}

// The words about bijlage at k: of its own clause.
static void look(const struct lint *l, const struct prose *p, size_t k, const struct about_all *all) {
  static const char *const links[] = {"van", "in", "uit", "volgens", "conform", "zie"};
  enum { FAR = 8, BEHIND = 3 };
  const struct about *own = NULL, *other = NULL;
  size_t from = k, to = k + 2, begin = sentence_begin(p, k), end = sentence_end(p, k);
  if (k == 0 || !AMONG(p->words[k - 1].fold, links)) return;
  while (from > begin && from + FAR > k && !ends_subject(p, from - 1)) from--;
  while (to < end && to < k + 2 + BEHIND && !ends_subject(p, to)) to++;
  for (size_t i = 0; i < all->n; i++) {
    const struct about *s = &all->p[i];
    bool speaks = speaks_of(p, from, k, s) || speaks_of(p, k + 2, to, s);
    if (text_eq(s->number, p->words[k + 1].fold)) own = s;
    if (text_eq(s->number, p->words[k + 1].fold) && speaks) return;
    if (speaks && other) return;
    if (speaks) other = s;
  }
  if (!own || !other) return;
  struct message *m = msg(l->model->sink, M_APPENDIX_TWO, word_place(p, &p->words[k], &p->words[k + 1]), p->words[k + 1].text, other->p->words[other->at + 1].text);
  msg_note(l->model->sink, m, M_NOTE_OTHER_APPENDIX, word_place(other->p, &other->p->words[other->at], &other->p->words[other->at + 1]), other->p->words[other->at + 1].text);
}

void lint_subjects(struct lint *l) {
  struct about_all all = {.n = 0};
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k + 1 < l->proses.p[i].n; k++)
      if (word_is(&l->proses.p[i], k, "bijlage") && is_number(&l->proses.p[i].words[k + 1])) read(&l->proses.p[i], k, &all);
  for (size_t i = 0; i < l->proses.n && all.n > 1; i++)
    for (size_t k = 0; k + 1 < l->proses.p[i].n; k++)
      if (word_is(&l->proses.p[i], k, "bijlage") && is_number(&l->proses.p[i].words[k + 1])) look(l, &l->proses.p[i], k, &all);
}
