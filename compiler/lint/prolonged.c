// Dates that are reckoned: «eindigt op 31 december 2030 … twee keer met een jaar verlengen, uiterlijk tot en met 31 december 2032»,
// «drie maanden eerder, dus op 1 oktober 2030».
#include "quantity.h"
#include "rule.h"

struct dated { day on; size_t at, n; };
enum { MOST = 12 };

static size_t dates_in(const struct prose *p, struct dated *out) {
  size_t n = 0;
  for (size_t k = 0; k < p->n && n < MOST; k++) {
    bool whole, exists;
    out[n].n = prose_date_at(p, k, &whole, &exists, &out[n].on);
    if (out[n].n == 0) continue;
    out[n].at = k;
    k += out[n].n - 1;
    n += whole && exists;
  }
  return n;
}

// «een jaar», «2 jaar», «zes maanden», «een half jaar»: in months; 0: no such length.
static int months_at(const struct prose *p, size_t k) {
  enum { YEAR = 12, LONGEST = 600 };
  struct quantity q;
  if (words_are(p, k, "half jaar") || words_are(p, k, "een half jaar") || words_are(p, k, "een halfjaar")) return YEAR / 2;
  if (words_are(p, k, "een jaar")) return YEAR;
  if (words_are(p, k, "een maand")) return 1;
  if (!quantity_at(p, k, &q) || q.milli % 1000 != 0 || (q.in != IN_YEARS && q.in != IN_MONTHS)) return 0;
  int64_t months = q.milli / 1000 * (q.in == IN_YEARS ? YEAR : 1);
  return months <= LONGEST ? (int)months : 0;
}

// «twee keer», «tweemaal»; 0: none.
static int times_at(const struct prose *p, size_t k) {
  long n = p->words[k].letters > 0 ? p->words[k].letters : word_number(p, k);
  if (n > 0 && n < MOST && (word_is(p, k + 1, "keer") || word_is(p, k + 1, "maal"))) return (int)n;
  if (!text_ends(p->words[k].fold, TEXT("maal"))) return 0;
  n = number_in_letters(text_slice(p->words[k].fold, 0, p->words[k].fold.n - 4));
  return n > 0 && n < MOST ? (int)n : word_is(p, k, "eenmaal") ? 1 : 0;
}

// The last day of a month, and the first of the next, are both said of the end.
static bool is_near(day a, day b) { return a - b <= 1 && b - a <= 1; }

static bool says_end(const struct prose *p, const struct dated *d) {
  static const char *const words[] = {"eindigt", "einde", "einddatum", "loopt", "duurt", "tot", "met", "t/m", "geldig"};
  enum { FAR = 5 };
  for (size_t k = d->at > FAR ? d->at - FAR : 0; k < d->at; k++)
    if (AMONG(p->words[k].fold, words)) return true;
  return false;
}

static void say(const struct lint *l, struct place length, day from, const struct dated *to) {
  msg(l->model->sink, M_TERM_LENGTH, length, text_slice(length.src->text, length.off, length.off + length.len), date_dutch(l->arena, from < to->on ? from : to->on), date_dutch(l->arena, from < to->on ? to->on : from));
}

// The sentence with «verlengen» in it, and the last date of it or of the next one.
static void look_at_longer(const struct lint *l, const struct prose *p, const struct dated *dates, size_t n, size_t verb) {
  size_t from = sentence_begin(p, verb), to = sentence_end(p, verb), first = verb, last = from;
  int months = 0, times = 1;
  const struct dated *end = NULL, *longer = NULL;
  for (size_t k = from; k < to; k++) {
    int length = months_at(p, k), often = times_at(p, k);
    if (often > 0) times = often, first = k < first ? k : first;
    if (often > 0 && last < k + 1) last = k + 1;
    if (length == 0 || word_is(p, k + 2, "voor") || word_is(p, k + 2, "vóór")) continue;
    if (months > 0 && months != length) return; // more than one length
    if (months == 0) first = k < first ? k : first;
    if (last < k + 1) last = k + 1;
    months = length;
    k++;
  }
  for (size_t i = 0; i < n; i++)
    if (dates[i].at < verb && says_end(p, &dates[i]) && (dates[i].at < from || !longer)) end = &dates[i];
  for (size_t i = 0; i < n; i++)
    if (&dates[i] != end && dates[i].at >= from && dates[i].at < to && says_end(p, &dates[i])) longer = &dates[i];
  if (months == 0 || !end || !longer || longer->on <= end->on || last >= p->n) return;
  for (int i = 1; i <= times; i++)
    if (is_near(date_add(end->on, i * months, UNIT_MONTH), longer->on)) return;
  say(l, word_place(p, &p->words[first], &p->words[last]), end->on, longer);
}

// «drie maanden eerder, dus op 1 oktober 2030», with one other date before it.
static void look_at_so(const struct lint *l, const struct prose *p, const struct dated *dates, size_t n, size_t i) {
  static const char *const so[] = {"dus", "oftewel", "ofwel"}, *const back[] = {"voor", "vóór", "eerder", "ervoor", "daarvoor"}, *const on[] = {"na", "later", "daarna", "erna"};
  enum { NEAR = 4 };
  size_t at = dates[i].at, from = sentence_begin(p, at), k = at;
  while (k > from && k + NEAR > at && !AMONG(p->words[k - 1].fold, so)) k--;
  if (k == from || !AMONG(p->words[k - 1].fold, so) || n < 2) return;
  for (size_t q = from; q + 2 < k; q++) {
    int months = months_at(p, q);
    struct quantity length;
    if (months == 0 || !quantity_at(p, q, &length)) continue;
    bool before = AMONG(p->words[length.to].fold, back), after = AMONG(p->words[length.to].fold, on);
    if (!before && !after) return;
    for (size_t d = 0; d < n; d++)
      if (d != i && is_near(date_add(dates[d].on, before ? -months : months, UNIT_MONTH), dates[i].on)) return;
    if (i == 1) say(l, quantity_place(p, &length), dates[0].on, &dates[i]);
    return;
  }
}

// «vanaf 1 maart 2027, twee maanden later dan het regioprogramma»: from when a set below holds.
static void look_at_below(const struct lint *l, const struct prose *p, const struct dated *d) {
  enum { NEAR = 3 };
  const struct model *m = l->model;
  const struct m_set *set = &m->sets.p[l->set];
  for (size_t k = d->at + d->n; k < p->n && k < d->at + d->n + NEAR; k++) {
    struct quantity q;
    int months = months_at(p, k);
    if (months == 0 || !quantity_at(p, k, &q) || !words_are(p, q.to, "later dan")) continue;
    const struct m_set *below = NULL;
    for (size_t i = 0; i < set->builds_on.n; i++) {
      const struct m_set *one = &m->sets.p[set->builds_on.p[i]];
      if (one->valid_from > DAY_MIN && date_add(one->valid_from, months, UNIT_MONTH) == d->on) return;
      if (one->valid_from > DAY_MIN) below = one;
    }
    if (below && set->builds_on.n == 1) say(l, quantity_place(p, &q), below->valid_from, d);
    return;
  }
}

// «Een Koppeling duurt een jaar. Zij kan één keer met een halfjaar worden verlengd; langer dan zestien maanden duurt zij dus niet»: three
// lengths in this order, the last said to follow.
static void look_at_whole(const struct lint *l, const struct prose *p, size_t verb) {
  static const char *const follows[] = {"dus", "totaal", "samen", "totale"}, *const not[] = {"voor", "vóór", "telkens", "steeds", "minimaal", "minstens", "binnen", "na", "uiterlijk", "jaarlijks"};
  size_t from = sentence_begin(p, verb), to = sentence_end(p, verb), at[3] = {0}, n = 0;
  int length[3] = {0}, times = 1;
  bool said = false;
  if (from > 0) from = sentence_begin(p, from - 1);
  for (int i = 0; i < 2 && to < p->n; i++) to = sentence_end(p, to);
  for (size_t k = from; k < to; k++) {
    struct quantity q;
    if (AMONG(p->words[k].fold, not)) return;
    if (n == 2) said |= AMONG(p->words[k].fold, follows);
    if (n == 3 && k < at[2] + 6) said |= word_is(p, k, "dus");
    if (n == 1 && times_at(p, k) > 0) times = times_at(p, k);
    int months = months_at(p, k);
    if (months == 0) continue;
    if (n == 3) return;
    at[n] = k, length[n++] = months;
    k += quantity_at(p, k, &q) ? 1 : word_is(p, k, "een") ? 1 + (size_t)word_is(p, k + 1, "half") : 0;
  }
  int whole = length[0] + times * length[1];
  if (n != 3 || !said || whole == length[2] || at[1] > sentence_end(p, verb) || length[2] <= length[0]) return;
  struct text right = whole % 12 == 0 ? text_format(l->arena, "%d jaar", whole / 12) : text_format(l->arena, "%d maanden", whole);
  struct place place = word_place(p, &p->words[at[2]], &p->words[at[2] + 1 < p->n ? at[2] + 1 : at[2]]);
  msg(l->model->sink, M_LONGEST, place, right, text_slice(p->src->text, place.off, place.off + place.len));
}

void lint_prolonged(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    struct dated dates[MOST];
    size_t n = dates_in(p, dates);
    for (size_t k = 0; k < p->n && n > 1; k++)
      if (text_starts(p->words[k].fold, TEXT("verleng"))) {
        look_at_longer(l, p, dates, n, k);
        break;
      }
    for (size_t k = 0; k < p->n && n == 0; k++)
      if (text_starts(p->words[k].fold, TEXT("verleng"))) {
        look_at_whole(l, p, k);
        break;
      }
    for (size_t d = 0; d < n; d++) look_at_so(l, p, dates, n, d), look_at_below(l, p, &dates[d]);
  }
}
