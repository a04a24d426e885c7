// Dates as people write them.
#include "calendar.h"

// Takes `least` to `most` digits off the text.
static bool take_number(struct text *t, size_t least, size_t most, int *out) {
  size_t n = 0;
  *out = 0;
  while (n < t->n && n < most && t->p[n] >= '0' && t->p[n] <= '9')
    *out = *out * 10 + (t->p[n++] - '0');
  *t = text_slice(*t, n, t->n);
  return n >= least;
}

static bool take(struct text *t, struct text word) {
  if (!text_starts(*t, word))
    return false;
  *t = text_slice(*t, word.n, t->n);
  return true;
}

// White space of any kind, at least one.
static bool take_space(struct text *t) {
  struct text trimmed = text_trim(*t);
  size_t skipped = trimmed.n == 0 ? t->n : (size_t)(trimmed.p - t->p);
  *t = text_slice(*t, skipped, t->n);
  return skipped > 0;
}

static bool starts_any_case(struct text t, const char *word, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (i >= t.n || (t.p[i] >= 'A' && t.p[i] <= 'Z' ? t.p[i] + 32 : t.p[i]) != word[i])
      return false;
  }
  return true;
}

static bool take_month(struct text *t, int *month) {
  static const char *const names[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                      "juli",    "augustus", "september", "oktober", "november", "december"};
  for (int i = 0; i < 12; i++) {
    struct text name = text_from(names[i]);
    if (!starts_any_case(*t, name.p, name.n))
      continue;
    *month = i + 1;
    *t = text_slice(*t, name.n, t->n);
    return true;
  }
  return false;
}

struct parts {
  int year, month, dom;
};

static bool iso(struct text t, struct parts *p) {
  return take_number(&t, 4, 4, &p->year) && take(&t, TEXT("-")) && take_number(&t, 2, 2, &p->month) &&
         take(&t, TEXT("-")) && take_number(&t, 2, 2, &p->dom) && t.n == 0;
}

static bool dutch(struct text t, struct parts *p) {
  return take_number(&t, 1, 2, &p->dom) && take(&t, TEXT("-")) && take_number(&t, 1, 2, &p->month) &&
         take(&t, TEXT("-")) && take_number(&t, 4, 4, &p->year) && t.n == 0;
}

static bool in_words(struct text t, struct parts *p) {
  return take_number(&t, 1, 2, &p->dom) && take_space(&t) && take_month(&t, &p->month) && take_space(&t) &&
         take_number(&t, 4, 4, &p->year) && t.n == 0;
}

bool date_parse(struct text t, day *out) {
  struct parts p;
  t = text_trim(t);
  if (!(iso(t, &p) || dutch(t, &p) || in_words(t, &p)) || !date_valid(p.year, p.month, p.dom))
    return false;
  *out = date_from(p.year, p.month, p.dom);
  return true;
}

struct text date_iso(struct arena *a, day d) {
  struct parts p;
  date_split(d, &p.year, &p.month, &p.dom);
  return text_format(a, "%04d-%02d-%02d", p.year, p.month, p.dom);
}

struct text date_dutch(struct arena *a, day d) {
  struct parts p;
  date_split(d, &p.year, &p.month, &p.dom);
  return text_format(a, "%02d-%02d-%04d", p.dom, p.month, p.year);
}
