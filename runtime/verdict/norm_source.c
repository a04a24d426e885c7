// The norm of a target as its author wrote it: found back in the source, inside the block of the target.
#include "telling.h"

// A block of source: lines, and for each what stands in quotes made blank, so that it is not mistaken for a norm.
struct block {
  struct text text, bare;
  uint32_t indent; // of the first line
};

static size_t quote_end(struct text t, size_t from) {
  bool verbatim = from + 2 < t.n && t.p[from + 1] == '"' && t.p[from + 2] == '"';
  size_t i = from + (verbatim ? 3 : 1);
  for (; i < t.n; i++) {
    if (t.p[i] == '"' && (!verbatim || (i + 2 < t.n && t.p[i + 1] == '"' && t.p[i + 2] == '"')))
      return i + (verbatim ? 3 : 1);
  }
  return t.n;
}

static struct text without_quotes(struct arena *a, struct text t) {
  char *bare = (char *)text_copy(a, t).p;
  for (size_t i = 0; i < t.n; i++) {
    size_t end = t.p[i] == '"' ? quote_end(t, i) : i;
    if (t.p[i] == '#')
      while (end < t.n && t.p[end] != '\n')
        end++;
    for (; i < end; i++)
      bare[i] = 'x';
    if (i < t.n)
      bare[i] = t.p[i];
  }
  return (struct text){bare, t.n};
}

static size_t line_end(struct text t, size_t from) {
  while (from < t.n && t.p[from] != '\n')
    from++;
  return from;
}

static size_t indent_at(struct text t, size_t line) {
  size_t n = 0;
  while (line + n < t.n && t.p[line + n] == ' ')
    n++;
  return n;
}

// Behind the head of the block, before its first line: «a "titel": norm».
static size_t norm_in_head(struct text bare) {
  for (size_t i = 0; i + 1 < bare.n && bare.p[i] != '\n'; i++)
    if (bare.p[i] == ':' && bare.p[i + 1] == ' ')
      return i + 2;
  return bare.n;
}

// On a line of its own, one step inside the block: «norm …».
static size_t norm_on_line(struct text bare, size_t indent) {
  for (size_t line = line_end(bare, 0); line < bare.n; line = line_end(bare, line + 1)) {
    size_t at = line + 1 + indent_at(bare, line + 1);
    if (at == line + 1 + indent + 2 && text_starts(text_slice(bare, at, bare.n), TEXT("norm ")))
      return at;
  }
  return bare.n;
}

// Lines that stand deeper go on with it, unless they are a list of their own.
static size_t norm_end(struct text bare, size_t from, size_t indent) {
  size_t end = line_end(bare, from);
  if (text_ends(text_trim(text_slice(bare, from, end)), TEXT(" bevat")))
    return end;
  while (end < bare.n && end + 1 < bare.n && indent_at(bare, end + 1) > indent)
    end = line_end(bare, end + 1);
  return end;
}

static size_t indent_of(struct text source, size_t off) {
  while (off > 0 && source.p[off - 1] != '\n')
    off--;
  return indent_at(source, off);
}

static struct text place_words(const struct view *v, const struct img_span *s) {
  const struct img_source *source = &v->im->sources[s->source];
  struct text name = img_text(v->im, source->name), set = img_text(v->im, v->im->sets[source->set].name);
  return text_format(v->arena, "%.*s van %.*s", TP(name), TP(set));
}

static struct text own_norm(const struct view *v, uint32_t target, struct text *place) {
  const struct img_target *t = target_of(v, target);
  if (t->span == NONE)
    return NO_TEXT;
  const struct img_span *s = &v->im->spans[t->span];
  struct text source = img_text(v->im, v->im->sources[s->source].text), text = text_slice(source, s->off, s->off + s->len);
  struct text bare = without_quotes(v->arena, text);
  size_t indent = indent_of(source, s->off), from = norm_in_head(bare);
  size_t end = line_end(bare, from);
  if (from == bare.n) {
    from = norm_on_line(bare, indent);
    end = norm_end(bare, from, indent + 2);
  }
  if (from >= bare.n)
    return NO_TEXT;
  *place = place_words(v, s);
  return text_squeeze(v->arena, text_slice(text, from, end));
}

struct text norm_written(const struct view *v, uint32_t target, struct text *place) {
  const struct img_target *t = target_of(v, target);
  struct text own = own_norm(v, target, place), above;
  if (own.n > 0 || t->parent == NONE)
    return own;
  above = own_norm(v, t->parent, place);
  if (!text_ends(above, TEXT(" bevat")))
    return NO_TEXT;
  return text_format(v->arena, "%.*s %.*s", TP(above), TP(img_text(v->im, t->number)));
}
