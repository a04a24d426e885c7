// One address of the web in two spellings: «…/dagingvulling-en-participatie» and «…/daginvulling-en-participatie».
#include "rule.h"

enum { LEAST = 6, MANY = 64 }; // letters of a part; parts that are laid side by side
struct part {
  struct text text;  // in small letters
  struct text whole; // the address as written
  struct place place;
  struct part *next;
};

static bool is_end(char c) { return c == ' ' || c == '\n' || c == '\t' || c == ')' || c == '>' || c == '"' || c == ',' || c == ';' || (c & 0x80); }

// The address that begins at `at`, without what ends the sentence; NO_TEXT: none begins there.
static struct text address_at(struct text t, size_t at) {
  static const char *const starts[] = {"https://", "http://", "www."};
  struct text rest = text_slice(t, at, t.n);
  bool begins = false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) begins |= text_starts(rest, text_from(starts[i]));
  size_t n = 0;
  while (begins && n < rest.n && !is_end(rest.p[n])) n++;
  while (n > 0 && (rest.p[n - 1] == '.' || rest.p[n - 1] == ':' || rest.p[n - 1] == '/' || rest.p[n - 1] == '?')) n--;
  return text_slice(rest, 0, n);
}

static struct text bare(const struct lint *l, struct text address) {
  static const char *const starts[] = {"https://", "http://", "www."};
  struct text t = text_fold(l->arena, address);
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (text_starts(t, text_from(starts[i]))) t = text_slice(t, text_from(starts[i]).n, t.n);
  return t;
}

static bool has_digit(struct text t) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] >= '0' && t.p[i] <= '9') return true;
  return false;
}

// One letter more, less or other; not behind it, as in «formulier» and «formulieren».
static bool is_slip(struct text a, struct text b) {
  if (a.n < LEAST || b.n < LEAST || text_starts(a, b) || text_starts(b, a) || has_digit(a) || has_digit(b)) return false;
  return text_distance(a, b, 1) == 1;
}

// Beside what else stands there in an address that is the same so far. The bytes of a pointer are kept in the map.
static bool meet(const struct lint *l, struct map *at, struct text before, struct part *one) {
  const uintptr_t *had = map_find(at, before);
  struct part *first = had ? (struct part *)*had : NULL;
  size_t n = 0;
  for (const struct part *o = first; o && n < MANY; o = o->next, n++) {
    if (text_eq(o->text, one->text)) return false;
    if (!is_slip(o->text, one->text)) continue;
    struct message *m = msg(l->model->sink, M_ADDRESS_TWICE, one->place, one->whole, o->whole);
    msg_note(l->model->sink, m, M_NOTE_SPELLING, o->place, o->whole);
    return true;
  }
  one->next = first;
  map_set(at, before, (uintptr_t)one);
  return false;
}

static void look(const struct lint *l, struct map *at, const struct source *src, struct text address) {
  struct text whole = bare(l, address);
  size_t from = 0;
  for (size_t i = 0; i <= whole.n; i++) {
    if (i < whole.n && whole.p[i] != '/') continue;
    struct part *one = NEW(l->arena, struct part);
    *one = (struct part){text_slice(whole, from, i), address, {src, (uint32_t)(address.p - src->text.p), (uint32_t)address.n}, NULL};
      if (meet(l, at, text_slice(whole, 0, from), one)) return;
    from = i + 1;
  }
}

void lint_addresses(struct lint *l) {
  struct map at = {.arena = l->arena};
  for (size_t i = 0; i < l->proses.n; i++) {
    struct text t = l->proses.p[i].node->text;
    for (size_t k = 0; k < t.n; k++) {
      if (t.p[k] != 'h' && t.p[k] != 'w') continue;
      struct text address = address_at(t, k);
      if (address.n == 0) continue;
      look(l, &at, l->proses.p[i].src, address);
      k += address.n - 1;
    }
  }
}
