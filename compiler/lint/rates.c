// One amount said in two ways that do not agree: «€ 75 per maand, dus € 950 per jaar», «10 % van 500 uur, dus 60 uur».
#include "quantity.h"
#include "rule.h"

// About as much: nobody reckons that after.
static bool is_rough(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"ongeveer", "circa", "ca", "afgerond", "gemiddeld", "bijna", "ruim", "rond", "hoogstens", "maximaal", "minstens", "minimaal"};
  for (size_t i = from; i < to; i++)
    if (AMONG(p->words[i].fold, words)) return true;
  return false;
}

// «, dus», «oftewel», «(», «= »: the first word behind it; 0: none.
static size_t behind_so(const struct prose *p, size_t i) {
  static const char *const so[] = {"dus", "oftewel", "ofwel", "=", "(", "namelijk"}, *const fill[] = {"is", "dat", "op", "samen", "totaal", "in", "wat", "neerkomt", "komt", "neer", "tezamen"};
  enum { FAR = 4 };
  size_t at = i;
  if (word_is(p, at, ",") || word_is(p, at, ";")) at++;
  bool said = at < p->n && AMONG(p->words[at].fold, so);
  bool that = words_are(p, at, "dat is") > 0 || words_are(p, at, "wat neerkomt op") > 0;
  if (!said && !that) return 0;
  if (said) at++;
  for (size_t n = 0; n < FAR && at < p->n && AMONG(p->words[at].fold, fill); n++) at++;
  return at;
}

enum { NO_PERIOD = -1 };
static const struct { const char *word; int days; } periods[] = {{"dag", 1}, {"week", 7}, {"maand", 30}, {"kwartaal", 90}, {"halfjaar", 180}, {"jaar", 360}};

static int period_at(const struct prose *p, size_t i) {
  static const char *const before[] = {"per", "elke", "iedere", "elk", "ieder"};
  if (i + 1 >= p->n || !AMONG(p->words[i].fold, before)) return NO_PERIOD;
  for (size_t k = 0; k < sizeof periods / sizeof *periods; k++)
    if (word_is(p, i + 1, periods[k].word)) return (int)k;
  return NO_PERIOD;
}

// How many of the first are in the second; 0: not fixed.
static int64_t times(int from, int to) {
  static const struct { int from, to, n; } of[] = {{1, 5, 52}, {2, 3, 3}, {2, 4, 6}, {2, 5, 12}, {3, 4, 2}, {3, 5, 4}, {4, 5, 2}};
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    if (of[i].from == from && of[i].to == to) return of[i].n;
  return 0;
}

static struct text amount_text(const struct lint *l, int64_t milli) {
  if (milli % 1000 == 0) return text_format(l->arena, "%lld", (long long)(milli / 1000));
  return text_format(l->arena, "%lld,%02lld", (long long)(milli / 1000), (long long)(milli % 1000 / 10));
}

static void say(const struct lint *l, const struct prose *p, const struct quantity *a, const struct quantity *b, int64_t wanted) {
  msg(l->model->sink, M_RATE, word_place(p, &p->words[a->from], &p->words[b->to - 1]), quantity_words(p, b), amount_text(l, wanted));
}

// «€ 75 per maand, dus € 950 per jaar»; the other way round a rounded amount is right too.
static void look_at_period(const struct lint *l, const struct prose *p, const struct quantity *a) {
  int from = period_at(p, a->to), to;
  size_t at = from == NO_PERIOD ? 0 : behind_so(p, a->to + 2);
  struct quantity b;
  if (at == 0 || !quantity_at(p, at, &b) || !quantity_same_unit(a, &b) || (to = period_at(p, b.to)) == NO_PERIOD) return;
  if (is_rough(p, sentence_begin(p, a->from), b.to)) return;
  int64_t up = times(from, to), down = times(to, from);
  if (up > 0 && a->milli * up != b.milli) say(l, p, a, &b, a->milli * up);
  int64_t off = b.milli * down - a->milli;
  if (down > 0 && (off > 1000 * down || -off > 1000 * down)) say(l, p, a, &b, a->milli / down);
}

// «€ 15 per maand voor andere kosten. Dat is per jaar hoogstens € 150»: the next sentence, with one amount.
static void look_at_next(const struct lint *l, const struct prose *p, const struct quantity *a) {
  static const char *const about[] = {"ongeveer", "circa", "ca", "afgerond", "gemiddeld", "bijna", "ruim", "rond", "plus", "samen", "ook"};
  int from = period_at(p, a->to), to = NO_PERIOD;
  size_t next = sentence_end(p, a->from), end = next < p->n ? sentence_end(p, next) : next, many = 0;
  struct quantity b = {0}, q;
  if (from == NO_PERIOD || a->in != IN_EURO || (!words_are(p, next, "dat is") && !words_are(p, next, "dat komt neer op"))) return;
  for (size_t k = a->to; k < next; k++)
    if (quantity_at(p, k, &q) && q.in == IN_EURO) return; // another amount: which is meant?
  for (size_t k = next; k < end; k++) {
    if (AMONG(p->words[k].fold, about)) return;
    if (period_at(p, k) != NO_PERIOD) to = period_at(p, k);
    if (!quantity_at(p, k, &q)) continue;
    b = q, many++;
    k = q.to - 1;
  }
  if (many != 1 || b.in != IN_EURO || to == NO_PERIOD || times(from, to) == 0) return;
  if (a->milli * times(from, to) != b.milli) say(l, p, a, &b, a->milli * times(from, to));
}

// «10 % van 500 uur, dus 60 uur», «4 keer 8 uur, dus 30 uur»
static void look_at_product(const struct lint *l, const struct prose *p, const struct quantity *a) {
  struct quantity b, c;
  bool share = a->in == IN_PERCENT && word_is(p, a->to, "van");
  bool many = a->in == IN_WORD && (text_eq(a->unit, TEXT("keer")) || text_eq(a->unit, TEXT("maal")) || text_eq(a->unit, TEXT("x")));
  size_t at = share ? a->to + 1 : a->to;
  if ((!share && !many) || !quantity_at(p, at, &b) || b.in == IN_NOTHING || b.in == IN_PERCENT) return;
  at = behind_so(p, b.to);
  if (at == 0 || !quantity_at(p, at, &c) || !quantity_same_unit(&b, &c) || word_is(p, c.to, "per") || is_rough(p, sentence_begin(p, a->from), c.to)) return;
  int64_t wanted = share ? a->milli * (b.milli / 100) / 1000 : a->milli / 1000 * b.milli;
  if (b.milli < INT64_MAX / 1000000 && wanted != c.milli) say(l, p, a, &c, wanted);
}

// «€ 20 per uur; bij 8 uur is dat € 180»
static void look_at_many(const struct lint *l, const struct prose *p, const struct quantity *a) {
  static const char *const so[] = {"is", "dat", "dus", "kost", "samen", "totaal", "in", ",", "wordt", "bedraagt", "het", "=", "betaalt", "krijgt"};
  enum { FAR = 3 };
  struct quantity b, c;
  if (a->in != IN_EURO || !word_is(p, a->to, "per") || a->to + 1 >= p->n) return;
  size_t at = a->to + 2;
  for (size_t i = 0; i < FAR && at < p->n && !word_is(p, at, "bij") && !word_is(p, at, "voor"); i++) at++;
  if (at >= p->n || !quantity_at(p, at + 1, &b) || b.unit.n == 0 || !text_starts(b.unit, text_slice(p->words[a->to + 1].fold, 0, p->words[a->to + 1].fold.n - 1))) return;
  for (at = b.to; at < p->n && AMONG(p->words[at].fold, so) && at < b.to + FAR + 1; at++) {}
  if (at == b.to || !quantity_at(p, at, &c) || c.in != IN_EURO || word_is(p, c.to, "per") || is_rough(p, sentence_begin(p, a->from), c.to)) return;
  int64_t wanted = a->milli / 10 * b.milli / 100;
  if (b.milli < INT64_MAX / 1000000 && a->milli < 1000000000 && wanted != c.milli) say(l, p, a, &c, wanted);
}

// «€ 48.000 per jaar, in vier gelijke delen van € 12.000»
static void look_at_shares(const struct lint *l, const struct prose *p, const struct quantity *a) {
  static const char *const parts[] = {"delen", "termijnen", "gelijke", "porties", "betalingen", "voorschotten", "keer"};
  struct quantity b, c;
  size_t to = sentence_end(p, a->from), k = a->to;
  if (a->in <= IN_PERCENT) return;
  while (k < to && !(word_is(p, k, "in") && quantity_at(p, k + 1, &b) && b.in == IN_WORD && AMONG(b.unit, parts))) {
    if (quantity_at(p, k, &c)) return;
    k++;
  }
  if (k >= to) return;
  for (k = b.to; k < to && k < b.to + 2 && !word_is(p, k, "van"); k++) {}
  if (!word_is(p, k, "van") || !quantity_at(p, k + 1, &c) || !quantity_same_unit(a, &c) || is_rough(p, a->from, c.to)) return;
  if (b.milli > 0 && b.milli < 1000000 && c.milli * (b.milli / 1000) != a->milli) say(l, p, a, &c, a->milli / (b.milli / 1000));
}

void lint_rates(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++) {
      struct quantity q;
      if (!quantity_at(&l->proses.p[i], k, &q) || q.milli > INT64_MAX / 1000000) continue;
      look_at_period(l, &l->proses.p[i], &q);
      look_at_next(l, &l->proses.p[i], &q);
      look_at_many(l, &l->proses.p[i], &q);
      look_at_product(l, &l->proses.p[i], &q);
      look_at_shares(l, &l->proses.p[i], &q);
    }
}
