// Days and hours as words: «maandag 1 augustus 2026», «31 april», «25.00 uur». What does not exist, or is another day of the week.
#include "quantity.h"
#include "rule.h"

static const char *const weekdays[] = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};
static const char *const months[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};

static int index_of(struct text fold, const char *const *list, int n) {
  for (int i = 0; i < n; i++)
    if (text_eq(fold, text_from(list[i]))) return i;
  return -1;
}

size_t prose_date_at(const struct prose *p, size_t i, bool *whole, bool *exists, day *on) {
  enum { SHORTEST = 8, LEAP = 2024 };
  int64_t dom, year;
  if (i >= p->n || p->words[i].kind != WORD_NUMBER) return 0;
  *whole = *exists = true;
  if (p->words[i].text.n >= SHORTEST && date_parse(p->words[i].text, on)) return 1;
  int month = i + 1 < p->n ? index_of(p->words[i + 1].fold, months, 12) : -1;
  if (month < 0 || p->words[i].text.n > 2 || !text_to_int(p->words[i].text, &dom)) return 0;
  *whole = i + 2 < p->n && p->words[i + 2].text.n == 4 && text_to_int(p->words[i + 2].text, &year) && year > 1900 && year < 2200;
  *exists = date_valid(*whole ? (int)year : LEAP, month + 1, (int)dom);
  if (*whole && *exists) *on = date_from((int)year, month + 1, (int)dom);
  return *whole ? 3 : 2;
}

static struct text said(const struct prose *p, size_t from, size_t n) {
  struct place at = word_place(p, &p->words[from], &p->words[from + n - 1]);
  return text_slice(p->src->text, at.off, at.off + at.len);
}

static void look_at_date(const struct lint *l, const struct prose *p, size_t i) {
  bool whole, exists;
  day on;
  size_t n = prose_date_at(p, i, &whole, &exists, &on);
  if (n == 0) return;
  if (!exists) {
    msg(l->model->sink, M_DATE_NONE, word_place(p, &p->words[i], &p->words[i + n - 1]), said(p, i, n));
    return;
  }
  int weekday = i > 0 ? index_of(p->words[i - 1].fold, weekdays, 7) : -1;
  if (weekday < 0 || !whole || date_weekday(on) == weekday) return;
  msg(l->model->sink, M_WEEKDAY, word_place(p, &p->words[i - 1], &p->words[i + n - 1]), said(p, i, n), text_from(weekdays[date_weekday(on)]),
      text_from(weekdays[weekday]));
}

// «25.00 uur», «17:75»: the hour and the minutes; false: no time of the day.
static bool time_at(const struct prose *p, size_t i, int64_t *hour, int64_t *minute, size_t *n) {
  struct text t = p->words[i].text;
  size_t dot = 0;
  if (p->words[i].kind != WORD_NUMBER) return false;
  while (dot < t.n && t.p[dot] != '.') dot++;
  *n = 1;
  if (dot == t.n && word_is(p, i + 1, ":") && i + 2 < p->n && !word_apart(p, i + 1) && !word_apart(p, i + 2) && p->words[i + 2].text.n == 2) {
    *n = 3;
    return word_is(p, i + 3, "uur") && text_to_int(t, hour) && text_to_int(p->words[i + 2].text, minute);
  }
  if (dot == 0 || dot > 2 || t.n != dot + 3 || !word_is(p, i + 1, "uur")) return false;
  return text_to_int(text_slice(t, 0, dot), hour) && text_to_int(text_slice(t, dot + 1, t.n), minute);
}

static void look_at_time(const struct lint *l, const struct prose *p, size_t i) {
  enum { HOURS = 24, MINUTES = 60 };
  int64_t hour, minute;
  size_t n;
  if (!time_at(p, i, &hour, &minute, &n)) return;
  if (minute < MINUTES && (hour < HOURS || (hour == HOURS && minute == 0))) return;
  msg(l->model->sink, M_TIME_NONE, word_place(p, &p->words[i], &p->words[i + n]), said(p, i, n));
}

// ---- from … to ----

struct term { day from, to; size_t at, n; }; // the words of the second date

static bool next_date(const struct prose *p, size_t *k, size_t to, day *on, size_t *n) {
  for (; *k < to; ++*k) {
    bool whole, exists;
    *n = prose_date_at(p, *k, &whole, &exists, on);
    if (*n > 0 && whole && exists) return true;
  }
  return false;
}

static bool is_end(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"eindigt", "einde", "einddatum", "loopt"};
  for (size_t k = from; k < to; k++)
    if (AMONG(p->words[k].fold, words) || words_are(p, k, "tot en met")) return true;
  return false;
}

// «Dat zijn vier jaar», «een looptijd van 4 jaar», «voor de duur van»: behind the dates, before another date.
static bool length_behind(const struct prose *p, size_t from, struct quantity *out) {
  enum { FAR = 14 };
  for (size_t k = from; k < p->n && k < from + FAR; k++) {
    if (p->words[k].kind == WORD_NUMBER && p->words[k].text.n == 4) return false;
    bool says = words_are(p, k, "dat is") || words_are(p, k, "dat zijn") || words_are(p, k, "looptijd van") || words_are(p, k, "duur van") || words_are(p, k, "periode van") || words_are(p, k, "duurt dus");
    if (says || (word_is(p, k, "(") && k == from)) return quantity_at(p, k + (word_is(p, k, "(") ? 1 : 2), out) && (out->in == IN_YEARS || out->in == IN_MONTHS);
  }
  return false;
}

static void look_at_term(const struct lint *l, const struct prose *p, const struct term *t) {
  struct quantity q;
  if (!length_behind(p, t->at + t->n, &q) || q.milli % 1000 != 0 || q.milli > 100000) return;
  day end = date_add(t->from, (int32_t)(q.milli / 1000), q.in == IN_YEARS ? UNIT_YEAR : UNIT_MONTH);
  if (end == t->to || end == t->to + 1) return;
  struct text from = date_dutch(l->arena, t->from), to = date_dutch(l->arena, t->to);
  msg(l->model->sink, M_TERM_LENGTH, quantity_place(p, &q), quantity_words(p, &q), from, to);
}

// The set itself is valid from the first day: then it says when it ends.
static void look_at_set(const struct lint *l, const struct prose *p, const struct term *t, bool start) {
  const struct m_set *set = &l->model->sets.p[l->set];
  if (!start || t->from != set->valid_from || t->to == set->valid_to || set->valid_to >= DAY_MAX || set->valid_to <= DAY_MIN) return;
  msg(l->model->sink, M_SET_ENDS, word_place(p, &p->words[t->at], &p->words[t->at + t->n - 1]), said(p, t->at, t->n), date_dutch(l->arena, set->valid_to));
}

static bool says_agreement(const struct prose *p, size_t from, size_t to) {
  static const char *const words[] = {"overeenkomst", "raamovereenkomst", "contract", "programma", "looptijd", "contractperiode"};
  for (size_t k = from; k < to; k++)
    if (AMONG(p->words[k].fold, words)) return true;
  return false;
}

static void look_at_terms(const struct lint *l, const struct prose *p) {
  enum { FAR = 12 };
  size_t k = 0, n, first_at, first_n;
  struct term t;
  day on;
  if (!next_date(p, &k, p->n, &t.from, &first_n)) return;
  for (;;) {
    first_at = k;
    k += first_n;
    if (!next_date(p, &k, p->n, &on, &n)) return;
    t.to = on, t.at = k, t.n = n;
    if (k <= first_at + first_n + FAR && t.to > t.from && is_end(p, first_at + first_n, k)) {
      look_at_term(l, p, &t);
      look_at_set(l, p, &t, says_agreement(p, sentence_begin(p, first_at), k));
    }
    t.from = on, first_n = n;
  }
}

void lint_calendar_words(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++) {
    const struct prose *p = &l->proses.p[i];
    for (size_t k = 0; k < p->n; k++) {
      look_at_date(l, p, k);
      look_at_time(l, p, k);
    }
    look_at_terms(l, p);
  }
}
