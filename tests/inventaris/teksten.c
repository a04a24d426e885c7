// The digest of the text of each eis and each exception, so that a text can be compared without being copied.
//
//   teksten image SET.eisb NAME    what a compiled set says: kind, number, digest
//   teksten tekst TEXTS.tsv NAME   what a list of texts says (set, number, place, text): number, digest
//   teksten document SET.eisb NAME DOCUMENT.txt PLACES.tsv   are its words in the document, in order, from the lines it is said to stand
//                                  at (kind, number, «r.939-1044+1383»): kind, number, «goed» or the first word that is not there
//
// Compared is what is said, not how it is laid out: white space, the marks of a list and markup do not count, and of tracked changes
// what was struck out does not. The text of an eis is its own and, in order, those of its onderdelen and of the exceptions on it in its
// own set. What only repeats what stands above it adds nothing. In a document, words may be passed over: the foot of a page, a note.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "image.h"

enum {
  SHORT = 16, // digits of a digest that are shown
  GAP = 1000  // characters of a document that may be passed over before the next word
};

static bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// Of markup at the begin of `from`: how long it is, and in b what it says. 0: it is none, such as «< 10%».
static size_t markup(struct buf *b, struct text from) {
  static const struct { const char *begin, *end, *says; } table[] = {
      {"**", "", ""}, {"<del>", "</del>", ""}, {"~~", "~~", ""}, {"&amp;", "", "&"}, {"&lt;", "", "<"}, {"&gt;", "", ">"},
      {"<sup>", "</sup>", ""}, {"<b>Eis ", "</b>", ""}, {"[factsheet](#)", "", "factsheet"}}; // a note, the number of an eis, a link
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (!text_starts(from, text_from(table[i].begin)))
      continue;
    size_t begin = strlen(table[i].begin), end = strlen(table[i].end);
    const char *at = memmem(from.p + begin, from.n - begin, table[i].end, end);
    buf_addz(b, table[i].says);
    return end == 0 || at == NULL ? begin : (size_t)(at - from.p) + end;
  }
  const char *close = from.p[0] == '<' ? memchr(from.p, '>', from.n) : NULL;
  if (close == NULL || !(is_letter(from.p[1]) || from.p[1] == '/'))
    return 0;
  size_t length = (size_t)(close - from.p) + 1;
  buf_add(b, text_starts(from, TEXT("<http")) ? text_slice(from, 1, length - 1) : TEXT(" "));
  return length;
}

static struct text without_markup(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  for (size_t i = 0, marked; i < t.n; i += marked) {
    marked = markup(&b, text_slice(t, i, t.n));
    if (marked > 0)
      continue;
    buf_char(&b, t.p[i]);
    marked = 1;
  }
  return buf_text(&b);
}

// Does a word stand for a point of a list? `before` is what is said up to there.
static bool is_mark(struct text one, struct text before) {
  static const char *const marks[] = {"-", "–", "•", "▪", "○", "o", "*", "|"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (text_eq(one, text_from(marks[i])))
      return true;
  if (strspn(one.p, "#") >= one.n)
    return true;
  char last = one.p[one.n - 1];
  if (one.n == 2 && is_letter(one.p[0]) && (last == ')' || last == '.'))
    return true;
  bool number = one.n <= 3 && last == '.' && strspn(one.p, "0123456789") == one.n - 1 && one.n > 1;
  return number && (before.n == 0 || strchr(".:;,)?", before.p[before.n - 1]));
}

// What is said, on one line with `between` instead of white space; added behind what was said before.
static void say(struct buf *b, struct arena *a, struct text t, const char *between) {
  struct text rest = text_squeeze(a, without_markup(a, t)), one;
  while (text_split(&rest, ' ', &one)) {
    one = text_copy(a, one);
    if (one.n == 0 || is_mark(one, buf_text(b)))
      continue;
    if (b->n > 0)
      buf_addz(b, between);
    buf_add(b, one);
  }
}

static struct text said(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  say(&b, a, t, "");
  return buf_text(&b);
}

static struct text digest_text(struct arena *a, struct text t) {
  struct digest d = digest_of(t);
  return text_slice(digest_hex(a, &d), 0, SHORT);
}

// ---- a compiled set ----

// One row of the inventory: an eis, a kpi or an exception with all that it says.
struct row {
  const char *kind;
  struct text number, words;
};
typedef void row_fn(void *context, const struct row *row);

static bool says(struct arena *a, struct text above, struct text own) {
  above = said(a, above);
  own = said(a, own);
  return own.n > 0 && above.n >= own.n && memmem(above.p, above.n, own.p, own.n);
}

static bool repeats(struct arena *a, const struct image *im, uint32_t t) {
  struct text own = img_text(im, im->targets[t].text);
  for (uint32_t up = im->targets[t].parent; up != NONE; up = im->targets[up].parent)
    if (says(a, img_text(im, im->targets[up].text), own))
      return true;
  return false;
}

// The eis of its own set that an exception is on. NONE: it is on another set, or on none.
static uint32_t own_eis(const struct image *im, uint32_t exception) {
  const struct img_exception *e = &im->exceptions[exception];
  uint32_t t = e->aims == 0 ? NONE : im->aims[e->first_aim].target;
  if (t == NONE || im->targets[t].set != e->set || im->targets[t].exception != NONE)
    return NONE;
  return im->targets[t].parent == NONE ? t : im->targets[t].eis;
}

// Does an exception only repeat what an eis of its own set says?
static bool is_repeated(struct arena *a, const struct image *im, const struct img_exception *e) {
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (im->targets[t].set == e->set && im->targets[t].exception == NONE && says(a, img_text(im, im->targets[t].text), img_text(im, e->text)))
      return true;
  return false;
}

static void tell_eis(struct arena *a, const struct image *im, uint32_t eis, row_fn *tell, void *context) {
  struct buf all = {.arena = a};
  for (uint32_t t = eis; t < im->n_targets; t++) {
    const struct img_target *target = &im->targets[t];
    if (target->exception == NONE && (t == eis || target->eis == eis) && !repeats(a, im, t))
      say(&all, a, img_text(im, target->text), " ");
  }
  for (uint32_t x = 0; x < im->n_exceptions; x++)
    if (own_eis(im, x) == eis && !says(a, buf_text(&all), img_text(im, im->exceptions[x].text)))
      say(&all, a, img_text(im, im->exceptions[x].text), " ");
  struct text number = img_text(im, im->targets[eis].number), kpi = TEXT("kpi ");
  bool is_kpi = text_starts(number, kpi);
  number = is_kpi ? text_slice(number, kpi.n, number.n) : number;
  tell(context, &(struct row){is_kpi ? "kpi" : "eis", number, buf_text(&all)});
}

static bool tell_rows(struct arena *a, struct text bytes, struct text name, row_fn *tell, void *context) {
  struct image im;
  struct sink sink = {.arena = a};
  if (!image_read(a, &sink, name, bytes, &im))
    return false;
  uint32_t set = image_find_set(&im, name);
  for (uint32_t t = 0; t < im.n_targets; t++)
    if (im.targets[t].set == set && im.targets[t].exception == NONE && im.targets[t].parent == NONE)
      tell_eis(a, &im, t, tell, context);
  for (uint32_t x = 0; x < im.n_exceptions; x++) {
    const struct img_exception *e = &im.exceptions[x];
    // without text: «geldt ook voor elke …», which is none of the document
    if (e->set != set || e->text.len == 0 || own_eis(&im, x) != NONE || is_repeated(a, &im, e))
      continue;
    struct buf words = {.arena = a};
    say(&words, a, img_text(&im, e->text), " ");
    tell(context, &(struct row){"afwijking", img_text(&im, e->label), buf_text(&words)});
  }
  return true;
}

static void show_row(void *context, const struct row *row) {
  struct arena *a = context;
  printf("%s\t%.*s\t%.*s\n", row->kind, TP(row->number), TP(digest_text(a, said(a, row->words))));
}

// ---- a document ----

struct places {
  struct arena *arena;
  struct text document, places;
};

// What the document says from a line on (the first is 1).
static struct text from_line(const struct places *p, size_t line) {
  struct text rest = p->document, skipped;
  while (line > 1 && text_split(&rest, '\n', &skipped))
    line--;
  return said(p->arena, rest);
}

// The places of a row: «r.939-1044+1383». Empty: it has none.
static struct text places_of(const struct places *p, const struct row *row) {
  struct text rest = p->places, line, kind, number;
  while (text_split(&rest, '\n', &line))
    if (text_split(&line, '\t', &kind) && text_split(&line, '\t', &number) && text_eq(kind, text_from(row->kind)) && text_eq(number, row->number))
      return line;
  return TEXT("");
}

// The document behind a word that stands in it, near its begin. .p NULL: it does not.
static struct text behind(struct text document, struct text one) {
  size_t most = document.n < GAP + one.n ? document.n : GAP + one.n;
  const char *at = memmem(document.p, most, one.p, one.n);
  return at == NULL ? (struct text){NULL, 0} : text_slice(document, (size_t)(at - document.p) + one.n, document.n);
}

static void find_row(void *context, const struct row *row) {
  const struct places *p = context;
  struct text places = places_of(p, row), words = row->words, one, place, document = {NULL, 0};
  while (row->words.n > 0 && text_split(&words, ' ', &one)) {
    struct text next = document.p == NULL ? document : behind(document, one);
    while (next.p == NULL && text_split(&places, '+', &place)) {
      while (place.n > 0 && (place.p[0] < '0' || place.p[0] > '9'))
        place = text_slice(place, 1, place.n);
      document = from_line(p, strtoul(text_copy(p->arena, place).p, NULL, 10));
      next = behind(document, one);
    }
    document = next;
    if (document.p == NULL) {
      printf("%s\t%.*s\t%.*s\n", row->kind, TP(row->number), TP(one));
      return;
    }
  }
  printf("%s\t%.*s\tgoed\n", row->kind, TP(row->number));
}

// ---- a list of texts ----

static int show_list(struct arena *a, struct text rest, struct text name) {
  struct text line, set, number, place;
  while (text_split(&rest, '\n', &line)) {
    if (!text_split(&line, '\t', &set) || !text_eq(set, name))
      continue;
    if (text_split(&line, '\t', &number) && text_split(&line, '\t', &place))
      printf("%.*s\t%.*s\n", TP(number), TP(digest_text(a, said(a, line))));
  }
  return EXIT_SUCCESS;
}

static void no_memory(void *context) {
  (void)context;
  fputs("geen geheugen meer\n", stderr);
  abort();
}

static int run(struct arena *a, int argc, char **argv) {
  struct sink sink = {.arena = a};
  struct text bytes, mode = text_from(argc > 1 ? argv[1] : "");
  struct places places = {.arena = a};
  if (argc < 4 || !file_read(a, &sink, argv[2], &bytes))
    return EXIT_FAILURE;
  struct text name = text_from(argv[3]);
  if (text_eq(mode, TEXT("tekst")))
    return show_list(a, bytes, name);
  if (text_eq(mode, TEXT("image")))
    return tell_rows(a, bytes, name, show_row, a) ? EXIT_SUCCESS : EXIT_FAILURE;
  if (argc != 6 || !file_read(a, &sink, argv[4], &places.document) || !file_read(a, &sink, argv[5], &places.places))
    return EXIT_FAILURE;
  return tell_rows(a, bytes, name, find_row, &places) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv) {
  struct arena *a = arena_new((struct oom){no_memory, NULL});
  int status = run(a, argc, argv);
  arena_free(a);
  return status;
}
