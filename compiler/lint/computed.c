// «Per deelnemer 6 vierkante meter. Voor 16 deelnemers is dat dus 96 vierkante meter»: an amount that the text says to follow from others.
#include "quantity.h"
#include "rule.h"

enum { MOST = 6 };
struct operands { size_t n; struct quantity q[MOST]; };

// «is dat dus», «dus», «zijn dat»: behind it stands what follows. 0: no such words.
static size_t so_at(const struct prose *p, size_t k) {
  static const char *const so[] = {"is dat dus", "zijn dat dus", "kost dus", "duurt dus", "is dus", "zijn dus", "wordt dus", "betekent dus", "is dat", "zijn dat", "komt dat neer op", "zodat"};
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

static void nearer(int64_t *best, int64_t wanted, int64_t now) {
  int64_t was = *best > wanted ? *best - wanted : wanted - *best, is = now > wanted ? now - wanted : wanted - now;
  if (now > 0 && (*best < 0 || is < was)) *best = now;
}

// What they make together that is nearest to it; those that stand alone are not made.
static int64_t nearest(const struct operands *o, int64_t wanted) {
  int64_t best = -1;
  for (unsigned some = 1; some < 1u << o->n; some++) {
    int64_t sum = 0;
    for (size_t i = 0; i < o->n; i++) sum += some >> i & 1u ? o->q[i].milli : 0;
    if ((some & (some - 1)) != 0 || sum == wanted) nearer(&best, wanted, sum);
  }
  for (size_t i = 0; i < o->n; i++)
    for (size_t k = 0; k < o->n; k++) {
      int64_t a = o->q[i].milli, b = o->q[k].milli;
      if (i == k) continue;
      nearer(&best, wanted, a - b);
      nearer(&best, wanted, a / 10 * b / 100);
      if (b > 0 && a * 1000 % b == 0) nearer(&best, wanted, a * 1000 / b);
      for (size_t j = 0; j < o->n; j++)
        if (j != i && j != k) nearer(&best, wanted, a + b - o->q[j].milli), nearer(&best, wanted, a / 10 * b / 100 + o->q[j].milli);
    }
  return best;
}

// Is one of them of its unit?
static bool has_unit(const struct operands *o, const struct quantity *result) {
  for (size_t i = 0; i < o->n; i++)
    if (quantity_same_unit(&o->q[i], result)) return true;
  return false;
}

static struct text number_text(const struct lint *l, int64_t milli) {
  if (milli % 1000 == 0) return text_format(l->arena, "%lld", (long long)(milli / 1000));
  return text_format(l->arena, "%lld,%02lld", (long long)(milli / 1000), (long long)(milli % 1000 / 10));
}

static void look(const struct lint *l, const struct prose *p, size_t k) {
  size_t near = word_is(p, k, "zodat") ? 9 : 3;
  size_t at = so_at(p, k), from = sentence_begin(p, k), end;
  struct operands o = {.n = 0};
  struct quantity result;
  if (at == 0) return;
  for (end = at; end < p->n && end < at + near && !quantity_at(p, end, &result);) end++;
  if (end >= p->n || end == at + near || result.in <= IN_NOTHING || result.in == IN_PERCENT || word_is(p, result.to, "per") || word_is(p, result.to, "na")) return;
  for (int i = 0; i < 2 && from > 0; i++) from = sentence_begin(p, from - 1);
  if (is_loose(p, from, result.to) || !read(p, from, k, &o) || !has_unit(&o, &result)) return;
  int64_t wanted = nearest(&o, result.milli);
  if (wanted > 0 && wanted != result.milli) msg(l->model->sink, M_RATE, quantity_place(p, &result), quantity_words(p, &result), number_text(l, wanted));
}

void lint_computed(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 1; k < l->proses.p[i].n; k++) look(l, &l->proses.p[i], k);
}
