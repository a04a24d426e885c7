#include "words.h"

#include "parser.h"
#include "tokens.h"

struct reading {
  struct words *w;
  const struct comments *comments;
  size_t comment;     // the next one
  uint32_t at;        // what was read
  unsigned ends;      // of lines since the last word or comment
  bool loose;         // the last line has no token yet
  bool broke, begins; // a line ended since the last word; for the parser too
  bool last_is_word;
  unsigned level, depth;
  uint32_t columns[DEPTH_LIMIT + 2]; // of the levels
};

size_t blank_at(struct text t, size_t at) {
  unsigned char c[3] = {0};
  for (size_t i = 0; i < 3 && at + i < t.n; i++)
    c[i] = (unsigned char)t.p[at + i];
  if (c[0] == ' ' || c[0] == '\t' || c[0] == '\v' || c[0] == '\f')
    return 1;
  if (c[0] == 0xC2 && c[1] == 0xA0)
    return 2;
  bool space = (c[0] == 0xE2 && c[1] == 0x80 && (c[2] <= 0x8A || c[2] == 0xAF)) || (c[0] == 0xE2 && c[1] == 0x81 && c[2] == 0x9F);
  bool wide = c[0] == 0xE3 && c[1] == 0x80 && c[2] == 0x80;
  bool mark = c[0] == 0xEF && c[1] == 0xBB && c[2] == 0xBF; // of the byte order, at the begin of a file
  return space || wide || mark ? 3 : 0;
}

struct text plain_text(struct arena *a, struct text t) {
  struct buf b = {.arena = a};
  for (size_t at = 0, n; at < t.n; at += n > 0 ? n : 1) {
    n = blank_at(t, at);
    if (n == 0)
      buf_char(&b, t.p[at]);
    else if (b.n > 0 && b.p[b.n - 1] != ' ')
      buf_char(&b, ' ');
  }
  return buf_text(&b);
}

// Without the white space at its end.
static struct text cut_end(struct text t) {
  size_t end = 0;
  for (size_t at = 0, n; at < t.n; at += n > 0 ? n : 1) {
    n = blank_at(t, at);
    if (n == 0)
      end = at + 1;
  }
  return text_slice(t, 0, end);
}

// The level of a comment alone on its line: that of what follows, or of what stands before it when it is indented so.
static unsigned remark_level(const struct reading *r, const struct remark *c, unsigned before, unsigned after) {
  unsigned level = after;
  while (level < before && r->columns[level + 1] <= c->column)
    level++;
  return level;
}

static void add_remark(struct reading *r, const struct comment *c) {
  struct words *w = r->w;
  struct remark remark = {.text = cut_end(text_slice(w->src->text, c->off, c->off + c->len)), .before = w->list.n, .column = c->column};
  remark.behind = r->ends == 0 && r->last_is_word;
  remark.blank = r->ends >= 2;
  vec_push(w->arena, &w->remarks, remark);
  r->at = c->off + c->len;
  r->ends = 0;
  r->last_is_word = false;
}

static void level_remarks(struct reading *r, unsigned before, unsigned after) {
  struct words *w = r->w;
  for (size_t i = w->remarks.n; i > 0 && w->remarks.p[i - 1].before == w->list.n; i--)
    w->remarks.p[i - 1].level = remark_level(r, &w->remarks.p[i - 1], before, after);
}

static void begin_line(struct reading *r, uint32_t column) {
  struct words *w = r->w;
  unsigned before = w->lines.n > 0 ? w->lines.p[w->lines.n - 1].level : 0;
  level_remarks(r, before, r->level);
  r->columns[r->level] = column;
  struct line line = {.from = w->list.n, .to = w->list.n, .level = r->level, .column = column, .blank = r->ends >= 2};
  vec_push(w->arena, &w->lines, line);
  r->begins = false;
  r->loose = true;
  r->depth = 0;
}

static void add_word(struct reading *r, struct word word, uint32_t len) {
  struct words *w = r->w;
  if (word.kind == ')' && r->depth > 0)
    r->depth--;
  word.depth = r->depth;
  word.broke = r->broke;
  if (word.kind == '(')
    r->depth++;
  vec_push(w->arena, &w->list, word);
  w->lines.p[w->lines.n - 1].to = w->list.n;
  r->at = word.off + len;
  r->ends = 0;
  r->broke = false;
  r->last_is_word = true;
}

// What gives no token: an article, or the comma before `behalve`.
static void add_loose(struct reading *r, uint32_t column, bool at_end) {
  struct text all = r->w->src->text;
  uint32_t end = r->at;
  bool comma = all.p[end] == ',';
  while (end < all.n && (end == r->at || (!comma && all.p[end] >= 'a' && all.p[end] <= 'z')))
    end++;
  if (r->begins && r->broke && !at_end)
    begin_line(r, column);
  struct word word = {.kind = comma ? ',' : 0, .off = r->at, .text = text_slice(all, r->at, end)};
  add_word(r, word, end - r->at);
}

// What stands between two tokens, up to `to`. `column`: of the token there.
static void read_gap(struct reading *r, uint32_t to, uint32_t column, bool at_end) {
  struct text all = r->w->src->text;
  while (r->at < to) {
    size_t blank = blank_at(all, r->at);
    const struct comment *c = r->comment < r->comments->n ? &r->comments->p[r->comment] : NULL;
    if (blank > 0) {
      r->at += (uint32_t)blank;
    } else if (all.p[r->at] == '\n' || all.p[r->at] == '\r') {
      r->at += all.p[r->at] == '\r' && r->at + 1 < to && all.p[r->at + 1] == '\n' ? 2 : 1;
      r->ends++;
      r->broke = true;
    } else if (c != NULL && c->off == r->at) {
      add_remark(r, c);
      r->comment++;
    } else if (r->w->lines.n > 0 || !at_end) {
      if (r->w->lines.n == 0)
        begin_line(r, column);
      add_loose(r, column, at_end);
    } else {
      r->at = to;
    }
  }
}

static bool has_quote(struct text t) {
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == '"')
      return true;
  return false;
}

static struct word word_of(struct words *w, const struct token *t) {
  struct text raw = text_slice(w->src->text, t->off, t->off + t->len);
  struct word word = {.kind = t->kind, .off = t->off, .text = raw};
  bool plain = raw.n > 0 && (raw.p[0] == '"' || !has_quote(raw));
  if (t->kind == TITEL && plain)
    word.text = text_format(w->arena, "\"%.*s\"", TP(t->text));
  if (t->kind == DATUM || t->kind == DAGMAAND || t->kind == DUUR || t->kind == PROCENT || t->kind == BEDRAG || t->kind == WET || t->kind == BEKENDVANAF)
    word.text = plain_text(w->arena, raw);
  if (t->kind == LETTERLIJK) {
    word.text = t->text;
    word.quotes = plain ? TEXT("\"\"\"") : text_slice(raw, 0, (raw.n - t->text.n) / 2);
  }
  return word;
}

static void read_token(struct reading *r, const struct token *t) {
  switch (t->kind) {
  case NL: r->begins = true; return;
  case INDENT: r->level++; return;
  case DEDENT: r->level--; return;
  default: break;
  }
  read_gap(r, t->off, t->column, false);
  if (r->begins || (r->loose && r->broke && r->w->lines.n > 0))
    begin_line(r, t->column);
  add_word(r, word_of(r->w, t), t->len);
  r->loose = false;
}

void words_read(struct arena *a, const struct source *src, struct words *out) {
  struct tokens tokens = {0};
  struct comments comments = {0};
  *out = (struct words){.arena = a, .src = src};
  syntax_lines(a, src, &tokens, &comments);
  struct reading r = {.w = out, .comments = &comments, .begins = true};
  for (size_t i = 0; i < tokens.n; i++)
    read_token(&r, &tokens.p[i]);
  read_gap(&r, (uint32_t)src->text.n, 0, true);
  level_remarks(&r, out->lines.n > 0 ? out->lines.p[out->lines.n - 1].level : 0, 0);
}
