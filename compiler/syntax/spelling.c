#include "spelling.h"

#include <string.h>

#include "calendar.h"
#include "spelling_words.h"

enum { TAKEN = 9, LONGEST = 110, WORD_LONGEST = 40 }; // LONGEST: a longer line is not shown whole

struct entry {
  const char *pattern, *becomes, *more;
  const char *missing; // what is not there; NULL: something else is
};

static const struct entry entries[] = {
#define SPELLING(pattern, becomes, more) {pattern, becomes, more, NULL},
#define MISSING(pattern, what, becomes) {pattern, becomes, "", what},
#include "spelling.def"
};

struct wrong {
  struct arena *a;
  const struct spelled_line *line;
  const char *before, *from, *to; // what is wrong, and where the word before it begins
};

struct match {
  const char *from, *to;
  bool free; // it has more than plain words
  const char *rest; // where the rest of the line begins, when it takes that
  size_t n;
  struct text taken[TAKEN + 1]; // from 1
};

static const char *end_of(const struct spelled_line *line, size_t i) {
  return line->words[i].p + line->words[i].n;
}

// ---- patterns ----

static bool is_literal(struct arena *a, struct text element, struct text word) {
  if (word.n > WORD_LONGEST) return false;
  struct text rest = element, each, folded = text_fold(a, word);
  if (text_eq(element, TEXT("|")) || text_eq(element, TEXT("||"))) return text_eq(folded, element);
  while (text_split(&rest, '|', &each))
    if (text_eq(folded, each) || text_eq(word, each)) return true;
  return false;
}

static bool may_be_any(struct text word) {
  static const char *const never[] = {"en", "of", "tot", "(", ")", ",", ":", "."};
  for (size_t i = 0; i < sizeof never / sizeof *never; i++)
    if (text_eq(word, text_from(never[i]))) return false;
  return true;
}

static size_t any_at(const struct spelled_line *line, size_t i) {
  size_t n = spelled_date(line, i);
  if (n == 0) n = spelled_number(line, i);
  return n > 0 ? n : may_be_any(line->words[i]) ? 1 : 0;
}

// How many words at `i` the element takes; 0: it does not fit.
static size_t element_at(const struct wrong *w, struct text element, size_t i) {
  if (i >= w->line->n) return 0;
  if (text_eq(element, TEXT("#"))) return spelled_number(w->line, i);
  if (text_eq(element, TEXT("@"))) return spelled_date(w->line, i);
  if (text_eq(element, TEXT("\""))) return spelled_quoted(w->line->words[i]) ? 1 : 0;
  if (text_eq(element, TEXT("*")) || text_eq(element, TEXT("#|*"))) return spelled_quoted(w->line->words[i]) ? 0 : any_at(w->line, i);
  if (text_eq(element, TEXT("+"))) return spelled_quoted(w->line->words[i]) ? 0 : w->line->n - i;
  return is_literal(w->a, element, w->line->words[i]) ? 1 : 0;
}

static bool is_numbered(struct text element) {
  return element.n == 1 ? strchr("#@\"*+", element.p[0]) != NULL : memchr(element.p, '|', element.n) != NULL && !text_eq(element, TEXT("||"));
}

static bool matches_at(const struct wrong *w, const struct entry *e, size_t at, struct match *m) {
  struct text rest = text_from(e->pattern), element;
  size_t i = at;
  *m = (struct match){.from = w->line->words[at].p};
  while (text_split(&rest, ' ', &element)) {
    if (text_eq(element, TEXT("^"))) {
      if (at != 0) return false;
      continue;
    }
    if (text_eq(element, TEXT("$"))) {
      if (i != w->line->n) return false;
      continue;
    }
    size_t n = element_at(w, element, i);
    if (n == 0) return false;
    if (is_numbered(element) && m->n < TAKEN) {
      const char *from = w->line->words[i].p;
      if (text_eq(element, TEXT("+"))) m->rest = from;
      m->taken[++m->n] = (struct text){from, (size_t)(end_of(w->line, i + n - 1) - from)};
      m->free |= memchr(element.p, '|', element.n) == NULL || text_eq(element, TEXT("#|*"));
    }
    i += n;
  }
  m->to = end_of(w->line, i - 1);
  return true;
}

// What is wrong lies in it; or right behind it, where it is words alone. A rest begins with what is wrong.
static bool touches(const struct wrong *w, const struct match *m) {
  bool empty = w->from == w->to;
  if (m->rest != NULL && m->rest != w->from) return false;
  if (m->from < w->to + empty && w->from < m->to + empty) return true;
  return !m->free && m->from <= w->before && w->before < m->to;
}

static const struct entry *find(const struct wrong *w, struct match *m) {
  for (size_t e = 0; e < sizeof entries / sizeof *entries; e++)
    for (size_t i = 0; i < w->line->n; i++)
      if (matches_at(w, &entries[e], i, m) && touches(w, m)) return &entries[e];
  return NULL;
}

// ---- what it becomes ----

static struct text day_before(struct arena *a, struct text t) {
  day d;
  return date_parse(t, &d) && d > DAY_MIN ? date_dutch(a, d - 1) : t;
}

static struct text year_begin(struct arena *a, struct text t) {
  day d;
  int year, month, dom;
  if (!date_parse(t, &d)) return t;
  date_split(d, &year, &month, &dom);
  return date_dutch(a, date_from(year, 1, 1));
}

// In plain quotes, in the place of those that it has.
static struct text in_quotes(struct arena *a, struct text t) {
  static const char *const quotes[] = {"'", "\"", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9a", "\xe2\x80\x9c", "\xe2\x80\x9d"};
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    struct text q = text_from(quotes[i]);
    if (text_starts(t, q)) t = text_slice(t, q.n, t.n);
    if (text_ends(t, q)) t = text_slice(t, 0, t.n - q.n);
  }
  return text_format(a, "\"%.*s\"", TP(t));
}

static struct text filled_in(struct arena *a, const char *becomes, const struct match *m) {
  struct buf b = {.arena = a};
  for (const char *p = becomes; *p; p++) {
    bool sign = p[0] == '$' && p[1] != '\0' && strchr("-+<", p[1]) != NULL;
    char digit = p[0] == '$' ? p[sign ? 2 : 1] : '\0';
    if (digit < '1' || digit > '9') {
      buf_char(&b, *p);
      continue;
    }
    struct text t = m->taken[digit - '0'];
    if (sign && p[1] == '-') t = day_before(a, t);
    if (sign && p[1] == '<') t = year_begin(a, t);
    if (sign && p[1] == '+') t = in_quotes(a, t);
    buf_add(&b, t);
    p += sign ? 2 : 1;
  }
  return buf_text(&b);
}

// The line with `instead` in the place of what stands from `from` to `to`; a long line not whole.
static struct text line_with(const struct wrong *w, const char *from, const char *to, struct text instead) {
  const struct text line = w->line->text;
  if (line.n + instead.n > LONGEST) return instead;
  struct text front = {line.p, (size_t)(from - line.p)}, back = {to, (size_t)(line.p + line.n - to)};
  bool open = front.n == 0 || strchr(" \t(", front.p[front.n - 1]) != NULL, shut = back.n == 0 || strchr(" \t),:", back.p[0]) != NULL;
  return text_squeeze(w->a, text_format(w->a, "%.*s%s%.*s%s%.*s", TP(front), open ? "" : " ", TP(instead), shut ? "" : " ", TP(back)));
}

static struct text advice(const struct wrong *w, const struct entry *e, const struct match *m) {
  struct text more = filled_in(w->a, e->more, m);
  if (!e->becomes[0]) return more;
  struct text line = line_with(w, m->from, m->to, filled_in(w->a, e->becomes, m));
  return text_format(w->a, "Schrijf «%.*s».%s%.*s", TP(line), more.n > 0 ? " " : "", TP(more));
}

// ---- one word ----

static bool is_number_of(struct arena *a, struct text before) {
  static const char *const heads[] = {"eis", "onderdeel", "thema", "afwijking", "hoofdstuk", "versie", "voorheen", "van", "kpi", "taal"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (text_eq(text_fold(a, before), text_from(heads[i]))) return true;
  return before.n == 0;
}

// From a single quote to the next one.
static bool single_quotes(const struct wrong *w, struct text *found, struct text *instead) {
  static const char *const quotes[] = {"'", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9a"};
  const char *begin = NULL, *line_end = w->line->text.p + w->line->text.n;
  for (const char *p = w->from; p < line_end; p++) {
    size_t n = 0;
    for (size_t q = 0; q < sizeof quotes / sizeof *quotes; q++)
      if (text_starts((struct text){p, (size_t)(line_end - p)}, text_from(quotes[q]))) n = strlen(quotes[q]);
    if (n == 0 && begin == NULL) return false;
    if (n == 0) continue;
    if (begin == p) return false;
    if (begin != NULL) {
      *instead = text_format(w->a, "\"%.*s\"", (int)(p - begin), begin);
      *found = (struct text){w->from, (size_t)(p + n - w->from)};
      return true;
    }
    begin = p + n;
  }
  return false;
}

static bool other_shape(const struct wrong *w, struct text *found, struct text *instead) {
  for (size_t i = 0; i < w->line->n; i++) {
    struct text t = w->line->words[i], before = i > 0 ? w->line->words[i - 1] : NO_TEXT;
    bool word = t.p[0] >= 'a' && t.p[0] <= 'z'; // of a number: what is wrong may be the word behind it
    if (t.p >= w->to || (word ? w->before : w->from) >= t.p + t.n || is_number_of(w->a, before)) continue;
    *found = t;
    *instead = spelled_shape(w->a, t);
    if (instead->n > 0 || !word) return instead->n > 0;
  }
  return false;
}

bool spelling_tell(struct arena *a, struct sink *sink, const struct source *src, uint32_t before, uint32_t off, uint32_t end) {
  struct spelled_line line;
  const char *all = src->text.p;
  spelled_line_read(src->text, off, &line);
  struct wrong w = {a, &line, all + before, all + off, all + end};
  struct match m;
  struct text found, instead;
  const struct entry *e = find(&w, &m);
  if (e != NULL) {
    struct place place = {src, (uint32_t)(m.from - all), (uint32_t)(m.to - m.from)};
    if (e->missing != NULL) msg(sink, M_MISSING, place, text_from(e->missing), line_with(&w, m.from, m.to, filled_in(a, e->becomes, &m)));
    else msg(sink, M_SPELLED, place, (struct text){m.from, (size_t)(m.to - m.from)}, advice(&w, e, &m));
    return true;
  }
  if (!single_quotes(&w, &found, &instead) && !other_shape(&w, &found, &instead)) return false;
  struct text whole = line_with(&w, found.p, found.p + found.n, instead);
  msg(sink, M_SPELLED, ((struct place){src, (uint32_t)(found.p - all), (uint32_t)found.n}), found, text_format(a, "Schrijf «%.*s».", TP(whole)));
  return true;
}

struct text spelling_of_name(struct arena *a, struct text name) {
  static const struct { const char *name, *hint; } known[] = {
      {"waar", "Bij een vraag met ja of nee noemt u alleen het gegeven: «naam», of «niet naam» voor het tegendeel."},
      {"onwaar", "Bij een vraag met ja of nee noemt u alleen het gegeven: «naam», of «niet naam» voor het tegendeel."},
      {"true", "Bij een vraag met ja of nee noemt u alleen het gegeven: «naam», of «niet naam» voor het tegendeel."},
      {"false", "Bij een vraag met ja of nee noemt u alleen het gegeven: «naam», of «niet naam» voor het tegendeel."},
      {"vandaag", "Schrijf «peildatum»: de dag waarop wordt getoetst."},
      {"nu", "Schrijf «peildatum»: de dag waarop wordt getoetst."},
      {"etc", "Noem alles wat erbij hoort. Weet u niet wat dat is, maak er dan een oordeel van."},
      {"enz", "Noem alles wat erbij hoort. Weet u niet wat dat is, maak er dan een oordeel van."}};
  struct text folded = text_fold(a, name), number = spelled_shape(a, name);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (text_eq(folded, text_from(known[i].name))) return text_from(known[i].hint);
  return number.n == 0 ? NO_TEXT : text_format(a, "Schrijf een getal met cijfers: «%.*s».", TP(number));
}
