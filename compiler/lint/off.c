// Lines that switch a rule off: `# lint uit L0601, W0415: reden`.
#include <string.h>

#include "rule.h"
#include "tokens.h"

struct off {
  struct place place;  // of the comment
  struct place code;   // of the code in it
  struct place all;    // of what goes when this code goes: the comment, its line, or the code with a comma
  enum message_id id;
  uint32_t from, to;   // of the source, in bytes
  bool used;
};
struct offs {
  struct lint *lint;
  const struct source *src;
  struct tokens tokens;
  VEC(struct off) list;
};

static bool find_code(struct text code, enum message_id *id) {
  for (int i = 0; i < M_COUNT; i++)
    if (text_eq(code, text_from(msg_code((enum message_id)i)))) {
      *id = (enum message_id)i;
      return true;
    }
  return false;
}

static void say_unknown(struct offs *o, struct place at, struct text code) {
  struct text codes[M_COUNT];
  size_t n = 0;
  for (int i = 0; i < M_COUNT; i++)
    if (msg_severity((enum message_id)i) < ERROR) codes[n++] = text_from(msg_code((enum message_id)i));
  msg(o->lint->model->sink, M_LINT_OFF_CODE, at, code, text_nearest(code, codes, n));
}

// It does nothing, so without it nothing changes.
static void say_error(struct offs *o, const struct off *off, struct text code) {
  struct message *m = msg(o->lint->model->sink, M_LINT_OFF_ERROR, off->code, code);
  msg_edit(o->lint->model->sink, m, off->all, NO_TEXT);
}

// The first word on a line behind `line`, or on it when `at`; the number of tokens when there is none.
static size_t token_behind(const struct tokens *t, uint32_t line, bool at) {
  size_t low = 0, high = t->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (at ? t->p[middle].line < line : t->p[middle].line <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The line that a comment speaks of, and the block below it.
static void reach(const struct offs *o, const struct comment *c, uint32_t *from, uint32_t *to) {
  const struct tokens *t = &o->tokens;
  size_t first = token_behind(t, c->line, !c->alone), i = first;
  *from = *to = (uint32_t)o->src->text.n;
  if (first == t->n) return;
  *from = t->p[first].off;
  if (first == 0 || (first == 2 && text_eq(t->p[0].text, TEXT("taal")))) return; // above the head: all of it
  for (uint32_t line = t->p[first].line; i < t->n; i++) {
    if (t->p[i].line > line && t->p[i].column <= t->p[first].column) break;
    line = t->p[i].line;
  }
  if (i < t->n) *to = t->p[i].off;
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The comment with what stands before it on its line; all of the line when that is nothing.
static struct place whole(const struct offs *o, const struct comment *c) {
  struct text t = o->src->text;
  uint32_t from = c->off, to = c->off + c->len;
  while (from > 0 && is_blank(t.p[from - 1])) from--;
  if (c->alone && to < t.n) to++;
  return (struct place){o->src, from, to - from};
}

// The code with the comma before or behind it.
static struct place with_comma(const struct offs *o, struct place code) {
  struct text t = o->src->text;
  uint32_t from = code.off, to = code.off + code.len;
  while (is_blank(t.p[from - 1])) from--;
  if (t.p[from - 1] == ',') return (struct place){o->src, from - 1, to - from + 1};
  while (t.p[to] != ',') to++;
  for (to++; is_blank(t.p[to]);) to++;
  return (struct place){o->src, code.off, to - code.off};
}

static void add_codes(struct offs *o, const struct comment *c, struct text codes) {
  struct text one;
  bool more = memchr(codes.p, ',', codes.n) != NULL;
  struct off off = {.place = {o->src, c->off, c->len}};
  reach(o, c, &off.from, &off.to);
  while (text_split(&codes, ',', &one)) {
    one = text_trim(one);
    off.code = (struct place){o->src, (uint32_t)(one.p - o->src->text.p), (uint32_t)one.n};
    off.all = more ? with_comma(o, off.code) : whole(o, c);
    if (!find_code(one, &off.id)) say_unknown(o, off.code, one);
    else if (msg_severity(off.id) >= ERROR) say_error(o, &off, one);
    else vec_push(o->lint->arena, &o->list, off);
  }
}

static void read_comment(struct offs *o, const struct comment *c) {
  struct text line = text_trim(text_slice(o->src->text, c->off + 1, c->off + c->len)), codes = line;
  if (!text_starts(line, TEXT("lint uit"))) return;
  line = text_slice(line, 8, line.n);
  size_t colon = 0;
  while (colon < line.n && line.p[colon] != ':') colon++;
  codes = text_slice(line, 0, colon);
  if (text_trim(text_slice(line, colon + (colon < line.n), line.n)).n == 0) {
    msg(o->lint->model->sink, M_LINT_OFF_REASON, ((struct place){o->src, c->off, c->len}));
    return;
  }
  add_codes(o, c, codes);
}

static bool is_on(void *context, const struct message *m) {
  struct offs *o = context;
  bool on = true;
  for (size_t i = 0; i < o->list.n; i++) {
    struct off *off = &o->list.p[i];
    if (off->id != m->id || m->place.src != o->src || m->place.off < off->from || m->place.off >= off->to) continue;
    off->used = true;
    on = false;
  }
  return on;
}

void lint_off(struct lint *l) {
  struct offs o = {.lint = l, .src = l->src};
  struct comments comments = {0};
  syntax_tokens(l->arena, l->src, &o.tokens, &comments);
  for (size_t i = 0; i < comments.n; i++) read_comment(&o, &comments.p[i]);
  sink_keep(l->model->sink, is_on, &o);
  for (size_t i = 0; i < o.list.n; i++)
    if (!o.list.p[i].used) {
      struct message *m = msg(l->model->sink, M_LINT_OFF_UNUSED, o.list.p[i].code, text_from(msg_code(o.list.p[i].id)));
      msg_edit(l->model->sink, m, o.list.p[i].all, NO_TEXT);
    }
}
