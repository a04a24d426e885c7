// Inside this room: pages of HTML. They are well-formed XML too, so that any tool can check that no text became markup; they need
// no script, no font and no picture, and a policy in the page forbids all of these.
#ifndef EISEN_HTML_OUT_H
#define EISEN_HTML_OUT_H

#include "report.h"

struct page {
  struct buf b;
  unsigned level; // of the heading of a report: 1, or 2 among others
  size_t number;  // of the report among others, from 1; 0: alone. Keeps ids apart
};

// A text, with every character that could be markup or steer escaped or left out, and bytes that are no UTF-8 replaced.
void html_text(struct buf *b, struct text t);
// A template in which each % is one of the texts, in order.
void html_fill(struct buf *b, const char *template, const struct text *texts, size_t n);
#define HTML(b, template, ...) \
  html_fill((b), (template), (const struct text[]){__VA_ARGS__}, sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text))
// <p> with the label in bold; nothing without a label is bold.
void html_line(struct buf *b, const char *label, struct text t);
// A heading `depth` below that of the report, never deeper than <h6>. `id` empty: none.
void html_heading(struct page *p, unsigned depth, struct text id, struct text t);
// A table up to its first row: caption and column headings. Rows are the caller's; then html_table_end.
void html_table(struct buf *b, const char *class, struct text caption, const char *const *columns, size_t n);
void html_table_end(struct buf *b);
void html_begin(struct buf *b, struct text title); // from the doctype up to and with <body>
void html_end(struct buf *b);

void html_item(struct page *p, const struct report_item *eis, const struct report_theme *theme, unsigned depth, struct text id);
void html_kpi(struct page *p, const struct report_item *item);
// The judgements, facts, questions and remarks of one item.
void html_details(struct page *p, const struct report_item *item);

#endif
