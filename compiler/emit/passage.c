// What the image keeps of a source: passages. A passage is one declaration (of a chapter only its own lines) in canonical order: the lines
// from which something is computed, without blank lines and comments between them. What the image holds as a text of its own (letterlijke
// tekst, bron, noot, vraag …) is not in it again. So a passage does not tell where in a file its declaration stood.
#include "passage.h"

#include <stdlib.h>

#include "emit.h"

enum { NOT_KEPT = UINT32_MAX };

// The lines of one clause, or of the head of what holds clauses.
struct piece {
  uint32_t from, to;  // in the source
  uint32_t passage;   // NOT_KEPT
  uint32_t at;        // in the passage
  uint32_t block_end; // … the end of what it heads
};
struct passage {
  const struct node *node;
  uint32_t first, pieces; // in canonical order
  uint32_t number;        // in the image, NONE as long as nothing points at it
};
struct passages {
  const struct source *src;
  uint32_t set, last;        // last: the piece found last
  VEC(struct piece) pieces;  // in canonical order
  VEC(struct passage) passages;
  VEC(uint32_t) by_place;
};

static bool is_stored_apart(const struct node *n) {
  switch (n->kind) {
  case N_VERBATIM: case N_NO_TEXT: case N_QUALITY: case N_SOURCE: case N_IN_THEME: case N_LIST: return true;
  case N_READING: case N_REMARK: case N_DEFECT: return true;
  default: return false;
  }
}

static bool has_passage(const struct node *n) {
  return n->kind == N_CHAPTER || n->kind == N_EIS || n->kind == N_KPI || n->kind == N_EXCEPTION || n->kind == N_TERM || n->kind == N_DEFINITION || n->kind == N_TABLE;
}

static uint32_t line_start(const struct source *src, uint32_t off) {
  while (off > 0 && src->text.p[off - 1] != '\n') off--;
  return off;
}

static void add_lines(struct arena *a, struct passages *p, const struct node *n, uint32_t passage);

static uint32_t add_piece(struct arena *a, struct passages *p, const struct node *n, uint32_t passage) {
  vec_push(a, &p->pieces, (struct piece){.from = line_start(p->src, n->off), .passage = passage});
  return (uint32_t)p->pieces.n - 1;
}

// A clause and what stands in it. block_end is its last piece until `place_pieces` makes it an offset.
static void add_clause(struct arena *a, struct passages *p, const struct node *n, uint32_t passage) {
  uint32_t piece = add_piece(a, p, n, is_stored_apart(n) ? NOT_KEPT : passage);
  add_lines(a, p, n, passage);
  p->pieces.p[piece].block_end = (uint32_t)p->pieces.n - 1;
}

// What stands behind the head on its own line is part of that line.
static void add_list(struct arena *a, struct passages *p, const struct node *head, const struct node *lines, uint32_t passage) {
  for (const struct node *c = lines ? lines->child : NULL; c; c = c->next)
    if (!has_passage(c) && line_start(p->src, c->off) != line_start(p->src, head->off)) add_clause(a, p, c, passage);
}

static void add_lines(struct arena *a, struct passages *p, const struct node *n, uint32_t passage) {
  add_list(a, p, n, model_lines(n), passage);
  if (n->kind == N_KPI) add_list(a, p, n, node_child(n, 3), passage);
}

static void add_declaration(struct arena *a, struct passages *p, const struct node *n) {
  uint32_t first = (uint32_t)p->pieces.n;
  if (!has_passage(n)) {
    add_piece(a, p, n, NOT_KEPT);
    return;
  }
  uint32_t passage = (uint32_t)p->passages.n;
  vec_push(a, &p->passages, (struct passage){.node = n, .first = first, .number = NONE});
  add_clause(a, p, n, passage);
  p->passages.p[passage].pieces = (uint32_t)p->pieces.n - first;
  const struct node *lines = model_lines(n);
  for (const struct node *c = lines ? lines->child : NULL; c; c = c->next)
    if (has_passage(c)) add_declaration(a, p, c);
}

// ---- where the pieces end, and where they come ----

static bool is_bare(struct text line) {
  line = text_trim(line);
  return line.n == 0 || line.p[0] == '#';
}

// Without the blank lines and comments behind it.
static uint32_t trimmed(const struct source *src, uint32_t from, uint32_t to) {
  while (to > from) {
    uint32_t line = line_start(src, to > from ? to - 1 : to);
    if (line <= from || !is_bare(text_slice(src->text, line, to))) break;
    to = line;
  }
  while (to > from && (src->text.p[to - 1] == '\n' || src->text.p[to - 1] == '\r' || src->text.p[to - 1] == ' ')) to--;
  return to;
}

struct start { uint32_t from, piece; };

static int by_start(const void *left, const void *right) {
  const struct start *a = left, *b = right;
  return a->from < b->from ? -1 : a->from > b->from;
}

static void end_pieces(struct arena *a, struct passages *p) {
  size_t n = p->pieces.n;
  struct start *starts = NEW_ARRAY(a, struct start, n);
  vec_room(a, &p->by_place, n);
  size_t unordered = 0; // those before this one must be sorted, all behind them come later
  uint32_t last = 0;
  for (size_t i = 0; i < n; i++) {
    starts[i] = (struct start){p->pieces.p[i].from, (uint32_t)i};
    if (starts[i].from < last) unordered = i + 1;
    else last = starts[i].from;
  }
  if (unordered > 0) qsort(starts, unordered, sizeof *starts, by_start);
  for (size_t i = 0; i < n; i++) {
    struct piece *piece = &p->pieces.p[starts[i].piece];
    piece->to = trimmed(p->src, piece->from, i + 1 < n ? starts[i + 1].from : (uint32_t)p->src->text.n);
    vec_push(a, &p->by_place, starts[i].piece);
  }
}

static void place_pieces(struct passages *p) {
  for (size_t i = 0; i < p->passages.n; i++) {
    uint32_t at = 0, first = p->passages.p[i].first;
    for (uint32_t k = first; k < first + p->passages.p[i].pieces; k++) {
      struct piece *piece = &p->pieces.p[k];
      piece->at = at;
      if (piece->passage != NOT_KEPT) at += piece->to - piece->from + 1;
    }
    for (uint32_t k = first + p->passages.p[i].pieces; k-- > first;) {
      struct piece *piece = &p->pieces.p[k];
      bool last = piece->block_end + 1 == first + p->passages.p[i].pieces;
      piece->block_end = (last ? at : p->pieces.p[piece->block_end + 1].at) - 1;
    }
  }
}

struct passages *passages_of(struct arena *a, const struct source *src, const struct node *root, uint32_t set) {
  struct passages *p = NEW(a, struct passages);
  p->src = src;
  p->set = set;
  for (const struct node *n = node_child(root, 2)->child; n; n = n->next) add_declaration(a, p, n);
  end_pieces(a, p);
  place_pieces(p);
  return p;
}

// ---- into the image ----

static const struct piece *piece_at(struct passages *p, uint32_t off) {
  size_t low = 0, high = p->by_place.n;
  const struct piece *found = high > 0 ? &p->pieces.p[p->last] : NULL;
  if (found && found->passage != NOT_KEPT && off >= found->from && off < found->to) return found;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (p->pieces.p[p->by_place.p[middle]].from <= off) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return NULL;
  p->last = p->by_place.p[low - 1];
  found = &p->pieces.p[p->last];
  return found->passage != NOT_KEPT && off < found->to ? found : NULL;
}

// "eis 15", "hoofdstuk "2.1 Uitzonderingen"".
static uint32_t name_length(const struct passages *p, const struct passage *passage, const struct piece *head) {
  const struct node *n = passage->node;
  struct place name = n->kind == N_CHAPTER ? node_place(p->src, n->child) : name_place(p->src, n);
  uint32_t end = name.off + name.len;
  return (end < head->to ? end : head->to) - head->from; // a name whose accents stood apart is not in the source: all of its line
}

static void add_passage(struct writer *w, struct passages *p, struct passage *passage) {
  const struct piece *pieces = &p->pieces.p[passage->first];
  struct img_source out = {.set = p->set, .text.off = (uint32_t)w->texts.n};
  for (uint32_t i = 0; i < passage->pieces; i++) {
    if (pieces[i].passage == NOT_KEPT) continue;
    if (i > 0) writer_add_text(w, TEXT("\n"));
    writer_add_text(w, text_slice(p->src->text, pieces[i].from, pieces[i].to));
  }
  out.text.len = (uint32_t)w->texts.n - out.text.off;
  uint32_t skip = 0, length = name_length(p, passage, pieces);
  while (skip < length && p->src->text.p[pieces->from + skip] == ' ') skip++;
  out.name = (struct img_text){out.text.off + skip, length - skip};
  passage->number = writer_add(w, sources, out);
}

struct img_span passages_span(struct writer *w, struct passages *p, uint32_t off, uint32_t len) {
  const struct piece *piece = piece_at(p, off);
  if (!piece) return (struct img_span){NONE, 0, 0};
  struct passage *passage = &p->passages.p[piece->passage];
  if (passage->number == NONE) add_passage(w, p, passage);
  struct img_span span = {passage->number, piece->at + off - piece->from, len};
  if (len > piece->to - off) span.len = piece->block_end - span.off;
  return span;
}
