// «Per deelnemer 6 vierkante meter. Voor 16 deelnemers is dat dus 96 vierkante meter»: an amount that the text says to follow from others.
#include "quantity.h"
#include "rule.h"

enum { MOST = 4 };
struct operands { size_t n; struct quantity q[MOST]; };

// «is dat dus», «dus», «zijn dat»: behind it stands what follows. 0: no such words.
static size_t so_at(const struct prose *p, size_t k) {
  static const char *const so[] = {"is dat dus", "zijn dat dus", "kost dus", "duurt dus", "is dus", "zijn dus", "wordt dus", "betekent dus", "is dat", "zijn dat", "komt dat neer op"};
  for (size_t i = 0; i < sizeof so / sizeof *so; i++) {
    size_t n = words_are(p, k, so[i]);
    if (n > 0) return k + n;
  }
  return 0;
}

static bool is_loose(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"ongeveer", "circa", "ca", "afgerond", "gemiddeld", "bijna", "ruim", "rond", "hoogstens", "maximaal", "of", "tot", "tussen", "waarvan", "behalve", "tenzij", "anders", "korting"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, words)) return true;
  return false;
}

// All amounts of the words from … to; false: too many, too large, or a share.
static bool read(const struct prose *p, size_t from, size_t to, struct operands *out) {
  enum { LARGEST = 1000000000 };
  for (size_t k = from; k < to; k++) {
    struct quantity q;
    if (!quantity_at(p, k, &q)) continue;
    if (out->n == MOST || q.milli > LARGEST || q.in == IN_PERCENT || q.in == IN_NOTHING) return false;
    out->q[out->n++] = q;
    k = q.to - 1;
  }
  return out->n > 1;
}

// Does any of them with any other make it?
static bool is_made(const struct operands *o, int64_t wanted) {
  for (unsigned some = 1; some < 1u << o->n; some++) {
    int64_t sum = 0;
    for (size_t i = 0; i < o->n; i++) sum += some >> i & 1u ? o->q[i].milli : 0;
    if (sum == wanted) return true;
  }
  for (size_t i = 0; i < o->n; i++)
    for (size_t k = 0; k < o->n; k++) {
      int64_t a = o->q[i].milli, b = o->q[k].milli;
      if (i == k) continue;
      if (a - b == wanted || a * b == wanted * 1000 || (b > 0 && a * 1000 == wanted * b)) return true;
      for (size_t j = 0; j < o->n; j++)
        if (j != i && j != k && (a + b - o->q[j].milli == wanted || a * b + o->q[j].milli * 1000 == wanted * 1000 || a * b / 1000 * o->q[j].milli == wanted * 1000)) return true;
    }
  return false;
}

// What it should be: two of a different unit are multiplied, two or more of one unit are added. -1: not known.
static int64_t expected(const struct operands *o, const struct quantity *result) {
  int64_t sum = 0;
  size_t same = 0;
  for (size_t i = 0; i < o->n; i++)
    if (quantity_same_unit(&o->q[i], result)) sum += o->q[i].milli, same++;
  if (same == o->n) return sum;
  bool counts = o->n == 2 && same == 1;
  for (size_t i = 0; counts && i < 2; i++) counts &= quantity_same_unit(&o->q[i], result) || o->q[i].in == IN_WORD;
  return counts ? o->q[0].milli / 10 * o->q[1].milli / 100 : -1;
}

static struct text number_text(const struct lint *l, int64_t milli) {
  if (milli % 1000 == 0) return text_format(l->arena, "%lld", (long long)(milli / 1000));
  return text_format(l->arena, "%lld,%02lld", (long long)(milli / 1000), (long long)(milli % 1000 / 10));
}

static void look(const struct lint *l, const struct prose *p, size_t k) {
  enum { NEAR = 3 };
  size_t at = so_at(p, k), from = sentence_begin(p, k), end;
  struct operands o = {.n = 0};
  struct quantity result;
  if (at == 0) return;
  for (end = at; end < p->n && end < at + NEAR && !quantity_at(p, end, &result);) end++;
  if (end >= p->n || end == at + NEAR || result.in <= IN_NOTHING || result.in == IN_PERCENT || word_is(p, result.to, "per") || word_is(p, result.to, "na")) return;
  if (from > 0) from = sentence_begin(p, from - 1);
  if (is_loose(p, from, result.to) || !read(p, from, k, &o) || is_made(&o, result.milli)) return;
  int64_t wanted = expected(&o, &result);
  if (wanted > 0 && wanted != result.milli) msg(l->model->sink, M_RATE, quantity_place(p, &result), quantity_words(p, &result), number_text(l, wanted));
}

void lint_computed(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 1; k < l->proses.p[i].n; k++) look(l, &l->proses.p[i], k);
}
