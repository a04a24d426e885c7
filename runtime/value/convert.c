#include "convert.h"
#include "value.h"

static bool is_word(struct text t, const char *const *words) {
  for (; *words; words++)
    if (text_eq(t, text_from(*words)))
      return true;
  return false;
}

enum reading convert_bool(struct text t, int64_t *out) {
  static const char *const yes[] = {"ja", "j", "true", "waar", "1", "x", NULL};
  static const char *const no[] = {"nee", "n", "false", "onwaar", "0", NULL};
  *out = is_word(t, yes);
  return *out || is_word(t, no) ? READ_OK : READ_BAD;
}

bool convert_is_absent(struct text t) {
  static const char *const words[] = {"geen", "-", "–", "n.v.t.", "nvt", "niet van toepassing", NULL};
  return is_word(t, words);
}

bool convert_is_error(struct text t) {
  static const char *const words[] = {"#n/b", "#n/a", "#nb", "#na", NULL};
  size_t hashes = 0;
  while (hashes < t.n && t.p[hashes] == '#')
    hashes++;
  if (hashes == 0 || t.n > 24)
    return false;
  return (hashes == t.n && hashes > 1) || is_word(t, words) || (t.n > 2 && (text_ends(t, TEXT("!")) || text_ends(t, TEXT("?"))));
}

enum reading convert_date(struct text t, int64_t *out) {
  day d;
  if (!date_parse(t, &d))
    return READ_BAD;
  *out = d;
  return READ_OK;
}

static bool take_start(struct text *t, struct text start) {
  if (!text_starts(*t, start))
    return false;
  *t = text_trim(text_slice(*t, start.n, t->n));
  return true;
}

static bool take_end(struct text *t, struct text end) {
  if (!text_ends(*t, end))
    return false;
  *t = text_trim(text_slice(*t, 0, t->n - end.n));
  return true;
}

static bool take_sign(struct text *t) {
  if (take_start(t, TEXT("-")) || take_start(t, TEXT("−")))
    return true;
  take_start(t, TEXT("+"));
  return false;
}

static bool all_digits(struct text t) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] < '0' || t.p[i] > '9')
      return false;
  return t.n > 0;
}

static size_t find(struct text t, char c) {
  size_t i = 0;
  while (i < t.n && t.p[i] != c)
    i++;
  return i;
}

// 1.234.567: groups of three behind a first of one to three that does not start with 0.
static bool is_grouped(struct text t) {
  struct text part;
  if (find(t, '.') == t.n || find(t, '.') > 3 || t.p[0] == '0' || t.p[t.n - 1] == '.')
    return false;
  for (bool first = true; text_split(&t, '.', &part); first = false)
    if (!all_digits(part) || (!first && part.n != 3))
      return false;
  return true;
}

static bool add_digits(struct text t, int64_t *n) {
  for (size_t i = 0; i < t.n; i++) {
    if (t.p[i] == '.')
      continue;
    if (__builtin_mul_overflow(*n, 10, n) || __builtin_add_overflow(*n, t.p[i] - '0', n))
      return false;
  }
  return true;
}

// Digits without a sign: a mantissa and how many of its digits stand behind the comma. A dot makes groups of three; a
// single dot that cannot is a decimal point, as programs write it.
static enum reading read_digits(struct text t, int64_t *n, int *decimals) {
  size_t comma = find(t, ',');
  struct text whole = text_slice(t, 0, comma), fraction = NO_TEXT;
  bool split = comma < t.n;
  if (split) {
    fraction = text_slice(t, comma + 1, t.n);
  } else if (!is_grouped(t) && find(t, '.') < t.n) {
    split = true;
    whole = text_slice(t, 0, find(t, '.'));
    fraction = text_slice(t, find(t, '.') + 1, t.n);
  }
  if (!all_digits(whole) && !is_grouped(whole))
    return READ_BAD;
  if (split && !all_digits(fraction))
    return READ_BAD;
  *n = 0;
  *decimals = (int)(fraction.n < 100 ? fraction.n : 100);
  return add_digits(whole, n) && add_digits(fraction, n) ? READ_OK : READ_LARGE;
}

static int take_multiplier(struct text *t) {
  static const struct {
    struct text word;
    int zeros;
  } words[] = {
      {{"duizend", 7}, 3}, {{"miljoen", 7}, 6}, {{"mln.", 4}, 6}, {{"mln", 3}, 6}, {{"miljard", 7}, 9},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (take_end(t, words[i].word))
      return words[i].zeros;
  return 0;
}

// n × 10^power, exactly.
static enum reading scale(int64_t n, int power, bool negative, int64_t *out) {
  for (; power < 0; power++) {
    if (n % 10)
      return READ_FINE;
    n /= 10;
  }
  for (; power > 0; power--)
    if (__builtin_mul_overflow(n, 10, &n))
      return READ_LARGE;
  if (n > VALUE_MAX)
    return READ_LARGE;
  *out = negative ? -n : n;
  return READ_OK;
}

static enum reading read_number(struct text t, int places, int64_t *out) {
  bool negative = take_sign(&t);
  int zeros = take_multiplier(&t), decimals;
  int64_t n;
  enum reading r = read_digits(t, &n, &decimals);
  return r == READ_OK ? scale(n, places + zeros - decimals, negative, out) : r;
}

enum reading convert_number(struct text t, int64_t *out) {
  return read_number(t, 6, out);
}

enum reading convert_percent(struct text t, int64_t *out) {
  if (!take_end(&t, TEXT("%")))
    take_end(&t, TEXT("procent"));
  return read_number(t, 6, out);
}

static bool take_currency(struct text *t) {
  return take_start(t, TEXT("€")) || take_start(t, TEXT("eur ")) || take_end(t, TEXT("€")) ||
         take_end(t, TEXT("euro")) || take_end(t, TEXT("eur"));
}

// A third digit behind the comma is refused even when it is 0: "1,500" may be an English fifteen hundred.
enum reading convert_money(struct text t, int64_t *out) {
  bool negative = take_sign(&t);
  take_currency(&t);
  if (!negative)
    negative = take_sign(&t);
  if (!take_end(&t, TEXT(",--")) && !take_end(&t, TEXT(",-")))
    take_end(&t, TEXT(",–"));
  int zeros = take_multiplier(&t), decimals;
  int64_t n;
  enum reading r = read_digits(t, &n, &decimals);
  if (r != READ_OK)
    return r;
  if (decimals > 2 && !zeros)
    return READ_FINE;
  return scale(n, 2 + zeros - decimals, negative, out);
}

static void show_grouped(struct buf *b, uint64_t n) {
  if (n >= 1000) {
    show_grouped(b, n / 1000);
    buf_format(b, ".%03u", (unsigned)(n % 1000));
  } else {
    buf_format(b, "%u", (unsigned)n);
  }
}

static uint64_t magnitude(int64_t n) {
  return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

struct text convert_show_number(struct arena *a, int64_t millionths) {
  struct buf b = {.arena = a};
  uint64_t n = magnitude(millionths), fraction = n % NUMBER_SCALE;
  if (millionths < 0)
    buf_char(&b, '-');
  show_grouped(&b, n / NUMBER_SCALE);
  if (fraction) {
    int digits = 6;
    for (; fraction % 10 == 0; fraction /= 10)
      digits--;
    buf_format(&b, ",%0*u", digits, (unsigned)fraction);
  }
  return buf_text(&b);
}

struct text convert_show_money(struct arena *a, int64_t cents) {
  struct buf b = {.arena = a};
  uint64_t n = magnitude(cents);
  buf_addz(&b, cents < 0 ? "€ -" : "€ ");
  show_grouped(&b, n / 100);
  buf_format(&b, ",%02u", (unsigned)(n % 100));
  return buf_text(&b);
}
