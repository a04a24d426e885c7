// One eis on the page, with its onderdelen and the norms that take its place.
#include "html_out.h"
#include "text_out.h"

static void quote(struct buf *b, struct text t) {
  if (t.n > 0)
    HTML(b, "<blockquote>«%»</blockquote>\n", t);
}

static void source(struct buf *b, struct text t) {
  if (t.n > 0)
    html_line(b, "Bron: ", t);
}

static void scope(struct buf *b, struct text words) {
  const char *label = scope_label(&words);
  if (words.n > 0)
    html_line(b, label, words);
}

static void applied(struct buf *b, const struct image *im, const struct applied *by) {
  const struct img_exception *x = &im->exceptions[by->exception];
  buf_addz(b, "<div class=\"afwijking\">\n");
  html_line(b, "", exception_words(b->arena, im, by));
  scope(b, img_text(im, x->guard));
  quote(b, img_text(im, x->text));
  source(b, img_text(im, x->source));
  buf_addz(b, "</div>\n");
}

static void body(struct page *p, const struct report_item *item) {
  const struct img_target *t = item->target;
  if (item->verdict->unaddressed) {
    scope(&p->b, img_text(item->image, t->scope));
    html_details(p, item);
    return;
  }
  if (!text_stands_above(item)) {
    quote(&p->b, img_text(item->image, t->text));
    if (t->text.len == 0 && t->flags & TARGET_NO_TEXT)
      html_line(&p->b, "", TEXT(TEXT_MISSING));
    source(&p->b, img_text(item->image, t->source));
    scope(&p->b, img_text(item->image, t->scope));
  }
  for (size_t i = 0; i < item->verdict->applied.n; i++)
    applied(&p->b, item->image, &item->verdict->applied.p[i]);
  html_kpi(p, item);
  html_details(p, item);
}

static void begin(struct page *p, const char *class, const struct report_item *item) {
  HTML(&p->b, "<section class=\"% %\">\n", text_from(class), outcome_word(item->verdict->possible));
}

static void parts(struct page *p, const struct report_item *item, const struct report_theme *theme, unsigned depth) {
  if (item->verdict->unaddressed)
    return;
  for (size_t i = 0; i < item->parts.n; i++) {
    const struct report_item *part = item->parts.p[i];
    if (item_hidden(part) || !item_under(part, theme))
      continue;
    begin(p, "deel", part);
    html_heading(p, depth, NO_TEXT, part_words(p->b.arena, part));
    html_line(&p->b, "Uitkomst: ", outcome_line(p->b.arena, part->verdict));
    body(p, part);
    parts(p, part, theme, depth + 1);
    buf_addz(&p->b, "</section>\n");
  }
}

void html_item(struct page *p, const struct report_item *eis, const struct report_theme *theme, unsigned depth, struct text id) {
  begin(p, "eis", eis);
  html_heading(p, depth, id, item_words(p->b.arena, eis));
  html_line(&p->b, outcome_label(eis, theme), outcome_line(p->b.arena, eis->verdict));
  body(p, eis);
  parts(p, eis, theme, depth + 1);
  buf_addz(&p->b, "</section>\n");
}
