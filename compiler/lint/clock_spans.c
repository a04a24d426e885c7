// «van 9.00 tot 16.30 uur, zeven en een half uur», «van vrijdag 16.00 uur tot zondag 16.00 uur, dus 46 uur»: a length that the times do not make.
#include "quantity.h"
#include "rule.h"

enum { HOUR = 60, DAY = 24 * HOUR, WEEKDAYS = 7, FAR = 6 };
struct clock {
  int weekday; // -1: none is said
  int minutes;
  bool whole;  // without minutes: «9»
  size_t to;   // behind it, and behind «uur»
};

static int weekday_of(struct text fold) {
  static const char *const days[WEEKDAYS] = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};
  for (int i = 0; i < WEEKDAYS; i++)
    if (text_eq(fold, text_from(days[i]))) return i;
  return -1;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// «16.30», «9»
static bool read_time(struct text t, struct clock *c) {
  size_t point = 0;
  int hours = 0, minutes = 0;
  while (point < t.n && is_digit(t.p[point])) hours = hours * 10 + (t.p[point++] - '0');
  if (point == 0 || point > 2 || hours > 24 || (point < t.n && (t.p[point] != '.' || t.n != point + 3))) return false;
  if (point < t.n && (!is_digit(t.p[point + 1]) || !is_digit(t.p[point + 2]))) return false;
  if (point < t.n) minutes = (t.p[point + 1] - '0') * 10 + (t.p[point + 2] - '0');
  c->minutes = hours * HOUR + minutes;
  c->whole = point == t.n;
  return minutes < HOUR && c->minutes <= DAY;
}

static bool clock_at(const struct prose *p, size_t k, struct clock *c) {
  c->weekday = k < p->n ? weekday_of(p->words[k].fold) : -1;
  if (c->weekday >= 0) k++;
  if (k >= p->n || p->words[k].kind != WORD_NUMBER || !read_time(p->words[k].text, c)) return false;
  c->to = word_is(p, k + 1, "uur") ? k + 2 : k + 1;
  return true;
}

// Of the two times in minutes; 0: they need not be times.
static int span_of(const struct clock *a, const struct clock *b) {
  int minutes = b->minutes - a->minutes;
  if ((a->weekday < 0) != (b->weekday < 0) || (a->weekday < 0 && a->whole && b->whole)) return 0;
  if (a->weekday >= 0) minutes += (b->weekday - a->weekday + WEEKDAYS) % WEEKDAYS * DAY;
  return minutes <= 0 ? minutes + (a->weekday >= 0 ? WEEKDAYS : 1) * DAY : minutes;
}

// «, dus», «. Dat is», «:»: the first word behind it; 0: what follows need not be the length. *only_comma: «, zeven uur».
static size_t behind(const struct prose *p, size_t k, bool *only_comma) {
  static const char *const fill[] = {",", ".", ":", "(", "dus", "dat", "is", "zijn", "oftewel", "ofwel", "samen", "in", "totaal", "duurt", "dit", "betekent", "namelijk"};
  static const char *const said[] = {":", "(", "dus", "dat", "oftewel", "ofwel", "totaal", "duurt", "dit", "samen"};
  size_t at = k;
  bool sure = false;
  for (; at < p->n && at < k + FAR && AMONG(p->words[at].fold, fill); at++) sure |= AMONG(p->words[at].fold, said);
  *only_comma = !sure && at == k + 1 && word_is(p, k, ",");
  return sure || *only_comma ? at : 0;
}

// «7 uur», «7,5 uur», «zeven en een half uur»: in minutes, and behind it; 0: no such length.
static int length_at(const struct prose *p, size_t k, size_t *to) {
  int64_t milli = 0;
  if (k >= p->n || (p->words[k].kind == WORD_NUMBER && !number_milli(p->words[k].text, &milli))) return 0;
  if (p->words[k].kind != WORD_NUMBER) milli = (int64_t)p->words[k].letters * 1000;
  size_t half = words_are(p, k + 1, "en een half") > 0 ? 3 : words_are(p, k + 1, "en een halve") > 0 ? 3 : 0;
  if (half > 0) milli += 500;
  *to = k + 2 + half;
  bool hours = word_is(p, *to - 1, "uur") || word_is(p, *to - 1, "uren");
  return milli > 0 && milli < 1000000 && hours && milli * HOUR % 1000 == 0 ? (int)(milli * HOUR / 1000) : 0;
}

static bool is_broken(const struct prose *p, size_t from, size_t to) { // by what does not count
  static const char *const words[] = {"pauze", "pauzes", "lunch", "lunchpauze", "minstens", "hoogstens", "waarvan", "behalve", "of", "wisselend"};
  for (size_t i = from; i < to && i < p->n; i++)
    if (AMONG(p->words[i].fold, words)) return true;
  return false;
}

static struct text shown(const struct lint *l, int minutes) {
  if (minutes % HOUR == 0) return text_format(l->arena, "%d uur", minutes / HOUR);
  return text_format(l->arena, "%d uur en %d minuten", minutes / HOUR, minutes % HOUR);
}

static void look(const struct lint *l, const struct prose *p, size_t k) {
  enum { NEAR = 2 * HOUR };
  struct clock a, b;
  size_t end = 0;
  bool only_comma;
  if (!clock_at(p, k + 1, &a) || !word_is(p, a.to, "tot") || !clock_at(p, a.to + 1, &b) || !word_is(p, b.to - 1, "uur")) return;
  int minutes = span_of(&a, &b);
  size_t at = behind(p, b.to, &only_comma);
  int said = at > 0 ? length_at(p, at, &end) : 0;
  if (minutes == 0 || said == 0 || said == minutes || words_are(p, end, "per week") || words_are(p, end, "per maand")) return;
  if (only_comma && (said > minutes + NEAR || said < minutes - NEAR)) return;
  if (is_broken(p, sentence_begin(p, k), sentence_end(p, end - 1))) return;
  struct place times = word_place(p, &p->words[k + 1], &p->words[b.to - 1]), length = word_place(p, &p->words[at], &p->words[end - 1]);
  msg(l->model->sink, M_CLOCK_LENGTH, length, text_slice(p->src->text, times.off, times.off + times.len), shown(l, minutes),
      text_slice(p->src->text, length.off, length.off + length.len));
}

void lint_clock_spans(struct lint *l) {
  for (size_t i = 0; i < l->proses.n; i++)
    for (size_t k = 0; k < l->proses.p[i].n; k++)
      if (word_is(&l->proses.p[i], k, "van")) look(l, &l->proses.p[i], k);
}
